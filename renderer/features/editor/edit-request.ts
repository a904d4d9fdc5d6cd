/** What a draft asks of main, and as what it is checked. Pure. */
import type { FormState } from '../../../shared/kinds/check.js';
import { fieldName } from '../../../shared/kinds/field.js';
import { keysGivenUp } from '../../../shared/kinds/forms.js';
import type { EditCommand, EditQuestion } from '../../../shared/models/edit.js';
import type { SecretInput, SecretPresence, Surroundings } from '../../../shared/models/form.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import { editedId } from '../../state/profile-ids.js';
import { type Draft, draftOf, initialValues, newDraft, type Values } from './form-state.js';

export type Around = Pick<Surroundings, 'ssoSessions' | 'services'>;

const secretKey = 'aws_secret_access_key';
const tokenKey = 'aws_session_token';

/** A section that the profile names beside its own. */
export interface NamedSection {
  readonly name: string;
  /** What stood in it when the form was opened; null where it was not there. */
  readonly there: Values | null;
  /** The form started from it, or from its not being there: what saving changes must still be as it was. */
  readonly isOwn: boolean;
  /** It belongs to other profiles: what is typed is for a section that the person makes. */
  readonly isOthers: boolean;
  /** With what was typed. */
  readonly values: Values;
}

/** The `[sso-session]`, also while it has no name yet; null for kinds without. */
export function sessionOf(draft: Draft, around: Around): NamedSection | null {
  if (draft.kind !== 'sso') return null;
  const name = draft.values['sso_session'] ?? '';
  const own = draft.base?.ssoSession?.name === name ? draft.base.ssoSession.values : null;
  const shared = around.ssoSessions.find((session) => session.name === name)?.values ?? null;
  // What another program made of it since then is for the person to decide about, once it is saved.
  const there = own ?? shared;
  const isOthers = there !== null && own === null;
  const start = there ?? initialValues('sso', 'sso-session');
  const isOwn = isNamedAlready(draft, 'sso_session');
  return { name, there, isOwn, isOthers, values: isOthers ? start : { ...start, ...draft.session } };
}

/** The `[services]` section; null where none is named. Of one that other profiles use, only the name is known. */
export function servicesOf(draft: Draft, around: Around): NamedSection | null {
  const name = draft.values['services'] ?? '';
  if (name === '') return null;
  const own = draft.base?.services?.name === name ? draft.base.services.values : null;
  const isOthers = own === null && around.services.includes(name);
  const isOwn = isNamedAlready(draft, 'services');
  return { name, there: own, isOwn, isOthers, values: isOthers ? {} : { ...own, ...draft.services } };
}

function isNamedAlready({ base, values }: Draft, key: 'sso_session' | 'services'): boolean {
  return base !== null && (base.values[key] ?? '') === values[key];
}

/** Whether there is anything to lose. */
export function isChanged(draft: Draft): boolean {
  const { secretAccessKey, sessionToken, held, base } = draft;
  if (secretAccessKey !== '' || sessionToken !== '' || held !== null) return true;
  const start = base === null ? newDraft(draft.kind) : draftOf(base);
  const parts = ({ name, values, session, services }: Draft): string =>
    JSON.stringify([name, filled(values), filled(session), filled(services)]);
  return parts(draft) !== parts(start) || (base !== null && draft.kind !== base.kind);
}

