/** The rules of forms, asked once more in main: what the window found counts for nothing here. */
import { checkForm, type FormAround, type FormState, settingProblems } from '../../../shared/kinds/check.js';
import { fieldName } from '../../../shared/kinds/field.js';
import type { Failure } from '../../../shared/models/failure.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { Problem } from '../../../shared/models/problem.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import type { Place, ProfileEdit, SectionChanges, SettingChange } from '../../core/editing/edit.js';
import { showFlat } from '../../core/importing/read-settings.js';
import { type ProfileSet, readProfiles } from '../../core/profiles/profiles.js';
import { findTarget, type SwitchFiles } from '../../core/switching/switch-files.js';
import { Secret } from '../../core/secret.js';
import type { Moment } from '../profiles.js';
import { isSecretKey, toProfileForm, toSurroundings } from './profile-form.js';

export interface Checked {
  readonly problems: readonly Problem[];
  /** The first error that the edit itself brings; errors that were there before do not stand in the way. */
  readonly blocking: Problem | null;
}

/** One form before and after, and the fields that the edit is about. */
interface CheckedForm {
  readonly state: FormState;
  readonly before: FormState | null;
  readonly changed: ReadonlySet<string>;
  /** Only those are told; null for all. */
  readonly only: ReadonlySet<string> | null;
}

const nothing: Checked = { problems: [], blocking: null };

/** @param after the files as planned; null where there is no plan */
export function checkEdit(edit: ProfileEdit, moment: Moment, after: SwitchFiles | null): Checked {
  switch (edit.kind) {
    case 'save':
      return checkAll(moment, [saveForm(edit, moment, after)]);
    case 'rename':
      return checkAll(
        moment,
        edit.renames.map(({ from, to }) => namedForm(moment, from, { ...from, name: to })),
      );
    case 'clone':
      return checkAll(moment, [namedForm(moment, edit.from, edit.to)]);
    case 'region':
      return checkValues('profile', [{ key: 'region', value: edit.region }]);
    case 'default-region':
      return checkValues('profile', [{ key: 'region', value: edit.region }]);
    case 'section':
      return checkValues(edit.section.kind, edit.section.changes);
    case 'replace-key':
      return checkValues('profile', [
        { key: 'aws_access_key_id', value: edit.key.accessKeyId },
        { key: 'aws_secret_access_key', value: edit.key.secretAccessKey },
        { key: 'aws_session_token', value: edit.key.sessionToken },
      ]);
    case 'remove':
    case 'to-sso-session':
    case 'import':
    case 'fix':
      // They bring nothing that a person typed into a form; what cannot be written fails in the plan.
      return nothing;
  }
}

/** The failure of a problem that stands in the way. */
export function invalidSetting({ field, code }: Problem): Failure {
  return { code: 'invalid-setting', facts: { field, problem: code }, action: null };
}

function checkAll(moment: Moment, forms: readonly (CheckedForm | null)[]): Checked {
  const around = aroundOf(moment);
  const checked = forms.flatMap((form) => (form === null ? [] : [checkOne(form, around)]));
  return {
    problems: checked.flatMap(({ problems }) => problems),
    blocking: checked.find(({ blocking }) => blocking !== null)?.blocking ?? null,
  };
}

function checkOne({ state, before, changed, only }: CheckedForm, around: FormAround): Checked {
  const problems = checkForm(state, around)
    .filter(({ field }) => only?.has(field) !== false)
    .map((problem) => withoutHidden(problem, state.values[problem.field]));
  const known = before === null ? [] : checkForm(before, around);
  const wasThere = new Set(known.map(({ code, field }) => `${code} ${field}`));
  const blocking = problems.find(
    ({ severity, code, field }) =>
      severity === 'error' && (changed.has(field) || !wasThere.has(`${code} ${field}`)),
  );
  return { problems, blocking: blocking ?? null };
}

/** What would mend a value has most of it: of one that the window is not shown, it is not shown either. */
function withoutHidden(problem: Problem, value: string | undefined): Problem {
  const isShown = value === undefined || showFlat(problem.field, value) === value;
  return isShown ? problem : { ...problem, suggestion: null };
}

/** Values by themselves, without what they are among. */
function checkValues(
  section: 'profile' | SectionChanges['kind'],
  changes: readonly SettingChange[],
): Checked {
  const problems = changes.flatMap(({ key, value }): readonly Problem[] => {
    if (value === null) return [];
    if (!(value instanceof Secret)) return settingProblems(section, key, value);
    // What is said of a secret must not have any of it.
    return settingProblems(section, key, value.reveal()).map((problem) => {
      return { ...problem, facts: {}, suggestion: null };
    });
  });
  return { problems, blocking: problems.find(({ severity }) => severity === 'error') ?? null };
}

