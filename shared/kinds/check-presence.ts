/** Fields that a kind cannot do without. */
import type { Problem } from '../models/problem.js';
import { sessionOf } from './around.js';
import type { FormAround, FormState } from './check.js';
import { fieldName, type FormField } from './field.js';
import { forms } from './forms.js';

export function presenceProblems(state: FormState, around: FormAround): readonly Problem[] {
  const fields = forms[state.kind].filter(
    (field) => field.section === 'profile' || needsSession(state, around),
  );
  return [...fields.flatMap((field) => missingField(field, fields, state)), ...missingCompanions(state)];
}

/** A session that is there already has its own values; a new one needs them here. */
function needsSession(state: FormState, around: FormAround): boolean {
  const name = state.values['sso_session'] ?? '';
  return state.kind === 'sso' && name !== '' && sessionOf(around, name) === null;
}

function missingField(field: FormField, fields: readonly FormField[], state: FormState): readonly Problem[] {
  if (isFilled(field, state)) return [];
  const { presence } = field;
  if (presence === 'optional') return [];
  if (typeof presence === 'object') {
    const group = fields.filter(
      (each) => typeof each.presence === 'object' && each.presence.oneOf === presence.oneOf,
    );
    if (group[0] !== field || group.some((each) => isFilled(each, state))) return [];
  }
  return [missing(fieldName(field.section, field.key))];
}

/** Fields that are optional by themselves, but not beside another one. */
function missingCompanions({ kind, values }: FormState): readonly Problem[] {
  const has = (key: string): boolean => (values[key] ?? '') !== '';
  const needed = [
    // The older way: start URL and Region in the profile itself.
    kind === 'sso' && has('sso_start_url') && !has('sso_session') && !has('sso_region') ? 'sso_region' : null,
    kind === 'metadata' && has('role_arn') && !has('credential_source') ? 'credential_source' : null,
  ];
  return needed.filter((key) => key !== null).map(missing);
}

function missing(field: string): Problem {
  return { code: 'value-missing', severity: 'error', field, facts: {}, tools: [], suggestion: null };
}

function isFilled({ section, key }: FormField, state: FormState): boolean {
  if (section === 'sso-session') return (state.ssoSession?.values[key] ?? '') !== '';
  const secret = state.secrets[key];
  if (secret !== undefined && secret !== 'none') return true;
  return (state.values[key] ?? '') !== '';
}
