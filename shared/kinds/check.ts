/** What is wrong with a form, by itself and among the other profiles. Pure; asked at each key press. */
import type { ListedProfile } from '../models/profile.js';
import type { SectionValues, Surroundings } from '../models/form.js';
import type { Problem } from '../models/problem.js';
import { type ProfileKind, type ToolId, tools } from '../vocabulary.js';
import { fieldName, type Setting } from './field.js';
import { presenceProblems } from './check-presence.js';
import { nameProblems } from './check-names.js';
import { relationProblems } from './check-relations.js';
import { problemOf } from './check-state.js';
import { checkValue } from './rules.js';
import { closeSettingNames, settingOf } from './settings.js';

/** A form as it stands. */
export interface FormState {
  /** Null for a new profile. */
  readonly id: string | null;
  readonly name: string;
  readonly location: string | null;
  readonly kind: ProfileKind;
  /** By key, flat, those that are kept too; a key without a value is left out or empty. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys whose value above is masked: not checked. */
  readonly masked: readonly string[];
  /** By secret setting: kept in the file, typed or pasted, or not there. */
  readonly secrets: Readonly<Record<string, 'set' | 'given' | 'none'>>;
  readonly ssoSession: SectionValues | null;
  readonly services: SectionValues | null;
}

export type AroundProfile = Pick<
  ListedProfile,
  'id' | 'name' | 'location' | 'kind' | 'sourceProfile' | 'accessKeyId'
>;

/** All else that a form stands among. The same object for as long as nothing of it changes. */
export interface FormAround {
  readonly profiles: readonly AroundProfile[];
  readonly ssoSessions: Surroundings['ssoSessions'];
  readonly services: readonly string[];
}

/** All problems, those of the name first, then field by field. */
export function checkForm(state: FormState, around: FormAround): readonly Problem[] {
  return [
    ...nameProblems(state, around),
    ...presenceProblems(state, around),
    ...valueProblems(state),
    ...relationProblems(state, around),
  ];
}

function valueProblems({ values, masked, ssoSession, services }: FormState): readonly Problem[] {
  const filled = (all: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
    Object.entries(all).filter(([, value]) => value !== '');
  return [
    ...filled(values).flatMap(([key, value]) =>
      masked.includes(key) ? [] : settingProblems('profile', key, value),
    ),
    ...filled(ssoSession?.values ?? {}).flatMap(([key, value]) => settingProblems('sso-session', key, value)),
    ...filled(services?.values ?? {}).flatMap(([key, value]) => settingProblems('services', key, value)),
  ];
}

/** A key as every tool reads it; nested ones have one dot. */
const SETTING_NAME = /^[a-z][a-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)?$/u;

/** What is wrong with one setting, its name included. */
export function settingProblems(section: Setting['section'], key: string, value: string): readonly Problem[] {
  const field = fieldName(section, key);
  if (!SETTING_NAME.test(key)) {
    const lower = key.trim().toLowerCase();
    const suggestion = SETTING_NAME.test(lower) ? lower : null;
    return [problemOf('setting-name-format', 'error', field, { facts: { key }, suggestion })];
  }
  const setting = settingOf(key, section);
  const found = checkValue(setting?.rule ?? { kind: 'text' }, value);
  return [...keyProblems(section, key, setting), ...found.map((problem) => ({ ...problem, field }))];
}

function keyProblems(section: Setting['section'], key: string, setting: Setting | null): readonly Problem[] {
  const field = fieldName(section, key);
  const facts = { key };
  if (setting === null) {
    const [suggestion = null] = section === 'profile' ? closeSettingNames(key) : [];
    return suggestion === null
      ? [problemOf('setting-name-unknown', 'info', field, { facts })]
      : [problemOf('setting-name-close', 'warning', field, { facts, suggestion })];
  }
  const others = toolsWithout(setting);
  return others.length === 0
    ? []
    : [problemOf('setting-only-some-tools', 'info', field, { facts, tools: others })];
}

const commandLines: readonly ToolId[] = ['aws-cli-v2', 'aws-cli-v1'];

/** Keyway itself sends no requests: what is about them is nothing to it. */
const callers: readonly ToolId[] = tools.filter((tool) => tool !== 'keyway');

/** The tools that do not read it. What is about the command line by its nature, no SDK is expected to read. */
function toolsWithout({ readBy }: Setting): readonly ToolId[] {
  if (readBy === null) return [];
  const expected = readBy.every((tool) => commandLines.includes(tool)) ? commandLines : callers;
  return expected.filter((tool) => !readBy.includes(tool));
}
