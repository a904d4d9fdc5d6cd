/** What making a profile active comes to, tool by tool. Pure. */
import type { Candidate, Outcome, Trace } from '../../shared/models/trace.js';
import { defaultProfileName, type CredentialSource, type ToolId } from '../../shared/vocabulary.js';
import { meaningOf } from './answers.js';

/** Why a source that is there cannot be used. */
type Because = Pick<Candidate, 'reason' | 'facts'>;

/**
 * What becomes of a tool: it uses the profile; it looks at the profile and stops; or something else counts: a variable
 * that names another profile, variables with credentials, or another source.
 */
export type Effect =
  | { readonly kind: 'used' }
  | { readonly kind: 'stops'; readonly code: string; readonly because: Because | null }
  | { readonly kind: 'other-profile'; readonly variable: string; readonly profile: string }
  | { readonly kind: 'variables'; readonly variable: string }
  | { readonly kind: 'other-source'; readonly source: CredentialSource }
  | { readonly kind: 'nothing'; readonly because: Because | null };

/** Tools with the same effect and the same outcome. */
export interface EffectGroup {
  readonly tools: readonly ToolId[];
  readonly effect: Effect;
  readonly outcome: Outcome;
  /** Whether they look at the files anew with each command, or only when a program starts. */
  readonly isCommand: boolean;
}

const commands = new Set<ToolId>([
  'aws-cli-v2',
  'aws-cli-v1',
  'copilot',
  'powershell-v4',
  'powershell-v5',
  'keyway',
]);

/** Sources that have nothing to do with the active profile. */
const elsewhere = new Set<CredentialSource>([
  'explicit',
  'credential-object',
  'env',
  'container',
  'imds',
  'ec2-credentials-file',
  'boto-config',
  'system-properties',
  'app-config',
]);

/** What becomes of one tool when this profile is active. */
export function effectOn(trace: Trace, name: string): Effect {
  const { profile, outcome, candidates } = trace;
  const won = candidates.find((candidate) => candidate.state === 'won');
  if (won?.origin && 'variable' in won.origin) return { kind: 'variables', variable: won.origin.variable };
  if (won !== undefined && elsewhere.has(won.source)) return { kind: 'other-source', source: won.source };
  const isActive = profile.name === defaultProfileName || profile.name === name;
  if (!isActive && profile.from !== null && 'variable' in profile.from)
    return { kind: 'other-profile', variable: profile.from.variable, profile: profile.name };
  if (outcome.kind === 'error') return { kind: 'stops', code: outcome.code, because: obstacleIn(candidates) };
  return outcome.kind === 'none' ? { kind: 'nothing', because: obstacleIn(candidates) } : { kind: 'used' };
}

/** What stood in the way: the last source that is there and cannot be used. */
function obstacleIn(candidates: readonly Candidate[]): Because | null {
  const obstacle = candidates.findLast((candidate) => candidate.state === 'invalid');
  return obstacle === undefined ? null : { reason: obstacle.reason, facts: obstacle.facts };
}

/** The tools in groups, those that use the profile first. */
export function effectGroups(traces: readonly Trace[], name: string): readonly EffectGroup[] {
  const groups = new Map<string, EffectGroup>();
  for (const trace of traces) {
    const effect = effectOn(trace, name);
    const isCommand = commands.has(trace.tool);
    const key = JSON.stringify([effect, meaningOf(trace), effect.kind === 'used' && isCommand]);
    const earlier = groups.get(key);
    groups.set(key, {
      tools: [...(earlier?.tools ?? []), trace.tool],
      effect,
      outcome: earlier?.outcome ?? trace.outcome,
      isCommand,
    });
  }
  const all = [...groups.values()];
  return [...all.filter(isUsed), ...all.filter((group) => !isUsed(group))];
}

function isUsed({ effect }: EffectGroup): boolean {
  return effect.kind === 'used';
}

/** What is worth telling after the profile was made active. */
export interface Exceptions {
  /** Tools that use something else. */
  readonly others: readonly ToolId[];
  /** Tools that look at the profile and get nothing. */
  readonly stopping: readonly ToolId[];
}

export function exceptionsOf(traces: readonly Trace[], name: string): Exceptions {
  const others: ToolId[] = [];
  const stopping: ToolId[] = [];
  for (const trace of traces) {
    const { kind } = effectOn(trace, name);
    if (kind === 'stops' || kind === 'nothing') stopping.push(trace.tool);
    else if (kind !== 'used') others.push(trace.tool);
  }
  return { others, stopping };
}
