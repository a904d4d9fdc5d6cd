/** A form as it is filled in. Pure: what it asks of main stands in ./edit-request.ts. */
import { forms, keysGivenUp } from '../../../shared/kinds/forms.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { PastedProfile } from '../../../shared/models/pasted.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';

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
      return merged(draft, step.form, step.taken, step.kept);
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
    secretAccessKey: '',
    sessionToken: '',
    held: profile.handle === null ? null : profile,
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

/** One setting that the person and another program gave different values. */
export interface Conflict {
  readonly key: string;
  /** Null where it is not set. */
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** What both changed since the form was opened. */
export function conflictsWith({ base, values }: Draft, form: ProfileForm): readonly Conflict[] {
  if (base === null) return [];
  const keys = new Set([...Object.keys(base.values), ...Object.keys(values), ...Object.keys(form.values)]);
  return [...keys].flatMap((key): readonly Conflict[] => {
    const [mine = '', before = '', theirs = ''] = [values[key], base.values[key], form.values[key]];
    if (mine === before || theirs === before || mine === theirs) return [];
    return [{ key, mine: mine === '' ? null : mine, theirs: theirs === '' ? null : theirs }];
  });
}

function merged(draft: Draft, form: ProfileForm, taken: readonly string[], kept: readonly string[]): Draft {
  const before = draft.base?.values ?? {};
  const decided = new Set([...taken, ...kept]);
  const open = conflictsWith(draft, form)
    .map(({ key }) => key)
    .filter((key) => !decided.has(key));
  const mine = Object.entries(draft.values).filter(
    ([key, value]) => value !== (before[key] ?? '') && !taken.includes(key),
  );
  const removed = Object.keys(before).filter(
    (key) => (draft.values[key] ?? '') === '' && before[key] !== '' && !taken.includes(key),
  );
  const openBefore = open.flatMap((key) => {
    const value = before[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const base = withoutKeys(form.values, new Set(open));
  return {
    ...draft,
    base: { ...form, values: { ...base, ...Object.fromEntries(openBefore) } },
    kind: draft.kind === draft.base?.kind ? form.kind : draft.kind,
    values: { ...withoutKeys(form.values, new Set(removed)), ...Object.fromEntries(mine) },
  };
}
