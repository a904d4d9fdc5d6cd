/** What is wrong with a draft, and what of it keeps it from being saved. Pure. */
import { checkForm, type FormAround, settingProblems } from '../../../shared/kinds/check.js';
import type { Problem } from '../../../shared/models/problem.js';
import { changedFields, heldFor, isMasked, toFormState } from './edit-request.js';
import { type Draft, draftOf } from './form-state.js';

/** By field, the worst first. */
export type FieldProblems = ReadonlyMap<string, readonly Problem[]>;

export interface DraftProblems {
  readonly byField: FieldProblems;
  /** Errors that the person brings; those that stood in the profile before do not stand in the way. */
  readonly blocking: readonly Problem[];
}

const ranks = { error: 0, warning: 1, info: 2 } as const;
/** Fields that are not filled in yet: no fault before the person says that the form is done. */
const missing: ReadonlySet<Problem['code']> = new Set(['value-missing', 'profile-name-missing']);

/** @param ofMain what main found in the form as it last saw it */
export function problemsOf(draft: Draft, around: FormAround, ofMain: readonly Problem[] = []): DraftProblems {
  const own = [...checkForm(toFormState(draft, around), around), ...secretProblems(draft)];
  const all = [...own, ...heldProblems(draft, own, ofMain)];
  const byField = new Map<string, Problem[]>();
  for (const problem of all.toSorted((one, other) => ranks[one.severity] - ranks[other.severity]))
    byField.set(problem.field, [...(byField.get(problem.field) ?? []), problem]);
  const errors = all.filter(({ severity }) => severity === 'error');
  return { byField, blocking: draft.base === null ? errors : newErrors(errors, draft, around) };
}

/** What is said while the person is still at it. */
export function withoutMissing(all: FieldProblems): FieldProblems {
  return new Map([...all].map(([field, found]) => [field, found.filter(({ code }) => !missing.has(code))]));
}

function newErrors(errors: readonly Problem[], draft: Draft, around: FormAround): readonly Problem[] {
  if (errors.length === 0 || draft.base === null) return errors;
  const before = checkForm(toFormState(draftOf(draft.base), around), around);
  const known = new Set(before.map(({ code, field }) => `${code} ${field}`));
  const changed = changedFields(draft, around);
  return errors.filter(({ code, field }) => changed.has(field) || !known.has(`${code} ${field}`));
}

/** Of values that main holds only main can say what is wrong; what it says of others may be of an earlier text. */
function heldProblems(draft: Draft, own: readonly Problem[], ofMain: readonly Problem[]): readonly Problem[] {
  const held = heldFor(draft);
  if (held === null) return [];
  const isHeld = (field: string): boolean =>
    held.secretsHeld.includes(field) || (held.masked.includes(field) && isMasked(draft, field));
  const known = new Set(own.map(({ code, field }) => `${code} ${field}`));
  return ofMain.filter(({ code, field }) => isHeld(field) && !known.has(`${code} ${field}`));
}

/** Of what was typed into the secret fields; what is said of it must not have any of it. */
function secretProblems({ secretAccessKey, sessionToken }: Draft): readonly Problem[] {
  const typed = [
    ['aws_secret_access_key', secretAccessKey.trim()],
    ['aws_session_token', sessionToken.trim()],
  ] as const;
  return typed.flatMap(([key, value]) =>
    value === ''
      ? []
      : settingProblems('profile', key, value).map((problem) => ({
          ...problem,
          facts: {},
          suggestion: null,
        })),
  );
}
