/** Profiles of the encrypted store beside those of the shared files: one row a name. Pure. */
import type { HandOut } from '../../../shared/models/store.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { readBridgeLine } from '../bridge/bridge-line.js';
import { known } from '../dialects/known-settings.js';
import type { IniDocument } from '../ini/document.js';
import { splitStoreDocument } from '../store/store-document.js';
import type { StoredName } from '../store/stored-profile.js';
import { MergedProfile } from './merged-profile.js';
import { type Profile, type ProfileParts, profileId, textOf } from './profile.js';
import type { ProfileSet } from './profiles.js';
import { kindOf, sourceKindOf } from './sources.js';

/** What is in the store. */
interface StoredNames {
  /** Also while it cannot be read. */
  readonly names: readonly StoredName[];
  /** Null while it cannot be read. */
  readonly document: IniDocument | null;
}

/** One profile of the store. */
export interface StoredRow extends StoredName {
  /** As the store has it by itself; null while that cannot be read. */
  readonly profile: Profile | null;
  /** With the settings that the config file has for it: the store's own count first, as `keyway` looks. Null likewise. */
  readonly whole: Profile | null;
  readonly handOut: HandOut | null;
  /** The line of its section in the config file hands it out. */
  readonly connected: boolean;
  /** What the shared files say of the name is more than settings and that line: it stands in both. */
  readonly isShared: boolean;
}

/** By name. @param set made with the document among its locations */
export function readStored(
  set: ProfileSet,
  { names, document }: StoredNames,
): ReadonlyMap<string, StoredRow> {
  const split = document === null ? null : splitStoreDocument(document);
  const marks = new Map(split?.ok === true ? split.sections.map(({ name, mark }) => [name, mark]) : []);
  return new Map(
    names.map(({ id, name }) => {
      const profile = document === null ? undefined : set.find(profileId(storeLocation, name));
      const shared = set.findByName(name);
      const isShared = shared !== undefined && !isCompanion(shared, id);
      return [
        name,
        {
          id,
          name,
          profile: profile ?? null,
          whole: profile === undefined ? null : wholeOf(profile, isShared ? undefined : shared, set),
          handOut: profile === undefined ? null : (marks.get(name)?.handOut ?? 'always'),
          connected: shared !== undefined && bridgedTo(shared) === id,
          isShared,
        },
      ];
    }),
  );
}

/** The id of the stored profile that a profile's credential_process hands out; null where it is no line of Keyway's. */
export function bridgedTo(profile: ProfileParts): string | null {
  const command = textOf(profile, known.credential_process);
  return command === null ? null : (readBridgeLine(command)?.entryId ?? null);
}

/** A profile of the shared files has nothing of its own but settings, and the line that hands out the stored one of that id. */
export function isCompanion(shared: ProfileParts, id: string): boolean {
  const kind = kindOf(shared, sourceKindOf(shared));
  if (kind === 'settings') return true;
  return kind === 'process' && bridgedTo(shared) === id;
}

/** A profile that is in none of the files. */
export function emptyProfile(name: string): Profile {
  return new MergedProfile(name, null, null);
}

function wholeOf(stored: Profile, shared: Profile | undefined, { ssoSessions }: ProfileSet): Profile {
  const whole = new WholeStored(stored.name, shared?.config ?? null, stored.credentials);
  const dependants = [...new Set([...stored.dependants, ...(shared?.dependants ?? [])])];
  for (const dependant of dependants) whole.addDependant(dependant);
  const { findings, findingCodes } = stored;
  whole.complete({ ssoSessions, judge: () => findings, judgeCodes: () => findingCodes });
  return whole;
}

/** The line that hands it out is Keyway's own: no setting of the person's. */
class WholeStored extends MergedProfile {
  override get settings(): Profile['settings'] {
    const settings = new Map(super.settings);
    const command = settings.get('credential_process');
    if (
      command?.role === 'config' &&
      typeof command.value === 'string' &&
      readBridgeLine(command.value) !== null
    )
      settings.delete('credential_process');
    return settings;
  }
}
