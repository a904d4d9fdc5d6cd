/** A role and where its first credentials come from. */
import type { Problem } from '../models/problem.js';
import type { ToolId } from '../vocabulary.js';
import { placeOf } from './around.js';
import type { AroundProfile, FormAround, FormState } from './check.js';
import { hasKey, problemOf, valueOf } from './check-state.js';

type Found = readonly Problem[];

export function sourceProblems(state: FormState, around: FormAround): Found {
  return [
    ...withoutRoleProblems(state),
    ...sourceProfileProblems(state, around),
    ...durationProblems(state, around),
  ];
}

/** Other tools pass over such a setting; Go's stop (CredentialRequiresARNError: aws-sdk-go 1.55.6 and v2, shared_config.go). */
const needsRole: readonly ToolId[] = ['copilot', 'sdk-go-v2'];

function withoutRoleProblems(state: FormState): Found {
  // Kinds that cannot do without a role ask for it by themselves.
  if (valueOf(state, 'role_arn') !== null || state.kind === 'role' || state.kind === 'web-identity')
    return [];
  return ['source_profile', 'credential_source']
    .filter((key) => valueOf(state, key) !== null)
    .map((key) => problemOf('source-without-role', 'warning', key, { tools: needsRole }));
}

function sourceProfileProblems(state: FormState, around: FormAround): Found {
  const name = valueOf(state, 'source_profile');
  if (name === null) return [];
  const field = 'source_profile';
  const facts = { name };
  if (valueOf(state, 'credential_source') !== null) return [problemOf('two-role-sources', 'error', field)];
  const { byName, finder } = placeOf(around, state.location);
  const found = byName.get(name);
  if (name === state.name || (found !== undefined && found.id === state.id))
    return hasKey(state) ? [] : [problemOf('source-profile-is-itself', 'error', field, { facts })];
  if (found === undefined) {
    const suggestion =
      finder()
        .closestTo(name)
        .find((close) => close !== state.name) ?? null;
    return [problemOf('source-profile-missing', 'error', field, { facts, suggestion })];
  }
  const profiles = loopFrom(found, state, byName);
  if (profiles !== null) return [problemOf('source-profile-loop', 'error', field, { facts: { profiles } })];
  return found.kind === 'settings'
    ? [problemOf('source-profile-without-credentials', 'error', field, { facts })]
    : [];
}

/** More than this of a way is not told. */
const MOST_NAMES = 100;

/** The names on the way back to the profile itself; null where the way ends before. A key of its own ends it. */
function loopFrom(
  first: AroundProfile,
  state: FormState,
  byName: ReadonlyMap<string, AroundProfile>,
): string | null {
  if (hasKey(state)) return null;
  const names = [state.name];
  let at: AroundProfile | undefined = first;
  while (at !== undefined && names.length < MOST_NAMES) {
    // A circle without this profile: not of its making.
    if (names.includes(at.name)) return null;
    names.push(at.name);
    const next: string | null = at.kind === 'role' ? at.sourceProfile : null;
    // It may not be there yet, or be called otherwise now.
    if (next === state.name) return [...names, next].join(', ');
    const source: AroundProfile | undefined = next === null ? undefined : byName.get(next);
    if (source !== undefined && source.id === state.id) return [...names, state.name].join(', ');
    at = source;
  }
  return null;
}

const HOUR = 3600;

/** Kinds whose credentials are a role's: assuming another with them is role chaining (IAM user guide, "Methods to assume a role"). */
const roleKinds: ReadonlySet<AroundProfile['kind']> = new Set(['role', 'web-identity', 'sso']);

/** STS, AssumeRole, DurationSeconds: a role assumed by another role lasts one hour at most; AWS refuses more. */
function durationProblems(state: FormState, around: FormAround): Found {
  const seconds = Number(valueOf(state, 'duration_seconds') ?? '0');
  const source = valueOf(state, 'source_profile');
  if (!(seconds > HOUR) || source === null || source === state.name) return [];
  const kind = placeOf(around, state.location).byName.get(source)?.kind;
  if (kind === undefined || !roleKinds.has(kind)) return [];
  const more = { facts: { source }, suggestion: String(HOUR) };
  return [problemOf('role-chain-over-one-hour', 'error', 'duration_seconds', more)];
}
