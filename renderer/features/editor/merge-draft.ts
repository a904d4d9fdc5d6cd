/** What was typed into a form, brought together with what another program wrote meanwhile. Pure. */
import { fieldName, type Setting } from '../../../shared/kinds/field.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { Draft, Values } from './form-state.js';

/** One setting that the person and another program gave different values. */
export interface Conflict {
  /** As problems name it. */
  readonly field: string;
  /** Null where it is not set. */
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** The fields that the person decided about. */
export interface Decided {
  readonly taken: readonly string[];
  readonly kept: readonly string[];
}

/** The settings of one section: as the form began, as they are typed, and as they are in the file. */
interface Part {
  readonly section: Setting['section'];
  readonly before: Values;
  readonly mine: Values;
  readonly theirs: Values;
}

/** A setting in all three; empty where it is not set. */
function textsOf({ before, mine, theirs }: Part, key: string): readonly [string, string, string] {
  return [before[key] ?? '', mine[key] ?? '', theirs[key] ?? ''];
}

/** What stands in each of those fields, typed and in the file. */
export function conflictsAt(draft: Draft, form: ProfileForm, fields: readonly string[]): readonly Conflict[] {
  const all = new Map(
    partsOf(draft, form).flatMap((part) =>
      keysOf(part).map((key) => [fieldName(part.section, key), conflictOf(part, key)] as const),
    ),
  );
  return fields.map((field) => all.get(field) ?? { field, mine: null, theirs: null });
}

/** What both changed since the form was opened. */
export function conflictsWith(draft: Draft, form: ProfileForm): readonly Conflict[] {
  return partsOf(draft, form).flatMap((part) =>
    keysOf(part)
      .filter((key) => isConflict(part, key))
      .map((key) => conflictOf(part, key)),
  );
}

/** The draft upon the profile as it is now. Fields that both changed stay open until they are taken or kept. */
export function mergeDraft(draft: Draft, form: ProfileForm, decided: Decided): Draft {
  if (draft.base === null) return draft;
  const all = new Map(partsOf(draft, form).map((part) => [part.section, merged(part, decided)]));
  const own = all.get('profile');
  const session = all.get('sso-session');
  const services = all.get('services');
  return {
    ...draft,
    base: {
      ...form,
      values: own?.base ?? form.values,
      ssoSession: withValues(form.ssoSession, session?.base),
      services: withValues(form.services, services?.base),
    },
    kind: draft.kind === draft.base.kind ? form.kind : draft.kind,
    values: own?.values ?? draft.values,
    session: session === undefined ? draft.session : typedOver(session),
    services: services === undefined ? draft.services : typedOver(services),
  };
}

/** A section counts where the form began with it: what is typed for another one meets nobody else's. */
function partsOf({ base, values, session, services }: Draft, form: ProfileForm): readonly Part[] {
  if (base === null) return [];
  const names = (key: string): boolean => (base.values[key] ?? '') !== '' && base.values[key] === values[key];
  const section = (
    kind: 'sso-session' | 'services',
    before: Values = {},
    typed: Values,
    theirs: Values = {},
  ): Part => ({ section: kind, before, mine: { ...before, ...typed }, theirs });
  return [
    { section: 'profile', before: base.values, mine: values, theirs: form.values },
    ...(names('sso_session')
      ? [section('sso-session', base.ssoSession?.values, session, form.ssoSession?.values)]
      : []),
    ...(names('services')
      ? [section('services', base.services?.values, services, form.services?.values)]
      : []),
  ];
}

function keysOf({ before, mine, theirs }: Part): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(mine), ...Object.keys(theirs)])];
}

function isConflict(part: Part, key: string): boolean {
  const [before, mine, theirs] = textsOf(part, key);
  return mine !== before && theirs !== before && mine !== theirs;
}

function conflictOf(part: Part, key: string): Conflict {
  const [, mine, theirs] = textsOf(part, key);
  return {
    field: fieldName(part.section, key),
    mine: mine === '' ? null : mine,
    theirs: theirs === '' ? null : theirs,
  };
}

interface Merged {
  /** What the form begins with from now on. */
  readonly base: Values;
  readonly values: Values;
}

function merged(part: Part, { taken, kept }: Decided): Merged {
  const { section, before, mine, theirs } = part;
  const isIn = (fields: readonly string[], key: string): boolean => fields.includes(fieldName(section, key));
  const base = new Map(Object.entries(theirs));
  const values = new Map(Object.entries(theirs));
  for (const key of keysOf(part)) {
    const [old, typed] = textsOf(part, key);
    if (isConflict(part, key) && !isIn(taken, key) && !isIn(kept, key)) put(base, key, before[key]);
    if (typed !== old && !isIn(taken, key)) put(values, key, typed === '' ? undefined : mine[key]);
  }
  return { base: Object.fromEntries(base), values: Object.fromEntries(values) };
}

function put(values: Map<string, string>, key: string, value: string | undefined): void {
  if (value === undefined) values.delete(key);
  else values.set(key, value);
}

function withValues(section: ProfileForm['services'], values: Values | undefined): ProfileForm['services'] {
  return section === null || values === undefined ? section : { ...section, values };
}

/** What a draft holds of a section: those that differ from what stands in it, emptied ones too. */
function typedOver({ base, values }: Merged): Values {
  const keys = new Set([...Object.keys(base), ...Object.keys(values)]);
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const value = values[key] ?? '';
      return value === (base[key] ?? '') ? [] : [[key, value] as const];
    }),
  );
}
