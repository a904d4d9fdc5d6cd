/**
 * Notes beside the locks that say which process holds them, so that a dead holder is known at once.
 *
 * Only Linux says enough to be sure: the note names the running system (its boot and its process namespace), the
 * process and when that process started, and the lock itself, so that a note left over says nothing of the next
 * holder. Anything else, also a note that cannot be read, counts as alive.
 */
import { readFileSync, readlinkSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';

export interface HolderNotes {
  write(lock: string): void;
  remove(lock: string): void;
  isHolderDead(lock: string): boolean;
  /** Takes away the lock of a dead holder. */
  discard(lock: string): void;
}

/** proper-lockfile's own name for the folder that is the lock. */
const lockSuffix = '.lock';
const noteSuffix = '.holder';

export function createHolderNotes(): HolderNotes {
  const system = systemName();
  return {
    write(lock) {
      if (system !== null)
        writeFileSync(lock + noteSuffix, noteOf(lock, system, process.pid), { mode: 0o600 });
    },
    remove: (lock) => rmSync(lock + noteSuffix, { force: true }),
    isHolderDead(lock) {
      if (system === null) return false;
      const note = readText(lock + noteSuffix);
      const [notedSystem, pid] = note?.split('\n') ?? [];
      if (notedSystem !== system || pid === undefined || !/^\d+$/u.test(pid)) return false;
      if (note?.endsWith(`\n${lockInstance(lock)}`) !== true) return false;
      return noteOf(lock, system, Number(pid)) !== note;
    },
    discard(lock) {
      rmSync(lock + noteSuffix, { force: true });
      try {
        rmdirSync(lock + lockSuffix);
      } catch {
        // Gone already: its time had run out, and someone took it in the usual way.
      }
    },
  };
}

function noteOf(lock: string, system: string, pid: number): string {
  return [system, pid, startOf(pid) ?? 'ended', lockInstance(lock)].join('\n');
}

/** An inode number alone is soon given to the next folder; together with its birth it is this lock and no other. */
function lockInstance(lock: string): string {
  const stats = statSync(lock + lockSuffix, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${String(stats.ino)} ${String(stats.birthtimeNs)}`;
}

/** Null where it cannot be told apart from other systems that see the same folder. */
function systemName(): string | null {
  const boot = readText('/proc/sys/kernel/random/boot_id');
  try {
    return boot === null ? null : `${boot.trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** When a process started, in the kernel's ticks; null where there is none (a zombie holds nothing any more). */
function startOf(pid: number): string | null {
  const fields = readText(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /su, '')
    .split(' ');
  return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf-8');
  } catch {
    return null;
  }
}
