/** A form as it is filled in. Pure: what it asks of main stands in ./edit-request.ts. */
import { forms, keysGivenUp } from '../../../shared/kinds/forms.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { PastedProfile } from '../../../shared/models/pasted.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { mergeDraft } from './merge-draft.js';

export type Values = Readonly<Record<string, string>>;

/** What the person has typed so far. */
export interface Draft {
  /** What is edited; null for a new profile. */
  readonly base: ProfileForm | null;
  readonly kind: ProfileKind;
  readonly name: string;
  /** For a new profile; the shown path of another credentials file. */
  readonly location: string | null;
  /** Settings of the profile itself; those without a value are left out or empty. */
  readonly values: Values;
  /** Settings that the kind has no use for, kept for when the person chooses the kind before again. */
  readonly aside: Values;
  /** What was typed over the settings of the `[sso-session]` that the profile names. */
  readonly session: Values;
  /** The same for its `[services]` section. */
  readonly services: Values;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** What main holds of a paste: its secrets and masked values. */
  readonly held: PastedProfile | null;
  /** What was pasted last. */
  readonly pasted: PastedProfile | null;
}

export type Step =
  | { readonly kind: 'kind'; readonly value: ProfileKind }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'location'; readonly value: string | null }
  | { readonly kind: 'value'; readonly key: string; readonly value: string }
  | { readonly kind: 'session'; readonly key: string; readonly value: string }
  | { readonly kind: 'services'; readonly key: string; readonly value: string }
  /** A line of "Other settings" is taken away, or one of a services section. */
  | { readonly kind: 'drop'; readonly from: 'values' | 'services'; readonly key: string }
  | { readonly kind: 'secret'; readonly key: 'secretAccessKey' | 'sessionToken'; readonly value: string }
  | { readonly kind: 'pasted'; readonly profile: PastedProfile }
  | { readonly kind: 'drop-held' }
  | { readonly kind: 'forget-secrets' }
  /** The profile as it is in the file now. Keys that both changed stay open until they are taken or kept. */
  | {
      readonly kind: 'merge';
      readonly form: ProfileForm;
      readonly taken: readonly string[];
      readonly kept: readonly string[];
    };

export function newDraft(kind: ProfileKind): Draft {
  return {
    base: null,
    kind,
    name: '',
    location: null,
    values: initialValues(kind, 'profile'),
    aside: {},
    session: {},
    services: {},
    secretAccessKey: '',
    sessionToken: '',
    held: null,
    pasted: null,
  };
}

export function draftOf(form: ProfileForm): Draft {
  const { kind, name, location, values } = form;
  return { ...newDraft(kind), base: form, name, location, values };
}

/** What a form of that kind begins with. */
export function initialValues(kind: ProfileKind, section: 'profile' | 'sso-session'): Values {
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
    case 'drop':
      return withoutLine(draft, step.from, step.key);
    case 'secret':
      return { ...draft, [step.key]: step.value };
    case 'pasted':
      return withPasted(draft, step.profile);
    case 'drop-held':
      return withoutHeld(draft);
    case 'forget-secrets':
      return { ...draft, secretAccessKey: '', sessionToken: '' };
    case 'merge':
      return mergeDraft(draft, step.form, step);
  }
}

/** Settings that mean nothing to the kind are put aside; what the form itself had filled in goes. */
function withKind(draft: Draft, kind: ProfileKind): Draft {
  if (kind === draft.kind) return draft;
  const { base, aside, values } = draft;
  const untouched = Object.entries(initialValues(draft.kind, 'profile')).filter(
    ([key, value]) => values[key] === value && base?.values[key] === undefined,
  );
  const all = { ...aside, ...withoutKeys(values, new Set(untouched.map(([key]) => key))) };
  const givenUp = new Set(keysGivenUp(kind));
  const initial = base?.kind === kind ? {} : initialValues(kind, 'profile');
  return {
    ...draft,
    kind,
    values: { ...initial, ...withoutKeys(all, givenUp) },
    aside: Object.fromEntries(Object.entries(all).filter(([key]) => givenUp.has(key))),
    secretAccessKey: '',
    sessionToken: '',
  };
}

/** Of a line that stands in the file, the emptied value stays: it is to be taken out. */
function withoutLine(draft: Draft, from: 'values' | 'services', key: string): Draft {
  const isInFile = from === 'services' && draft.base?.services?.values[key] !== undefined;
  const rest = withoutKeys(draft[from], new Set([key]));
  return { ...draft, [from]: isInFile ? { ...rest, [key]: '' } : rest };
}

/** Of an edited profile a text without credentials changes settings alone. */
function withPasted(draft: Draft, profile: PastedProfile): Draft {
  const kind = draft.base !== null && profile.kind === 'settings' ? draft.kind : profile.kind;
  const changed = withKind(withoutHeld(draft), kind);
  return {
    ...changed,
    name: draft.name === '' ? (profile.name ?? '') : draft.name,
    values: { ...changed.values, ...profile.values },
    session: profile.ssoSession?.values ?? changed.session,
    services: profile.services?.values ?? changed.services,
    secretAccessKey: '',
    sessionToken: '',
    held: profile.handle === null ? null : profile,
    pasted: profile,
  };
}

/** The masked texts of what was held stand for nothing any more. */
function withoutHeld(draft: Draft): Draft {
  const { held, base } = draft;
  if (held === null) return draft;
  const stale = new Set(held.masked.filter((key) => draft.values[key] === held.values[key]));
  const before = Object.entries(base?.values ?? {}).filter(([key]) => stale.has(key));
  return {
    ...draft,
    held: null,
    values: { ...withoutKeys(draft.values, stale), ...Object.fromEntries(before) },
  };
}

function withoutKeys(values: Values, keys: ReadonlySet<string>): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)));
}
