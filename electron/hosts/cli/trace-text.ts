/** Traces for a person: the answer in a sentence, then every source with what became of it. */
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Trace } from '../../../shared/models/trace.js';
import { printable, table } from './style.js';
import type { Style } from './style.js';

const { resolution } = catalogue;

/** The answer in a sentence. */
export function answerText(trace: Trace): string {
  return printable(resolution.outcomeText(trace));
}

/** The whole trace: answer, Region, a table of sources, warnings. */
export function traceText(trace: Trace, style: Style): string {
  const { states, columns } = resolution.resolutionView;
  const rows = trace.candidates.map((candidate) => [
    `  ${resolution.sourceName(candidate.source)}`,
    states[candidate.state],
    resolution.reasonText(candidate),
    candidate.origin === null ? '' : resolution.originName(candidate.origin),
  ]);
  return [
    style.strong(answerText(trace)),
    regionText(trace),
    table([`  ${columns.source}`, '', columns.reason, columns.origin], rows, style),
    ...warningLines(trace),
    '',
  ].join('\n');
}

/** A line for each warning, indented. */
export function warningLines({ warnings }: Trace): readonly string[] {
  return warnings.map((warning) => `  ${printable(resolution.warningText(warning))}`);
}

function regionText({ region }: Trace): string {
  const { resolutionView: words } = resolution;
  if (region === null) return `  ${words.region}: ${words.noRegion}`;
  const value = region.value ?? '?';
  const from = region.from === null ? '' : `, ${resolution.fromOrigin(region.from)}`;
  return `  ${words.region}: ${printable(`${value}${from}`)}`;
}
