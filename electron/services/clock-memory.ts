/** How far this computer's clock was off when AWS was last asked: remembered where it matters, for every process that shows findings. */
import { type ClockOffset, clockOffset } from '../../shared/models/session.js';
import { joinPath } from '../core/paths.js';
import { isSkewed } from '../core/profiles/clock-finding.js';
import { createJsonFile } from './json-file.js';
import { FileSystemError, type Ports } from './ports.js';

export interface ClockMemory {
  /** Remembers an offset of more than five minutes; one within them takes the remembered one away. Never rejects. */
  note(offset: ClockOffset): void;
  /** Null where the last answer was within five minutes, and where nothing is known. */
  remembered(): Promise<ClockOffset | null>;
  /** Resolves once what was noted is written. */
  settled(): Promise<void>;
}

type ClockPorts = Pick<Ports, 'files' | 'locks' | 'logger' | 'places' | 'random'>;

const lockWait = 5000;
/** Seconds, and milliseconds: what differs less is not written anew. */
const same = { seconds: 30, for: 60_000 };

/** Where it is remembered; absolute. */
export function clockPath({ dataFolder }: Pick<Ports['places'], 'dataFolder'>): string {
  return joinPath(dataFolder, 'clock.json');
}

export function createClockMemory({ files, locks, logger, places, random }: ClockPorts): ClockMemory {
  const path = clockPath(places);
  const file = createJsonFile(files, random, path, clockOffset);
  let writing: Promise<void> = Promise.resolve();

  async function write(offset: ClockOffset): Promise<void> {
    try {
      // Most answers change nothing, and cost no lock.
      if (!isNews(await file.read(), offset)) return;
      await locks.withLocks([path], lockWait, async () => {
        if (isNews(await file.read(), offset)) await file.write(isSkewed(offset) ? offset : null);
      });
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      logger.error('clock-not-remembered', { systemCode: error.systemCode });
    }
  }

  return {
    note(offset) {
      writing = writing.then(() => write(offset));
      // Nobody waits for it: what fails unexpectedly is said by `settled`.
      writing.catch(() => undefined);
    },
    async remembered() {
      try {
        return await file.read();
      } catch (error) {
        if (error instanceof FileSystemError) return null;
        throw error;
      }
    },
    settled: () => writing,
  };
}

function isNews(present: ClockOffset | null, offset: ClockOffset): boolean {
  if (present === null || !isSkewed(offset)) return present !== null || isSkewed(offset);
  const later = Date.parse(offset.measuredAt) - Date.parse(present.measuredAt);
  return Math.abs(offset.seconds - present.seconds) > same.seconds || Math.abs(later) > same.for;
}