function saveForm(
  edit: Extract<ProfileEdit, { kind: 'save' }>,
  moment: Moment,
  after: SwitchFiles | null,
): CheckedForm | null {
  const profile = edit.from === null ? undefined : moment.at(edit.from);
  if (edit.from !== null && profile === undefined) return null;
  const form = profile === undefined ? null : toProfileForm(moment, profile);
  const planned = after === null ? undefined : findTarget(readProfiles(after), edit.to);
  const before = form === null ? null : stateOf(form);
  const kind = planned?.kind ?? form?.kind ?? 'settings';
  const start = before ?? { ...emptyState, name: edit.to.name, location: edit.to.location };
  const state = withSections(withChanges({ ...start, name: edit.to.name, kind }, edit.changes), edit, moment);
  const changed = new Set([
    ...(edit.from?.name === edit.to.name ? [] : ['name']),
    ...edit.changes.map(({ key }) => key),
    ...edit.sections.flatMap(({ kind: section, changes }) =>
      changes.map(({ key }) => fieldName(section, key)),
    ),
  ]);
  return { state, before, changed, only: null };
}

function namedForm(moment: Moment, from: Place, to: Place): CheckedForm | null {
  const profile = moment.at(from);
  if (profile === undefined) return null;
  const before = stateOf(toProfileForm(moment, profile));
  const name = new Set(['name']);
  return { state: { ...before, name: to.name }, before, changed: name, only: name };
}

const emptyState: FormState = {
  id: null,
  name: '',
  location: null,
  kind: 'settings',
  values: {},
  masked: [],
  secrets: Object.fromEntries(secretSettings.map((key) => [key, 'none'])),
  ssoSession: null,
  services: null,
};

function stateOf(form: ProfileForm): FormState {
  const { id, name, location, kind, values, masked, secretsSet, ssoSession, services } = form;
  const secrets = Object.fromEntries(
    secretSettings.map((key) => [key, secretsSet.includes(key) ? 'set' : 'none'] as const),
  );
  return { id, name, location, kind, values, masked, secrets, ssoSession, services };
}

function withChanges(state: FormState, changes: readonly SettingChange[]): FormState {
  const values = new Map(Object.entries(state.values));
  const secrets = new Map(Object.entries(state.secrets));
  for (const { key, value } of changes) {
    if (isSecretKey(key)) secrets.set(key, value === null ? 'none' : 'given');
    else if (value === null || value instanceof Secret) values.delete(key);
    else values.set(key, value);
  }
  const changed = new Set(changes.map(({ key }) => key));
  return {
    ...state,
    values: Object.fromEntries(values),
    secrets: Object.fromEntries(secrets),
    masked: state.masked.filter((key) => !changed.has(key)),
  };
}

/** The sections that the settings name then, with what the edit makes of them. */
function withSections(
  state: FormState,
  edit: Extract<ProfileEdit, { kind: 'save' }>,
  moment: Moment,
): FormState {
  const { ssoSessions } = aroundOf(moment);
  const session = state.values['sso_session'] ?? null;
  const there = ssoSessions.find(({ name }) => name === session)?.values ?? null;
  return {
    ...state,
    ssoSession: sectionState(session, there, edit.sections, 'sso-session'),
    services: sectionState(
      state.values['services'] ?? null,
      servicesValues(state),
      edit.sections,
      'services',
    ),
  };
}

function servicesValues({ services, values }: FormState): Readonly<Record<string, string>> | null {
  return services !== null && services.name === values['services'] ? services.values : null;
}

function sectionState(
  name: string | null,
  there: Readonly<Record<string, string>> | null,
  sections: readonly SectionChanges[],
  kind: SectionChanges['kind'],
): FormState['ssoSession'] {
  if (name === null) return null;
  const changes = sections.find((section) => section.kind === kind && section.name === name)?.changes;
  if (there === null && changes === undefined) return null;
  const values = new Map(Object.entries(there ?? {}));
  for (const { key, value } of changes ?? []) {
    if (typeof value === 'string') values.set(key, value);
    else values.delete(key);
  }
  return { name, values: Object.fromEntries(values) };
}

/** Made once for the profiles of a moment: the checks keep what they worked out of it. */
const arounds = new WeakMap<ProfileSet, FormAround>();

function aroundOf(moment: Moment): FormAround {
  const known = arounds.get(moment.set);
  if (known !== undefined) return known;
  const { ssoSessions, services } = toSurroundings(moment, false);
  const around = { profiles: moment.listed(), ssoSessions, services };
  arounds.set(moment.set, around);
  return around;
}
