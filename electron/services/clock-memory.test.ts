import { describe, expect, test } from 'vitest';
import { createMemoryFileSystem } from '../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../adapters/testing/open-locks.js';
import { createSteppedFileSystem } from '../adapters/testing/stepped-file-system.js';
import { clockPath, createClockMemory } from './clock-memory.js';
import { FileSystemError, type FileSystem, type Places } from './ports.js';

const places: Places = {
  platform: 'linux',
  home: '/h',
  workingFolder: '/h',
  configFolder: '/h/c',
  dataFolder: '/h/d',
  stateFolder: '/h/s',
};
const skewed = { seconds: 1200, measuredAt: '2026-03-01T12:00:00.000Z' };

function memoryOn(files: FileSystem, log: string[] = []) {
  const logger = { info: () => undefined, error: (event: string) => void log.push(event) };
  const random = { hex: (digits: number) => '0'.repeat(digits) };
  return createClockMemory({ files, locks: createOpenLocks(), logger, places, random });
}

describe('how far the clock was off', () => {
  test('is known to the next process, until an answer says that it is right', async () => {
    const files = createMemoryFileSystem({});
    const memory = memoryOn(files);
    memory.note(skewed);
    await memory.settled();
    expect(await memoryOn(files).remembered()).toEqual(skewed);
    memory.note({ ...skewed, seconds: 2 });
    await memory.settled();
    expect(await memoryOn(files).remembered()).toBeNull();
  });

  test('that cannot be written is logged, and is not known', async () => {
    const log: string[] = [];
    const files = createSteppedFileSystem(createMemoryFileSystem({}), ({ operation, path }, run) =>
      operation === 'read' ? run() : Promise.reject(new FileSystemError(operation, path, 'ENOSPC')),
    );
    const memory = memoryOn(files, log);
    memory.note(skewed);
    await memory.settled();
    expect(log).toEqual(['clock-not-remembered']);
    expect(await memory.remembered()).toBeNull();
  });

  test('an unexpected error is told to who waits, and to nobody else', async () => {
    const files = createSteppedFileSystem(createMemoryFileSystem({ [clockPath(places)]: '{}' }), () =>
      Promise.reject(new RangeError('unexpected')),
    );
    const memory = memoryOn(files);
    memory.note(skewed);
    // Long enough for the process to complain of a rejection that nobody waits for, which fails the run.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    await expect(memory.settled()).rejects.toThrow('unexpected');
  });
});