function filled(values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** As the checks want it. */
export function toFormState(draft: Draft, around: Around): FormState {
  const { base, kind, name, location } = draft;
  const values = ownValues(draft);
  const session = sessionOf(draft, around);
  const services = servicesOf(draft, around);
  return {
    id: base?.id ?? null,
    name,
    location,
    kind,
    values: Object.fromEntries(filled(values)),
    masked: Object.keys(values).filter((key) => isMasked(draft, key)),
    secrets: Object.fromEntries(secretSettings.map((key) => [key, secretState(draft, key)])),
    ssoSession:
      session === null || session.name === ''
        ? null
        : { name: session.name, values: Object.fromEntries(filled(session.values)) },
    services:
      services === null || services.isOthers || filled(services.values).length === 0
        ? null
        : { name: services.name, values: Object.fromEntries(filled(services.values)) },
  };
}

/** A masked text that was not typed over stands for the value itself. */
export function isMasked(draft: Draft, key: string): boolean {
  const isOf = (form: { readonly masked: readonly string[]; readonly values: Values } | null): boolean =>
    form?.masked.includes(key) === true && form.values[key] === draft.values[key];
  return isOf(draft.base) || isOf(heldFor(draft));
}

/** What is held, where the kind has a use for it. */
export function heldFor({ held, kind }: Draft): Draft['held'] {
  if (held === null) return null;
  const givenUp = keysGivenUp(kind);
  return [...held.secretsHeld, ...held.masked].some((key) => givenUp.includes(key)) ? null : held;
}

/** Without masked texts whose values are not held for this kind. */
function ownValues(draft: Draft): Values {
  const { held, values } = draft;
  if (held === null || heldFor(draft) !== null) return values;
  const kept = Object.entries(values).filter(
    ([key, value]) => !held.masked.includes(key) || value !== held.values[key],
  );
  return Object.fromEntries(kept);
}

function secretState(draft: Draft, key: (typeof secretSettings)[number]): 'set' | 'given' | 'none' {
  const held = heldFor(draft)?.secretsHeld ?? [];
  if (key === tokenKey && draft.sessionToken !== '') return 'given';
  if (key === secretKey && draft.secretAccessKey !== '') return 'given';
  if (draft.secretAccessKey === '' && held.includes(key)) return 'given';
  // A token is written with its key alone, and a new key has no use for the token before.
  const isReplaced = draft.secretAccessKey !== '' || draft.sessionToken !== '' || held.includes(secretKey);
  const isKept = draft.base?.secretsSet.includes(key) === true && !givesUpSecrets(draft);
  return isKept && !isReplaced ? 'set' : 'none';
}

/** The profile becomes one without keys. */
function givesUpSecrets({ base, kind }: Draft): boolean {
  return base !== null && base.kind !== kind && keysGivenUp(kind).includes(secretKey);
}

type Save = Extract<EditCommand, { kind: 'save' }>;

/** What main is asked to show; null without a name. The secret itself stays here. */
export function questionOf(draft: Draft, around: Around): EditQuestion | null {
  if (draft.name.trim() === '') return null;
  const { secretAccessKey, sessionToken } = draft;
  const secret: SecretPresence =
    secretAccessKey === '' ? heldOrKept(draft) : { kind: 'given', sessionToken: sessionToken.trim() !== '' };
  return { ...shapeOf(draft, around), secret };
}

/** What main is asked to do. */
export function commandOf(draft: Draft, around: Around): EditCommand {
  const secretAccessKey = draft.secretAccessKey.trim();
  const token = draft.sessionToken.trim();
  const secret: SecretInput =
    secretAccessKey === ''
      ? heldOrKept(draft)
      : { kind: 'typed', secretAccessKey, sessionToken: token === '' ? null : token };
  return { ...shapeOf(draft, around), secret };
}

function heldOrKept(draft: Draft): Extract<SecretInput, { kind: 'held' | 'keep' }> {
  const handle = heldFor(draft)?.handle ?? null;
  return handle === null ? { kind: 'keep' } : { kind: 'held', handle };
}

function shapeOf(draft: Draft, around: Around): Omit<Save, 'secret'> {
  const { base, name, location } = draft;
  const before = base?.values ?? {};
  const set = differences(before, ownValues(draft));
  const gone = givesUpSecrets(draft) ? (base?.secretsSet ?? []) : [];
  return {
    kind: 'save',
    id: base === null ? null : editedId(base),
    name: name.trim(),
    location: base === null ? location : null,
    set: { ...set, ...Object.fromEntries(gone.map((key) => [key, null])) },
    expected: base === null ? {} : expectedOf(set, before),
    ssoSession: changesOf(sessionOf(draft, around)),
    services: changesOf(servicesOf(draft, around)),
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

/** As problems name them: the fields that saving would give another value. */
export function changedFields(draft: Draft, around: Around): ReadonlySet<string> {
  const { name, set, ssoSession, services } = shapeOf(draft, around);
  const { secretAccessKey, sessionToken, base } = draft;
  return new Set([
    ...(base?.name === name ? [] : ['name']),
    ...Object.keys(set),
    ...Object.keys(ssoSession?.set ?? {}).map((key) => fieldName('sso-session', key)),
    ...Object.keys(services?.set ?? {}).map((key) => fieldName('services', key)),
    ...(secretAccessKey === '' && sessionToken === '' && heldFor(draft) === null ? [] : secretSettings),
  ]);
}

/** A section that was not touched is not asked about. */
function changesOf(section: NamedSection | null): Save['services'] {
  if (section === null || section.isOthers || section.name === '') return null;
  const set = differences(section.there ?? {}, section.values);
  if (Object.keys(set).length === 0) return null;
  return { name: section.name, set, expected: section.isOwn ? expectedOf(set, section.there ?? {}) : {} };
}

function expectedOf(set: Save['set'], before: Values): Save['expected'] {
  return Object.fromEntries(Object.keys(set).map((key) => [key, before[key] ?? null]));
}
