/**
 * Lines that do what saving a form does: the keyway commands, those of the AWS CLI where it can, and the cmdlet that stores a key.
 * For bash, zsh and sh. Secrets are left out: the lines ask for them.
 */
import type { EditQuestion } from '../../shared/models/edit.js';
import { type ProfileKind, storeLocation } from '../../shared/vocabulary.js';
import { type EditLine, storeLine } from './edit-lines.js';
import { quotePosix } from './quoting.js';

type Save = Extract<EditQuestion, { kind: 'save' }>;

/** What else is known of the profile. */
export interface SavedProfile {
  readonly kind: ProfileKind;
  /** The name it has; null for a new one. */
  readonly before: string | null;
  readonly location: string | null;
}

export function saveLines(save: Save, profile: SavedProfile): readonly EditLine[] {
  const hasSecret = save.secret.kind !== 'keep';
  return [
    ...keywayLines(save, profile, hasSecret).map(line('keyway')),
    ...(profile.location === null ? awsLines(save, hasSecret).map(line('aws')) : []),
    ...(hasSecret && profile.location !== storeLocation ? [storeLine({ ...profile, name: save.name })] : []),
  ];
}

function line(program: EditLine['with']): (text: string) => EditLine {
  return (text) => ({ with: program, line: text, alias: null });
}

type Pair = readonly [key: string, value: string];

/** What is masked here is not said: the line would write the mask. */
function given(set: Save['set']): readonly Pair[] {
  return Object.entries(set).flatMap(([key, value]) =>
    value === null || value.includes('****') ? [] : [[key, value] as const],
  );
}

function assignments(pairs: readonly Pair[]): readonly string[] {
  return pairs.map(([key, value]) => quotePosix(`${key}=${value}`));
}

function keywayLines(
  save: Save,
  { kind, before, location }: SavedProfile,
  hasSecret: boolean,
): readonly string[] {
  const { set, ssoSession, services } = save;
  const name = quotePosix(save.name);
  const isStored = location === storeLocation;
  // What is in the store is found by its name.
  const inFile = location === null || isStored ? [] : ['--location', quotePosix(location)];
  const secret = hasSecret ? ['--secret-stdin'] : [];
  const section = (option: string, changed: Save['services']): readonly string[] => {
    const pairs = changed === null ? [] : given(changed.set);
    return changed === null || pairs.length === 0
      ? []
      : [['keyway set', option, quotePosix(changed.name), ...assignments(pairs)].join(' ')];
  };
  if (before === null) {
    const all = [...given(set), ...(kind === 'sso' && ssoSession !== null ? given(ssoSession.set) : [])];
    const options = assignments(all).map((text) => `--set ${text}`);
    const add = [
      'keyway add',
      name,
      '--kind',
      kind,
      ...options,
      ...secret,
      ...inFile,
      ...(isStored ? ['--store encrypted'] : []),
    ].join(' ');
    return [add, ...section('--services', services)];
  }
  // Of one that stands in the files too, those would be meant without it.
  const there = isStored ? ['--store', 'encrypted'] : inFile;
  const gone = Object.keys(set).filter((key) => set[key] === null);
  const changed = [...assignments(given(set)), ...secret];
  return [
    ...(before === save.name ? [] : [['keyway rename', quotePosix(before), name, ...inFile].join(' ')]),
    ...(changed.length === 0 ? [] : [['keyway set', name, ...changed, ...there].join(' ')]),
    ...(gone.length === 0 ? [] : [['keyway unset', name, ...gone, ...there].join(' ')]),
    ...section('--sso-session', ssoSession),
    ...section('--services', services),
  ];
}

/** It has no command that takes a setting out or renames a profile. */
function awsLines({ name, set, ssoSession, services }: Save, hasSecret: boolean): readonly string[] {
  const lines = (pairs: readonly Pair[], option: string): readonly string[] =>
    pairs.map(([key, value]) => `aws configure set ${quotePosix(key)} ${quotePosix(value)} ${option}`);
  const profile = `--profile ${quotePosix(name)}`;
  return [
    ...(hasSecret ? [`aws configure ${profile}`] : []),
    ...lines(given(set), profile),
    ...(ssoSession === null
      ? []
      : lines(given(ssoSession.set), `--sso-session ${quotePosix(ssoSession.name)}`)),
    ...(services === null ? [] : lines(given(services.set), `--services ${quotePosix(services.name)}`)),
  ];
}
