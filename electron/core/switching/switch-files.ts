/** What switching plans start from, and the questions that making active and restoring share. Pure. */
import type { Failure } from '../../../shared/models/failure.js';
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import { known } from '../dialects/known-settings.js';
import { identityOf } from '../profiles/identity.js';
import { textOf } from '../profiles/profile.js';
import { type Profile, type ProfileSet, readProfiles, type SourceFile } from '../profiles/profiles.js';
import type { DefaultSection } from './default-sections.js';
import { type IdentityOf, safeOrder, type Step } from './safe-order.js';
import type { Documents, Fate } from './set-aside.js';

/** The files as they are when the plan is made; a missing one has an empty document. */
export interface SwitchFiles {
  readonly config: SourceFile;
  readonly credentials: SourceFile;
  readonly locations: readonly SourceFile[];
}

/** A profile: `location` is the shown path of another credentials file, null for the shared files. */
export interface Target {
  readonly name: string;
  readonly location: string | null;
}

export interface SwitchPlan {
  /** In the order in which they must be written. Empty where nothing has to be. */
  readonly steps: readonly Step[];
  /** Names given to what the person had as default. */
  readonly kept: readonly string[];
  /** Profiles whose source_profile was rewritten so that it keeps its meaning. */
  readonly repointed: readonly string[];
  /** Raw headers of the sections named by the edit, by file. */
  readonly headers: Readonly<Record<FileRole, readonly string[]>>;
}

/** The failure of a file that the AWS CLI refuses as a whole: Keyway does not write to it. */
export function refusal(files: SwitchFiles, target: Target | null): Failure | null {
  const location = files.locations.find((file) => file.path === target?.location);
  for (const file of [files.config, files.credentials, ...(location === undefined ? [] : [location])]) {
    const refused = readBotocore(file.document, file.role === 'config' ? 'config' : 'credentials').refused;
    if (refused !== null) {
      const facts = { path: file.path, reason: refused.code, line: refused.line };
      return { code: 'file-refused', facts, action: 'open-file-at-line' };
    }
  }
  return null;
}

/** Says of each default section what becomes of it: only an unedited copy whose original is still there can go without loss. */
export function fates(set: ProfileSet): (section: DefaultSection) => Fate {
  const isSource = set.profiles.some(
    (profile) => profile.location === null && textOf(profile, known.source_profile) === defaultProfileName,
  );
  return ({ mark, unchangedCopy }) => {
    if (mark === null || !unchangedCopy) return 'kept';
    const original = findTarget(set, { name: mark.copyOf, location: mark.location });
    if (original === undefined || original.name === defaultProfileName) return 'kept';
    // Profiles in other files cannot be named by source_profile: what points here would lose its meaning.
    return mark.location !== null && isSource ? 'kept' : 'goes';
  };
}

/** The profile in the shared files, or in that other credentials file. */
export function findTarget(set: ProfileSet, target: Target): Profile | undefined {
  if (target.location === null) return set.findByName(target.name);
  return set.profiles.find((profile) => profile.location === target.location && profile.name === target.name);
}

/** The orders in which `default`, and the profiles that are pointed elsewhere, never name a third identity. */
export function orderSteps(
  files: SwitchFiles,
  bare: Documents,
  after: Documents,
  wavering: readonly string[],
): readonly Step[] | null {
  const before = documentsOf(files);
  // Every identity asks about the same few states: each is read once.
  const sets = new Map<Documents, ProfileSet>();
  const setOf = (documents: Documents): ProfileSet => {
    const set = sets.get(documents) ?? readProfiles(withDocuments(files, documents));
    sets.set(documents, set);
    return set;
  };
  const identity =
    (name: string): IdentityOf =>
    (documents) =>
      identityOf(setOf(documents), name);
  return safeOrder(before, bare, after, identity(defaultProfileName), wavering.map(identity));
}

/** The two documents that a switch writes. */
export function documentsOf(files: SwitchFiles): Documents {
  return { config: files.config.document, credentials: files.credentials.document };
}

/** The same files with other content. */
export function withDocuments(files: SwitchFiles, documents: Documents): SwitchFiles {
  return {
    config: { ...files.config, document: documents.config },
    credentials: { ...files.credentials, document: documents.credentials },
    locations: files.locations,
  };
}
