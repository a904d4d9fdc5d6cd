/**
 * Environments of running processes of the same user, from Linux's /proc: as they were when each program was
 * started. What a process changed in its own environment since is not to be seen from outside.
 */
import { basename } from 'node:path';
import { selectNeeded } from '../core/environments/needed-names.js';
import type { ProcessEnvironment } from '../services/ports.js';
import { readEnvironmentBlock } from './environment-block.js';
import {
  bootTime,
  processEnvironmentBlock,
  type ProcessFacts,
  processFacts,
  processIds,
  processOwner,
  processProgram,
} from './proc.js';

/**
 * Milliseconds a tick: what Linux tells programs is in hundredths of a second on every architecture that Node runs on
 * (`getconf CLK_TCK`; USER_HZ in the kernel's asm-generic/param.h).
 */
const tick = 10;
const limit = 200;
/** How many are read at once: reading the memory of a stuck process can take its time. */
const batch = 16;

export interface ProcessEnvironments {
  list(): Promise<readonly ProcessEnvironment[]>;
  find(pid: number, started: number): Promise<ProcessEnvironment | null>;
}

/**
 * @param user whose processes are looked at
 * @param self Keyway's own process, which is left out with all that it started
 */
export function createProcessEnvironments(user: number, self: number): ProcessEnvironments {
  const readOne = async (pid: number): Promise<ProcessEnvironment | null> => {
    const found = await readProcess(pid, user);
    return found === null || (await isWithin(pid, self)) ? null : found;
  };
  return {
    async list() {
      const found: ProcessEnvironment[] = [];
      const pids = await processIds();
      for (let at = 0; at < pids.length; at += batch) {
        const read = await Promise.all(pids.slice(at, at + batch).map(readOne));
        found.push(...read.filter((one) => one !== null));
      }
      return found
        .toSorted((one, other) => other.started - one.started || other.pid - one.pid)
        .slice(0, limit);
    },
    async find(pid, started) {
      const found = await readOne(pid);
      return found?.started === started ? found : null;
    },
  };
}

/** Null for another user's process, one that may not be read, and one without an AWS_ variable. */
async function readProcess(pid: number, user: number): Promise<ProcessEnvironment | null> {
  if ((await processOwner(pid)) !== user) return null;
  const before = await processFacts(pid);
  const block = await processEnvironmentBlock(pid);
  const program = await processProgram(pid);
  const after = await processFacts(pid);
  // A number can be given to another process between two looks: the start tells them apart.
  if (before === null || block === null || after === null || after.started !== before.started) return null;
  const environment = selectNeeded(readEnvironmentBlock(block), { foldsCase: false });
  if (!Object.keys(environment).some((name) => name.startsWith('AWS_'))) return null;
  const boot = await bootTime();
  return {
    pid,
    started: after.started,
    startedAt: (boot ?? 0) + after.started * tick,
    program: programName(after, program),
    environment,
  };
}

/**
 * The name a process goes by (a script's own, not its interpreter's). The program's file says it where that name
 * is cut off, or is only that of the thread (Node's).
 */
function programName({ command }: ProcessFacts, path: string | null): string {
  const file = path === null ? '' : basename(path);
  const isCut = new TextEncoder().encode(command).length >= 15 && file.startsWith(command);
  const name = file !== '' && (isCut || command === 'MainThread') ? file : command;
  return name.replaceAll(/\p{Cc}/gu, '\u{FFFD}');
}

/** Whether a process is the other one or descends from it. */
async function isWithin(pid: number, other: number): Promise<boolean> {
  const seen = new Set<number>();
  for (let at = pid; at > 0 && !seen.has(at);) {
    if (at === other) return true;
    seen.add(at);
    at = (await processFacts(at))?.parent ?? 0;
  }
  return false;
}
