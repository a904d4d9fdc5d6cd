/** What people keep of a profile by its name (favourite, colour, expected account) goes with it to another name, and back. */
import type { FileDiff } from '../../shared/models/change.js';
import { storeLocation } from '../../shared/vocabulary.js';
import { readBotocore } from '../core/dialects/botocore.js';
import type { Place } from '../core/editing/edit.js';
import type { Rename } from '../core/editing/outcome.js';
import { parseDocument } from '../core/ini/document.js';
import { profileId } from '../core/profiles/profile.js';
import type { SwitchFiles } from '../core/switching/switch-files.js';
import type { ChangesService } from './api.js';
import { FileSystemError, type Logger } from './ports.js';
import type { Identities } from './sessions/identities.js';
import type { SettingsStore } from './settings.js';

/** Called with the profiles that just got other names. Never rejects because something cannot be remembered. */
export type FollowRenames = (renames: readonly Rename[]) => Promise<void>;

export interface RememberedByName {
  readonly settings: Pick<SettingsStore, 'rename'>;
  readonly identities: Pick<Identities, 'rename'>;
  readonly logger: Logger;
}

export function createFollowRenames({ settings, identities, logger }: RememberedByName): FollowRenames {
  return async (renames) => {
    const other = renames.filter(({ from, to }) => from.name !== to);
    if (other.length === 0) return;
    const ids = new Map(other.map(({ from, to }) => [idOf(from), idOf({ ...from, name: to })]));
    // Sessions know the shared files and the store alone, both by one name.
    const shared = other.filter(({ from }) => isOfRow(from));
    try {
      await settings.rename(ids);
      await identities.rename(new Map(shared.map(({ from, to }) => [from.name, to])));
    } catch (error) {
      // The profile has its new name all the same.
      if (!(error instanceof FileSystemError)) throw error;
      logger.error('rename-not-followed', { operation: error.operation, systemCode: error.systemCode });
    }
  };
}

/** The same service; what was kept by name follows where an undoing gives profiles their earlier names. */
export function withRenamesUndone(
  changes: ChangesService,
  files: () => Promise<SwitchFiles>,
  follow: FollowRenames,
): ChangesService {
  return {
    list: () => changes.list(),
    show: (change, mask) => changes.show(change, mask),
    async undo(change, mask) {
      const undone = await changes.undo(change, mask);
      if (undone.ok) await follow(renamesIn(undone.value.files, await files()));
      return undone;
    },
    purge: (whose) => changes.purge(whose),
    putBackFile: (path, mask) => changes.putBackFile(path, mask),
    acceptFile: (path) => changes.acceptFile(path),
  };
}

/**
 * The renames that a change of files shows: as many profile headers are gone from a file as came, in the same order. A change
 * is of one kind, so that what was removed and what was added elsewhere never meet in one.
 */
export function renamesIn(diffs: readonly FileDiff[], { config, locations }: SwitchFiles): readonly Rename[] {
  return diffs.flatMap(({ path, hunks }) => {
    const role = path === config.path ? 'config' : 'credentials';
    const location = locations.some((file) => file.path === path) ? path : null;
    const lines = hunks.flatMap((hunk) => hunk.lines);
    const names = (kind: 'added' | 'removed'): readonly string[] =>
      lines.flatMap((line) => (line.kind === kind ? (profileIn(line.text, role) ?? []) : []));
    const [before, after] = [names('removed'), names('added')];
    if (before.length !== after.length) return [];
    return before.map((name, index) => ({ from: { name, location }, to: after[index] ?? name }));
  });
}

/** The profile whose header stands on a line; null where it is none. */
function profileIn(line: string, role: 'config' | 'credentials'): string | null {
  const [section] = readBotocore(parseDocument(new TextEncoder().encode(line)), role).sections;
  return section?.kind === 'profile' ? section.name : null;
}

/** One row a name: what is in the store has the id of the shared files. */
function idOf(place: Place): string {
  return profileId(isOfRow(place) ? null : place.location, place.name);
}

function isOfRow({ location }: Place): boolean {
  return location === null || location === storeLocation;
}
