import { useMemo } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Trace } from '../../../shared/models/trace.js';
import { differingTools, hasCredentials } from '../../state/answers.js';
import { useAsk } from '../../state/question.js';
import { OutcomeBadge } from '../../ui/outcome-badge.js';

const { resolution } = catalogue;
const { allTools: words, resolutionView: viewWords } = resolution;

/** What each tool uses, those that differ from the chosen one marked. Choosing one asks about it. */
export function AllTools({ traces, chosen }: { readonly traces: readonly Trace[]; readonly chosen: Trace }) {
  const ask = useAsk();
  const differing = useMemo(() => differingTools(traces, chosen), [traces, chosen]);
  return (
    <section className="side-card" aria-labelledby="all-tools-title">
      <div className="side-card-head">
        <h2 id="all-tools-title">{words.title}</h2>
        <Agreement traces={traces} chosen={chosen} differing={differing.size} />
      </div>
      <ListBox
        className="tool-list"
        aria-label={words.choose}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen.tool]}
        onSelectionChange={(keys) => {
          const trace = traces.find((each) => keys !== 'all' && keys.has(each.tool));
          if (trace !== undefined) ask({ kind: 'tool', tool: trace.tool });
        }}
      >
        {traces.map((trace) => (
          <ListBoxItem
            key={trace.tool}
            id={trace.tool}
            textValue={resolution.toolName(trace.tool)}
            className="tool-row"
          >
            <span className="tool-row-text">
              <span className="tool-row-name">{resolution.toolName(trace.tool)}</span>
              <span className="tool-row-note">{viewWords.modelledOn(trace)}</span>
            </span>
            <OutcomeBadge outcome={trace.outcome} differs={differing.has(trace.tool)} />
          </ListBoxItem>
        ))}
      </ListBox>
    </section>
  );
}

interface AgreementProps {
  readonly traces: readonly Trace[];
  readonly chosen: Trace;
  readonly differing: number;
}

/** Whether all is well, in two or three words; nothing where the chosen tool has no credentials itself. */
function Agreement({ traces, chosen, differing }: AgreementProps) {
  if (differing > 0) return <span className="badge badge-bad">{words.disagree(differing)}</span>;
  if (!hasCredentials(chosen.outcome)) return null;
  const without = traces.filter((trace) => !hasCredentials(trace.outcome)).length;
  return without === 0 ? (
    <span className="badge badge-good">{words.agree}</span>
  ) : (
    <span className="badge badge-warn">{words.without(without)}</span>
  );
}
