/** `keyway add NAME --kind KIND`: a new profile. */
import { forms } from '../../../../shared/kinds/forms.js';
import { fieldName } from '../../../../shared/kinds/field.js';
import { fail, type Result, succeed } from '../../../../shared/models/failure.js';
import { type ProfileKind, profileKinds } from '../../../../shared/vocabulary.js';
import type { SectionChanges, SettingChange } from '../../../core/editing/edit.js';
import { readAssignment } from '../assignments.js';
import { type Command, type CommandFailure, type Given, wrongUse } from '../command.js';
import { editOptions, placeOf, runEdit, wrongStore } from '../edit-command.js';
import { readSecretChanges } from '../secret-input.js';

export const add: Command = {
  options: ['kind', 'set', 'secret-stdin', 'store', ...editOptions],
  operands: ['NAME'],
  async run(given, context) {
    const kind = kindOf(given);
    if (!kind.ok) return kind;
    const settings = settingsOf(given);
    if (!settings.ok) return settings;
    const secrets = await readSecretChanges(given, context);
    if (!secrets.ok) return secrets;
    const { changes, sections } = divide(kind.value, settings.value);
    const all = [...changes, ...secrets.value.filter(({ value }) => value !== null)];
    const missing = missingField(kind.value, all, sections);
    if (missing !== null) return fail(missing);
    const to = placeOf(given.operands[0] ?? '', given, context);
    return runEdit({ kind: 'save', from: null, to, changes: all, sections }, given, context);
  },
};

function kindOf(given: Given): Result<ProfileKind, CommandFailure> {
  const wrong = wrongStore(given);
  if (wrong !== null) return fail(wrong);
  const text = given.values.get('kind');
  if (text === undefined) return fail(wrongUse('kind-missing', 'add', '--kind'));
  const kind = profileKinds.find((known) => known === text);
  return kind === undefined ? fail(wrongUse('unknown-kind', 'add', '--kind')) : succeed(kind);
}

function settingsOf(given: Given): Result<readonly SettingChange[], CommandFailure> {
  const read = (given.lists.get('set') ?? []).map(readAssignment);
  const settings = read.filter((setting) => setting !== null);
  return settings.length === read.length
    ? succeed(settings)
    : fail(wrongUse('assignment-not-readable', 'add', '--set'));
}

/** What belongs to `[sso-session N]` where the profile names one. */
const sessionKeys: ReadonlySet<string> = new Set(['sso_start_url', 'sso_region', 'sso_registration_scopes']);

function divide(
  kind: ProfileKind,
  settings: readonly SettingChange[],
): { readonly changes: readonly SettingChange[]; readonly sections: readonly SectionChanges[] } {
  const session = settings.find(({ key }) => key === 'sso_session')?.value;
  if (kind !== 'sso' || typeof session !== 'string') return { changes: settings, sections: [] };
  const ofSession = settings.filter(({ key }) => sessionKeys.has(key));
  const section: SectionChanges = {
    kind: 'sso-session',
    name: session,
    changes: ofSession,
    mustAgree: true,
    mayCreate: ofSession.length > 0,
  };
  return { changes: settings.filter(({ key }) => !sessionKeys.has(key)), sections: [section] };
}

/** The first field that the kind cannot do without. A session that is there already has its own. */
function missingField(
  kind: ProfileKind,
  changes: readonly SettingChange[],
  sections: readonly SectionChanges[],
): CommandFailure | null {
  const present = new Set([
    ...changes.map(({ key }) => key),
    ...sections.flatMap((section) => section.changes.map(({ key }) => fieldName(section.kind, key))),
  ]);
  const isGiven = (field: (typeof forms)[ProfileKind][number]): boolean =>
    present.has(fieldName(field.section, field.key));
  const missing = forms[kind].find((field) => {
    if (field.section !== 'profile' || isGiven(field)) return false;
    const { presence } = field;
    if (typeof presence === 'string') return presence === 'required';
    return !forms[kind].some(
      (other) =>
        typeof other.presence === 'object' && other.presence.oneOf === presence.oneOf && isGiven(other),
    );
  });
  if (missing === undefined) return null;
  const facts = { field: missing.key, problem: 'value-missing' } as const;
  return { code: 'invalid-setting', facts, action: null };
}
