/** What Linux says of processes, as far as Keyway asks (proc(5)). Nothing here rejects: a process can end at any time. */
import { promises, readFileSync } from 'node:fs';

export interface ProcessFacts {
  /** The name it goes by, at most 15 bytes; any bytes, parentheses and line feeds too. */
  readonly command: string;
  readonly parent: number;
  readonly session: number;
  /** Ticks from boot to its start. */
  readonly started: number;
  /** Ended, and only not yet taken note of by its parent. */
  readonly isEnded: boolean;
}

/**
 * Reads /proc/PID/stat. Its second field is the name in parentheses, which may hold parentheses and spaces itself:
 * everything to the last one belongs to it.
 */
export function readProcessStat(text: string): ProcessFacts | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  // From here on field 3 of the manual is the first.
  const fields = text
    .slice(close + 1)
    .trim()
    .split(/\s+/u);
  const [state = '', parent, , session] = fields;
  const started = fields[19];
  if (parent === undefined || session === undefined || started === undefined) return null;
  return {
    command: text.slice(open + 1, close),
    parent: Number(parent),
    session: Number(session),
    started: Number(started),
    isEnded: state === 'Z' || state === 'X',
  };
}

/** @returns null where there is no such process */
export async function processFacts(pid: number): Promise<ProcessFacts | null> {
  const text = await promises.readFile(`/proc/${pid}/stat`, 'utf-8').catch(() => null);
  return text === null ? null : readProcessStat(text);
}

/** The same at once: these are no files on a disk, and a command that waits for one of them has nothing else to do. */
export function processFactsNow(pid: number): ProcessFacts | null {
  try {
    return readProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf-8'));
  } catch {
    return null;
  }
}

/** All processes that this one can see; empty where the system has no such folder. */
export async function processIds(): Promise<readonly number[]> {
  const names = await promises.readdir('/proc').catch(() => []);
  return names.filter((name) => /^\d+$/u.test(name)).map(Number);
}

/** The effective user; null where there is no such process. */
export async function processOwner(pid: number): Promise<number | null> {
  const facts = await promises.stat(`/proc/${pid}`).catch(() => null);
  return facts?.uid ?? null;
}

/** The environment as it was when the program was started; null where it may not be read. */
export async function processEnvironmentBlock(pid: number): Promise<Uint8Array | null> {
  return await promises.readFile(`/proc/${pid}/environ`).catch(() => null);
}

/** The path of the program; null where it may not be known. */
export async function processProgram(pid: number): Promise<string | null> {
  const path = await promises.readlink(`/proc/${pid}/exe`).catch(() => null);
  return path?.replace(/ \(deleted\)$/u, '') ?? null;
}

/** When the system was started, in milliseconds since the epoch; null where it does not say. */
export async function bootTime(): Promise<number | null> {
  const text = await promises.readFile('/proc/stat', 'utf-8').catch(() => '');
  const seconds = /^btime (\d+)$/mu.exec(text)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
