/** Where open Keyways are to be found: a note each, in a folder of the data folder, with the socket and a token to prove oneself by. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isPrivateFolder, makePrivateFolder, readPrivateFile } from './private-folder.js';

export interface BridgeNote {
  /** The path of a Unix socket, or the name of a pipe. */
  readonly socket: string;
  /** 64 hexadecimal digits. */
  readonly token: string;
}

const folderName = 'bridge';
const noteName = /^(\d+)-[0-9a-f]{16}\.json$/u;

/** @returns where the notes are; the folder need not be there */
export function notesFolder(dataFolder: string): string {
  return join(dataFolder, folderName);
}

/** Writes one for this process; gives its path, null where it cannot be kept private. */
export async function writeNote(folder: string, name: string, note: BridgeNote): Promise<string | null> {
  if (!(await makePrivateFolder(folder))) return null;
  const path = join(folder, `${process.pid}-${name}.json`);
  try {
    await writeFile(path, JSON.stringify(note), { mode: 0o600, flag: 'wx' });
    return path;
  } catch {
    return null;
  }
}

/** The notes of Keyways that may still be open. Nothing is believed that another user could have written. */
export async function readNotes(folder: string): Promise<readonly BridgeNote[]> {
  if (!(await isPrivateFolder(folder))) return [];
  const names = await readdir(folder).catch(() => []);
  const notes = await Promise.all(
    names.filter((name) => noteName.test(name)).map((name) => readNote(join(folder, name))),
  );
  const found = notes.filter((note) => note !== null);
  const places = await Promise.all(found.map((note) => isReachable(note)));
  return found.filter((_note, index) => places[index]);
}

/** Takes away what Keyways that were killed left there. */
export async function removeOldNotes(folder: string): Promise<void> {
  if (!(await isPrivateFolder(folder))) return;
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(noteName.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const path = join(folder, name);
    const note = await readNote(path);
    if (note !== null && (await isReachable(note)))
      await rm(note.socket, { force: true }).catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function readNote(path: string): Promise<BridgeNote | null> {
  const text = await readPrivateFile(path);
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isNote(read) ? { socket: read.socket, token: read.token } : null;
  } catch {
    return null;
  }
}

function isNote(value: unknown): value is BridgeNote {
  if (typeof value !== 'object' || value === null || !('socket' in value) || !('token' in value))
    return false;
  const { socket, token } = value;
  return typeof socket === 'string' && typeof token === 'string' && /^[0-9a-f]{64}$/u.test(token);
}

/** Whoever could put another socket into its folder could listen in. Names of pipes have no folder. */
async function isReachable({ socket }: BridgeNote): Promise<boolean> {
  return process.platform === 'win32' || (await isPrivateFolder(dirname(socket)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
