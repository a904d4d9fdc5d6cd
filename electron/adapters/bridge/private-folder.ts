/** Folders and files that only this user can read: where two Keyways find each other. */
import { lstat, mkdir, readFile } from 'node:fs/promises';

const othersBits = 0o077;

/** Whether it is a folder of this user's, no link, and closed to everybody else. Windows has lists of who may do what instead. */
export async function isPrivateFolder(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => null);
  return facts?.isDirectory() === true && isOurs(facts);
}

/** Makes it 0700 where it is not there. False where it cannot be made, or is there and not private. */
export async function makePrivateFolder(path: string): Promise<boolean> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch(() => undefined);
  return await isPrivateFolder(path);
}

/** The text of a file that only this user can read; null where it is none. */
export async function readPrivateFile(path: string): Promise<string | null> {
  const facts = await lstat(path).catch(() => null);
  if (facts?.isFile() !== true || !isOurs(facts)) return null;
  return await readFile(path, 'utf-8').catch(() => null);
}

function isOurs({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (mode & othersBits) === 0);
}
