/** A form as it is filled in, and what it asks of main. Pure. */
import { forms, keysGivenUp } from '../../../shared/kinds/forms.js';
import type { FormState } from '../../../shared/kinds/check.js';
import type { EditCommand, EditQuestion } from '../../../shared/models/edit.js';
import type { ProfileForm, SecretInput, SecretPresence, Surroundings } from '../../../shared/models/form.js';
import type { PastedProfile } from '../../../shared/models/pasted.js';
import { type ProfileKind, secretSettings } from '../../../shared/vocabulary.js';

type Values = Readonly<Record<string, string>>;

/** What the person has typed so far. */
export interface Draft {
  /** What is edited; null for a new profile. */
  readonly base: ProfileForm | null;
  readonly kind: ProfileKind;
  readonly name: string;
  readonly location: string | null;
  /** Settings of the profile itself; those without a value are left out or empty. */
  readonly values: Values;
  /** Settings of the `[sso-session]` that the profile names. */
  readonly session: Values;
  /** Settings of the `[services]` section that the profile names. */
  readonly services: Values;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** What main holds of a paste: its secrets and masked values. */
  readonly held: PastedProfile | null;
}

export type Step =
  | { readonly kind: 'kind'; readonly value: ProfileKind }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'location'; readonly value: string | null }
  | { readonly kind: 'value'; readonly key: string; readonly value: string }
  | { readonly kind: 'session'; readonly key: string; readonly value: string }
  | { readonly kind: 'services'; readonly key: string; readonly value: string }
  | { readonly kind: 'secret'; readonly key: 'secretAccessKey' | 'sessionToken'; readonly value: string }
  | { readonly kind: 'pasted'; readonly profile: PastedProfile }
  | { readonly kind: 'drop-held' }
  /** The profile as it is in the file now; what the person keeps stays. */
  | { readonly kind: 'rebase'; readonly form: ProfileForm; readonly taken: readonly string[] }
  | { readonly kind: 'forget-secrets' };

export function newDraft(kind: ProfileKind): Draft {
  return {
    base: null,
    kind,
    name: '',
    location: null,
    values: initialValues(kind, 'profile'),
    session: initialValues(kind, 'sso-session'),
    services: {},
    secretAccessKey: '',
    sessionToken: '',
    held: null,
  };
}

export function draftOf(form: ProfileForm): Draft {
  return {
    ...newDraft(form.kind),
    base: form,
    name: form.name,
    location: form.location,
    values: form.values,
    session: form.ssoSession?.values ?? {},
    services: form.services?.values ?? {},
  };
}

function initialValues(kind: ProfileKind, section: 'profile' | 'sso-session'): Values {
  const fields = forms[kind].filter((field) => field.section === section && field.initial !== '');
  return Object.fromEntries(fields.map(({ key, initial }) => [key, initial]));
}

export function nextDraft(draft: Draft, step: Step): Draft {
  switch (step.kind) {
    case 'kind':
      return withKind(draft, step.value);
    case 'name':
      return { ...draft, name: step.value };
    case 'location':
      return { ...draft, location: step.value };
    case 'value':
      return { ...draft, values: { ...draft.values, [step.key]: step.value } };
    case 'session':
      return { ...draft, session: { ...draft.session, [step.key]: step.value } };
    case 'services':
      return { ...draft, services: { ...draft.services, [step.key]: step.value } };
    case 'secret':
      return { ...draft, [step.key]: step.value };
    case 'pasted':
      return withPasted(draft, step.profile);
    case 'drop-held':
      return { ...draft, held: null, values: withoutKeys(draft.values, draft.held?.masked ?? []) };
    case 'rebase':
      return rebased(draft, step.form, step.taken);
    case 'forget-secrets':
      return { ...draft, secretAccessKey: '', sessionToken: '' };
  }
}

/** Settings of the kind before that mean nothing to this one go; those that were never saved leave no trace. */
function withKind(draft: Draft, kind: ProfileKind): Draft {
  if (kind === draft.kind) return draft;
  return {
    ...draft,
    kind,
    values: { ...initialValues(kind, 'profile'), ...withoutKeys(draft.values, keysGivenUp(kind)) },
    session: kind === 'sso' ? { ...initialValues(kind, 'sso-session'), ...draft.session } : {},
    secretAccessKey: '',
    sessionToken: '',
  };
}

function withPasted(draft: Draft, profile: PastedProfile): Draft {
  const kind = profile.kind;
  const changed = withKind(draft, kind);
  return {
    ...changed,
    name: draft.name === '' ? (profile.name ?? '') : draft.name,
    values: { ...changed.values, ...profile.values },
    session: { ...changed.session, ...profile.ssoSession?.values },
    secretAccessKey: '',
    sessionToken: '',
    held: profile.handle === null ? null : profile,
  };
}

