/**
 * What was done with the store, a line of JSON each, in the data folder (0600). Never a secret: names, programs, reasons.
 * Lines are added in one piece, so that several processes can write at once; a long file is set aside as a whole.
 */
import type { ActivityRow } from '../../shared/models/store.js';
import { joinPath } from '../core/paths.js';
import { FileSystemError, type Ports } from './ports.js';

export interface ActivityFacts {
  readonly profile: string | null;
  readonly program: string | null;
  readonly reason: string | null;
}

export interface Activity {
  /** Newest first. @param most how many of what is kept */
  list(most?: number): Promise<readonly ActivityRow[]>;
  /** Never rejects: what cannot be noted is logged as such and does not stop what was to be noted. */
  record(kind: ActivityRow['kind'], facts?: Partial<ActivityFacts>): Promise<void>;
}

type ActivityPorts = Pick<Ports, 'files' | 'locks' | 'clock' | 'places'> & Partial<Pick<Ports, 'logger'>>;

/** Bytes after which a file is set aside; two files are kept. */
const longestFile = 256 * 1024;
const longestText = 512;
const shownRows = 1000;
const lockWait = 2000;

/** Where it is noted; absolute. Other Keyways write there too. */
export function activityPath({ dataFolder }: Ports['places']): string {
  return joinPath(dataFolder, 'activity.jsonl');
}

export function createActivity(ports: ActivityPorts): Activity {
  const { files, clock, places } = ports;
  const path = activityPath(places);
  const before = joinPath(places.dataFolder, 'activity.before.jsonl');
  return {
    async list(most = shownRows) {
      const rows = [...(await readRows(ports, before)), ...(await readRows(ports, path))];
      return rows.toReversed().slice(0, most);
    },
    async record(kind, { profile = null, program = null, reason = null } = {}) {
      const at = new Date(clock.now()).toISOString();
      const row = { at, kind, profile: cut(profile), program: cut(program), reason: cut(reason) };
      try {
        await files.makeFolder(places.dataFolder);
        await files.append(path, new TextEncoder().encode(`${JSON.stringify(row)}\n`));
        await setAside(ports, path, before);
      } catch (error) {
        if (!(error instanceof FileSystemError)) throw error;
        ports.logger?.error('activity-not-recorded', { kind, systemCode: error.systemCode });
      }
    },
  };
}

/** Looked at again under the lock: of two that find the file long, the second finds a new one. */
async function setAside({ files, locks }: ActivityPorts, path: string, before: string): Promise<void> {
  const isLong = async (): Promise<boolean> => ((await files.inspect(path))?.size ?? 0) > longestFile;
  if (!(await isLong())) return;
  await locks.withLocks([path], lockWait, async () => {
    if (await isLong()) await files.rename(path, before);
  });
}

async function readRows({ files }: ActivityPorts, path: string): Promise<readonly ActivityRow[]> {
  try {
    const text = new TextDecoder('utf-8').decode(await files.read(path));
    return text.split('\n').flatMap((line) => rowOf(line));
  } catch (error) {
    if (error instanceof FileSystemError) return [];
    throw error;
  }
}

/** A line that was cut off, or that somebody else wrote, is passed over. */
function rowOf(line: string): readonly ActivityRow[] {
  try {
    const row: unknown = JSON.parse(line);
    return isRow(row) ? [row] : [];
  } catch {
    return [];
  }
}

const kinds: Readonly<Record<ActivityRow['kind'], true>> = {
  'store-created': true,
  'store-locked': true,
  'store-unlocked': true,
  'store-rekeyed': true,
  'store-backed-up': true,
  'store-restored': true,
  'store-version-accepted': true,
  'handed-out': true,
  'hand-out-refused': true,
  'moved-to-store': true,
  'moved-to-files': true,
  imported: true,
  'session-started': true,
  'session-renewed': true,
  'session-ended': true,
  'session-failed': true,
  'session-handed-out': true,
  'process-approved': true,
  'key-created': true,
  'key-saved': true,
  'key-proved': true,
  'key-put-back': true,
  'key-deactivated': true,
  'key-reactivated': true,
  'key-deleted': true,
};

/** By hand: the command that hands credentials out starts without the library of schemas. */
function isRow(value: unknown): value is ActivityRow {
  if (typeof value !== 'object' || value === null) return false;
  const row: Readonly<Record<string, unknown>> = { ...value };
  const isText = (name: string): boolean => typeof row[name] === 'string';
  return (
    Object.keys(row).length === 5 &&
    isText('at') &&
    isText('kind') &&
    Object.hasOwn(kinds, String(row['kind'])) &&
    ['profile', 'program', 'reason'].every((name) => row[name] === null || isText(name))
  );
}

function cut(text: string | null): string | null {
  return text === null || text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}
