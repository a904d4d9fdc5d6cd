/** What each tool uses after a switch, and why not what was made active where it does not. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Trace } from '../../../shared/models/trace.js';
import { printable } from './style.js';
import { answerText } from './trace-text.js';

/** Begins with an empty line; empty without traces. @param active the name of what is active; null where nothing is */
export function toolsText(traces: readonly Trace[], active: string | null): string {
  if (traces.length === 0) return '';
  const lines = traces.map((trace) => {
    const why = whyNot(trace, active);
    return `  ${answerText(trace)}${why === null ? '' : ` (${printable(why)})`}`;
  });
  return ['', commandLine.toolsNow, ...lines, '', commandLine.howToSeeSources, ''].join('\n');
}

/** What keeps the tool from the default profile; null where it goes by it. */
function whyNot({ profile, outcome, candidates }: Trace, active: string | null): string | null {
  const { from, name } = profile;
  const isNamed = from !== null && 'variable' in from && name !== 'default' && name !== active;
  if (isNamed) return commandLine.variableNames(from.variable, name);
  if (outcome.kind === 'none' || outcome.kind === 'deferred') return null;
  if (outcome.kind === 'error') return null;
  const winner = candidates.find(({ state }) => state === 'won');
  if (winner === undefined || winner.origin === null || !('variable' in winner.origin)) return null;
  return commandLine.keysInEnvironment(catalogue.resolution.originName(winner.origin));
}