function withoutKeys(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

/** Another program was faster: its values count for what was taken, and are what the rest is compared with from now on. */
function rebased(draft: Draft, form: ProfileForm, taken: readonly string[]): Draft {
  const theirs = taken.map((key) => [key, form.values[key] ?? ''] as const);
  const untouched = Object.entries(form.values).filter(
    ([key]) => draft.values[key] === draft.base?.values[key],
  );
  return {
    ...draft,
    base: form,
    values: { ...draft.values, ...Object.fromEntries([...untouched, ...theirs]) },
  };
}

/** Whether there is anything to lose. */
export function isChanged(draft: Draft): boolean {
  const start = draft.base === null ? newDraft(draft.kind) : draftOf(draft.base);
  const parts = ({ name, values, session, services }: Draft): string =>
    JSON.stringify([name, filled(values), filled(session), filled(services)]);
  return draft.secretAccessKey !== '' || draft.held !== null || parts(draft) !== parts(start);
}

function filled(values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** As the checks want it. A session or section that is there already counts as it is, but for what was typed. */
export function toFormState(draft: Draft, around: Surroundings | undefined): FormState {
  const { base, kind, name, location, values } = draft;
  const session = values['sso_session'] ?? '';
  const there = around?.ssoSessions.find((each) => each.name === session)?.values ?? {};
  const services = values['services'] ?? '';
  return {
    id: base?.id ?? null,
    name,
    location,
    kind,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
    masked: [...(base?.masked ?? []), ...(draft.held?.masked ?? [])].filter((key) => isMasked(draft, key)),
    secrets: Object.fromEntries(secretSettings.map((key) => [key, secretState(draft, key)])),
    ssoSession:
      session === '' || kind !== 'sso' ? null : { name: session, values: { ...there, ...draft.session } },
    services:
      services === '' || Object.keys(draft.services).length === 0
        ? null
        : { name: services, values: draft.services },
  };
}

/** A masked text that was not typed over stands for the value itself. */
export function isMasked({ base, held, values }: Draft, key: string): boolean {
  const isOf = (form: { readonly masked: readonly string[]; readonly values: Values } | null): boolean =>
    form?.masked.includes(key) === true && form.values[key] === values[key];
  return isOf(base) || isOf(held);
}

function secretState(draft: Draft, key: string): 'set' | 'given' | 'none' {
  const typed = new Map([
    ['aws_secret_access_key', draft.secretAccessKey],
    ['aws_session_token', draft.sessionToken],
  ]);
  if ((typed.get(key) ?? '') !== '') return 'given';
  if (draft.held?.secretsHeld.includes(key) === true) return 'given';
  const isKept = draft.base?.secretsSet.includes(key) === true && !givesUpSecrets(draft);
  return isKept && draft.secretAccessKey === '' ? 'set' : 'none';
}

/** The profile becomes one without keys. */
function givesUpSecrets({ base, kind }: Draft): boolean {
  return base !== null && base.kind !== kind && keysGivenUp(kind).includes('aws_secret_access_key');
}

type Save = Extract<EditCommand, { kind: 'save' }>;
type Shape = Omit<Save, 'secret'>;

/** What main is asked to show. The secret itself stays here. */
export function questionOf(draft: Draft): EditQuestion {
  const { held, secretAccessKey, sessionToken } = draft;
  const secret: SecretPresence =
    secretAccessKey !== ''
      ? { kind: 'given', sessionToken: sessionToken !== '' }
      : held?.handle != null
        ? { kind: 'held', handle: held.handle }
        : { kind: 'keep' };
  return { ...shapeOf(draft), secret };
}

/** What main is asked to do. */
export function commandOf(draft: Draft): EditCommand {
  const { held, secretAccessKey, sessionToken } = draft;
  const token = sessionToken.trim();
  const secret: SecretInput =
    secretAccessKey !== ''
      ? { kind: 'typed', secretAccessKey: secretAccessKey.trim(), sessionToken: token === '' ? null : token }
      : held?.handle != null
        ? { kind: 'held', handle: held.handle }
        : { kind: 'keep' };
  return { ...shapeOf(draft), secret };
}

function shapeOf(draft: Draft): Shape {
  const { base, name, location, values } = draft;
  const before = base?.values ?? {};
  const set = differences(before, values);
  const gone = givesUpSecrets(draft) ? (base?.secretsSet ?? []) : [];
  const expected =
    base === null ? {} : Object.fromEntries(Object.keys(set).map((key) => [key, before[key] ?? null]));
  return {
    kind: 'save',
    id: base?.id ?? null,
    name: name.trim(),
    location,
    set: { ...set, ...Object.fromEntries(gone.map((key) => [key, null])) },
    expected,
    ssoSession: sectionOf(values['sso_session'] ?? '', base?.ssoSession ?? null, draft.session),
    services: sectionOf(values['services'] ?? '', base?.services ?? null, draft.services),
  };
}

/** Keys with another value than before, null for those that were emptied or left out. */
function differences(before: Values, after: Values): Readonly<Record<string, string | null>> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...keys].flatMap((key): readonly (readonly [string, string | null])[] => {
    const [old = '', value = ''] = [before[key], after[key]];
    if (old === value) return [];
    return [[key, value === '' ? null : value]];
  });
  return Object.fromEntries(changed);
}

/** A section that was not touched is not asked about; one of another name is a section of its own. */
function sectionOf(
  name: string,
  base: Save['services'] | ProfileForm['services'],
  values: Values,
): Save['services'] {
  if (name === '') return null;
  const before = base !== null && base.name === name && 'values' in base ? base.values : {};
  const set = differences(before, values);
  return Object.keys(set).length === 0 ? null : { name, set };
}
