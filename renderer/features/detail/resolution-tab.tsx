import { ArrowRight, CircleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileDetail } from '../../../shared/models/profile.js';
import type {
  ResolutionAnswer,
  ResolutionFinding,
  ResolutionQuestion,
} from '../../../shared/models/resolution.js';
import type { Trace } from '../../../shared/models/trace.js';
import { differingTools } from '../../state/answers.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useAnswer } from '../../state/queries.js';
import { ownEnvironment, useAsk } from '../../state/question.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Notice } from '../../ui/notice.js';
import { OutcomeBadge } from '../../ui/outcome-badge.js';
import { Text } from '../../ui/text.js';

const { resolution, detail: detailWords, shell } = catalogue;
const { profileResolution: words } = resolution;

/** What each tool makes of the profile when it is given with the call, and what would stop it. */
export function ResolutionTab({ detail: { profile } }: { readonly detail: ProfileDetail }) {
  const { name, location } = profile;
  const { data, error, isError, refetch } = useAnswer(location === null ? questionFor(name) : null);
  if (location !== null) return <p className="file-note">{words.elsewhere(location)}</p>;
  if (isError) {
    const { happened, advice } = errorWords(error);
    return (
      <Empty icon={CircleAlert} title={happened} advice={advice}>
        <Button onPress={() => void refetch()}>{shell.retry}</Button>
      </Empty>
    );
  }
  if (data === undefined) {
    return <div className="skeleton resolution-tab-skeleton" role="status" aria-label={shell.loading} />;
  }
  return <Answer name={name} answer={data} />;
}

function questionFor(profile: string): ResolutionQuestion {
  return { environment: ownEnvironment, profile, region: null, whatIf: [] };
}

function Answer({ name, answer }: { readonly name: string; readonly answer: ResolutionAnswer }) {
  const navigate = useNavigate();
  const ask = useAsk();
  const { traces } = answer;
  const [first] = traces;
  const differing = useMemo(
    () => (first === undefined ? new Set() : differingTools(traces, first)),
    [traces, first],
  );
  function openResolution(): void {
    ask({ kind: 'ask', profile: name });
    navigate({ kind: 'view', view: 'resolution' });
  }
  return (
    <div className="resolution-tab">
      <div className="resolution-tab-head">
        <p>
          <Text parts={words.lead(name)} />
        </p>
        <Button small onPress={openResolution}>
          {words.open}
          <ArrowRight size={14} aria-hidden="true" />
        </Button>
      </div>
      {answer.findings
        .filter((finding) => finding.code !== 'tools-disagree')
        .map((finding, index) => (
          <FindingNotice key={index} finding={finding} />
        ))}
      <ul className="resolution-tab-tools">
        {traces.map((trace) => (
          <ToolRow key={trace.tool} trace={trace} differs={differing.has(trace.tool)} />
        ))}
      </ul>
    </div>
  );
}

function FindingNotice({ finding }: { readonly finding: ResolutionFinding }) {
  return (
    <Notice
      severity={finding.severity}
      word={detailWords.severity[finding.severity]}
      title={resolution.findingTitle(finding)}
    >
      <p className="text-selectable">
        {resolution.resolutionFindingText(finding)} {resolution.resolutionFindingAdvice(finding)}
      </p>
    </Notice>
  );
}

function ToolRow({ trace, differs }: { readonly trace: Trace; readonly differs: boolean }) {
  return (
    <li className="resolution-tab-tool">
      <p className="text-selectable">
        <Text parts={resolution.outcomeParts(trace)} />
      </p>
      <OutcomeBadge outcome={trace.outcome} differs={differs} />
    </li>
  );
}
