/** Where tests have their homes. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of memory that a whole run does not use up, in bytes. */
const enough = 4 * 1024 ** 3;

/**
 * A new folder in memory: each write of Keyway waits until the disk has it, and on a disk tests of writing wait most of
 * their time. Null where there is no such place, too little of it, or no program can be run from it.
 * @param {string} [parent]
 * @param {number} [needed] bytes
 * @returns {string | null}
 */
export function makeFolderInMemory(parent = '/dev/shm', needed = enough) {
  if (freeIn(parent) < needed || process.availableMemory() < needed) return null;
  const folder = mkdtempSync(join(parent, 'keyway-'));
  // As the folder for all users is: some tests run as another one.
  chmodSync(folder, 0o1777);
  if (canRunIn(folder)) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

function freeIn(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

function canRunIn(folder) {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}
