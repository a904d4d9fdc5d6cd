/** Settings against each other, and against the sections and keys that are there. */
import type { Problem } from '../models/problem.js';
import type { ToolId } from '../vocabulary.js';
import { sessionOf, tablesOf } from './around.js';
import type { FormAround, FormState } from './check.js';
import { sourceProblems } from './check-sources.js';
import { hasKey, hasSecret, problemOf, valueOf } from './check-state.js';
import { closestNames } from './closeness.js';
import { fieldName } from './field.js';

type Found = readonly Problem[];

export function relationProblems(state: FormState, around: FormAround): Found {
  return [
    ...sourceProblems(state, around),
    ...sessionProblems(state, around),
    ...servicesProblems(state, around),
    ...keyProblems(state, around),
  ];
}

const sessionKeys = ['sso_start_url', 'sso_region', 'sso_registration_scopes'] as const;

function sessionProblems(state: FormState, around: FormAround): Found {
  const name = valueOf(state, 'sso_session');
  if (name === null) return [];
  const there = sessionOf(around, name);
  if (there === null) {
    if (state.ssoSession?.name === name)
      return [
        ...sectionNameProblems('sso_session', name),
        ...ownValueProblems(state, state.ssoSession.values),
      ];
    const names = around.ssoSessions.map((each) => each.name);
    const more = { facts: { name }, suggestion: closestNames(name, names)[0] ?? null };
    return [problemOf('sso-session-missing', 'error', 'sso_session', more)];
  }
  return [...ownValueProblems(state, there.values), ...sharedValueProblems(state, around, there)];
}

/** Older settings beside a session: the AWS CLI refuses those that differ from it (botocore 1.43.11, SSOProvider). */
function ownValueProblems(state: FormState, shared: Readonly<Record<string, string>>): Found {
  return sessionKeys.flatMap((key) => {
    const own = valueOf(state, key);
    return own === null ? [] : differing(state, key, own, shared[key], key);
  });
}

/** A session that others share may be changed by whom it serves already, and by nobody who only joins. */
function sharedValueProblems(
  state: FormState,
  around: FormAround,
  { usedBy, values }: FormAround['ssoSessions'][number],
): Found {
  const before = state.id === null ? undefined : tablesOf(around).byId.get(state.id);
  if (before !== undefined && before.location === null && usedBy.includes(before.name)) return [];
  return sessionKeys.flatMap((key) => {
    const own = state.ssoSession?.values[key] ?? '';
    return own === '' ? [] : differing(state, key, own, values[key], fieldName('sso-session', key));
  });
}

function differing(
  state: FormState,
  key: string,
  own: string,
  shared: string | undefined,
  field: string,
): Found {
  if (shared === undefined || shared === '' || own === shared) return [];
  const facts = { session: valueOf(state, 'sso_session') ?? '', key };
  return [problemOf('sso-values-differ', 'error', field, { facts, suggestion: shared })];
}

/** As for profiles: what a header can hold so that every tool reads it back. */
function sectionNameProblems(field: 'sso_session' | 'services', name: string): Found {
  return /^[A-Za-z0-9_\-/.@%:+]+$/u.test(name)
    ? []
    : [problemOf('section-name-not-readable', 'error', field, { facts: { name } })];
}

function servicesProblems(state: FormState, { services }: FormAround): Found {
  const name = valueOf(state, 'services');
  if (name === null || services.includes(name)) return [];
  if (state.services?.name === name) return sectionNameProblems('services', name);
  const more = { facts: { name }, suggestion: closestNames(name, services)[0] ?? null };
  return [problemOf('services-section-missing', 'error', 'services', more)];
}

function keyProblems(state: FormState, around: FormAround): Found {
  const id = valueOf(state, 'aws_access_key_id');
  const problems: Problem[] = [];
  // An access key's own form asks for both by itself.
  if (state.kind !== 'access-key' && (id !== null) !== hasSecret(state, 'aws_secret_access_key')) {
    const missing = id === null ? 'aws_access_key_id' : 'aws_secret_access_key';
    problems.push(problemOf('access-key-incomplete', 'error', missing, { facts: { missing } }));
  }
  if (id === null) return problems;
  const hasToken = hasSecret(state, 'aws_session_token') || hasSecret(state, 'aws_security_token');
  if (id.startsWith('ASIA') && hasSecret(state, 'aws_secret_access_key') && !hasToken)
    problems.push(problemOf('temporary-key-without-token', 'error', 'aws_session_token'));
  const others = (tablesOf(around).byKeyId.get(shownId(id, state)) ?? []).filter(
    ({ id: other }) => other !== state.id,
  );
  const [other] = others;
  if (other !== undefined) {
    const facts = { name: other.name, count: others.length };
    problems.push(problemOf('access-key-in-use', 'info', 'aws_access_key_id', { facts }));
  }
  return hasKey(state) ? [...problems, ...outrankingProblems(state)] : problems;
}

/** The list knows key IDs by their last four characters. */
function shownId(id: string, { masked }: FormState): string {
  return masked.includes('aws_access_key_id') ? id : `****${id.slice(-4)}`;
}

/** By the setting that stands for another source: the tools that take a key of the same profile before it (resolution facts B2). */
const takesKeyBefore: readonly (readonly [setting: string, tools: readonly ToolId[]])[] = [
  ['sso_account_id', ['sdk-js-v3', 'copilot', 'sdk-go-v2']],
  ['sso_role_name', ['sdk-js-v3', 'copilot', 'sdk-go-v2']],
  ['web_identity_token_file', ['sdk-js-v3', 'copilot', 'sdk-go-v2']],
  ['login_session', ['aws-cli-v2', 'aws-cli-v1', 'boto3', 'sdk-js-v3', 'sdk-go-v2']],
  ['credential_process', ['aws-cli-v2', 'aws-cli-v1', 'boto3', 'sdk-js-v3', 'copilot', 'sdk-go-v2']],
];

function outrankingProblems(state: FormState): Found {
  const found = takesKeyBefore.find(([setting]) => valueOf(state, setting) !== null);
  if (found === undefined) return [];
  const [setting, tools] = found;
  return [
    problemOf('key-outranks-other-source', 'warning', 'aws_access_key_id', { facts: { setting }, tools }),
  ];
}
