import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { TextPart } from '../../../shared/catalogue/words.js';
import type { Candidate, Trace } from '../../../shared/models/trace.js';
import { useNavigate } from '../../state/navigation.js';
import { Button } from '../../ui/button.js';
import { OriginLink } from '../../ui/origin-link.js';
import { Text } from '../../ui/text.js';

const { resolution } = catalogue;
const { resolutionView: words } = resolution;

interface WaterfallProps {
  readonly trace: Trace;
  /** The same tool's answer without what is tried on paper; undefined where nothing is. */
  readonly before: Trace | undefined;
}

/** The sources in the order in which the tool asks them: what became of each, and why. */
export function Waterfall({ trace, before }: WaterfallProps) {
  return (
    <table className="waterfall">
      <caption className="visually-hidden">{words.sources}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.columns.order}</th>
          <th scope="col">{words.columns.source}</th>
          <th scope="col">{words.columns.reason}</th>
          <th scope="col">{words.columns.origin}</th>
        </tr>
      </thead>
      <tbody>
        {trace.candidates.map((candidate, index) => (
          <Row
            key={candidate.source}
            candidate={candidate}
            order={index + 1}
            trace={trace}
            takenAway={isTakenAway(candidate, before)}
            stops={isStop(trace, candidate)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** It counted, or could have, before something was tried on paper. */
function isTakenAway(candidate: Candidate, before: Trace | undefined): boolean {
  const earlier = before?.candidates.find((each) => each.source === candidate.source);
  const couldCount = earlier?.state === 'won' || earlier?.state === 'shadowed';
  return couldCount && candidate.state === 'absent';
}

/** The tool stops at it; others that cannot be used are passed over. */
function isStop(trace: Trace, candidate: Candidate): boolean {
  if (trace.outcome.kind !== 'error') return false;
  return trace.candidates.findLast((each) => each.state === 'invalid') === candidate;
}

interface RowProps {
  readonly candidate: Candidate;
  readonly order: number;
  readonly trace: Trace;
  readonly takenAway: boolean;
  readonly stops: boolean;
}

function Row({ candidate, order, trace, takenAway, stops }: RowProps) {
  const { source, origin } = candidate;
  const state = takenAway ? 'shadowed' : candidate.state;
  const name = resolution.sourceName(source);
  const navigate = useNavigate();
  return (
    <tr className={stops ? 'source source-stop' : `source source-${state}`}>
      <td className="source-order">
        {stops ? <CircleAlert size={15} aria-hidden="true" /> : <Mark state={state} order={order} />}
      </td>
      <th scope="row" className="source-name">
        <Button
          look="quiet"
          className="source-about"
          aria-label={words.about(name)}
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'learn', page: source } })}
        >
          {name}
        </Button>
        <span className="visually-hidden">, {words.states[state]}</span>
      </th>
      <td className="source-reason text-selectable">
        <Text parts={takenAway ? takenAwayParts : reasonOf(candidate, trace)} />
      </td>
      <td className="source-origin">{origin !== null && <OriginLink origin={origin} />}</td>
    </tr>
  );
}

const takenAwayParts: readonly TextPart[] = [{ text: words.setAsideByWhatIf, style: 'plain' }];

/** Of the winner, what it gives; of the others, why they are what they are. */
function reasonOf(candidate: Candidate, trace: Trace): readonly TextPart[] {
  return candidate.state === 'won'
    ? resolution.gainParts(trace, candidate)
    : resolution.reasonParts(candidate);
}

function Mark({ state, order }: { readonly state: Candidate['state']; readonly order: number }) {
  if (state === 'won') return <Check size={16} aria-hidden="true" />;
  if (state === 'invalid') return <TriangleAlert size={15} aria-hidden="true" />;
  return order;
}
