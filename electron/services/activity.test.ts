import { describe, expect, test } from 'vitest';
import { createMemoryFileSystem } from '../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../adapters/testing/open-locks.js';
import { activityKinds, activityRow } from '../../shared/models/store.js';
import { createActivity } from './activity.js';
import { FileSystemError, type FileSystem, type Places } from './ports.js';

const places: Places = {
  platform: 'linux',
  home: '/h',
  workingFolder: '/h',
  configFolder: '/h/c',
  dataFolder: '/h/d',
  stateFolder: '/h/s',
};
const path = '/h/d/activity.jsonl';
const before = '/h/d/activity.before.jsonl';

function activityOn(files: FileSystem, log: string[] = []) {
  let time = 0;
  const clock = { now: () => (time += 1000), sleep: () => Promise.resolve(), at: () => () => undefined };
  const logger = { info: () => undefined, error: (event: string) => void log.push(event) };
  return createActivity({ files, locks: createOpenLocks(), clock, places, logger });
}

describe('the activity', () => {
  test('of every kind is listed, newest first, and fits the contract', async () => {
    const files = createMemoryFileSystem({});
    const activity = activityOn(files);
    for (const kind of activityKinds) await activity.record(kind, { profile: 'dev', program: 'aws' });
    const rows = await activity.list();
    expect(rows.map(({ kind }) => kind)).toEqual(activityKinds.toReversed());
    for (const row of rows) expect(activityRow.parse(row)).toEqual(row);
    expect(await files.inspect(path)).toMatchObject({ mode: 0o600 });
  });

  test('is empty where nothing was noted', async () => {
    expect(await activityOn(createMemoryFileSystem({})).list()).toEqual([]);
  });

  test('passes over lines that were cut off or are no rows', async () => {
    const row = { at: 'x', kind: 'imported', profile: null, program: null, reason: null };
    const lines = [row, { ...row, kind: 'other' }, { ...row, more: 1 }, { ...row, profile: 7 }, null, 'x'];
    const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"at":"x","ki`;
    expect(await activityOn(createMemoryFileSystem({ [path]: text })).list()).toEqual([row]);
  });

  test('sets a long file aside and goes on with a new one; both are listed', async () => {
    const files = createMemoryFileSystem({});
    const activity = activityOn(files);
    const reason = 'x'.repeat(500);
    for (let at = 0; at < 700; at += 1) await activity.record('handed-out', { profile: `p${at}`, reason });
    expect((await files.inspect(path))?.size ?? 0).toBeLessThan(257 * 1024);
    expect((await files.inspect(before))?.size ?? 0).toBeGreaterThan(256 * 1024);
    const rows = await activity.list();
    expect(rows).toHaveLength(700);
    expect(rows[0]).toMatchObject({ profile: 'p699' });
    expect(rows.at(-1)).toMatchObject({ profile: 'p0' });
  });

  test('cuts texts that would fill it', async () => {
    const activity = activityOn(createMemoryFileSystem({}));
    await activity.record('handed-out', { profile: 'x'.repeat(5000) });
    expect((await activity.list())[0]?.profile).toHaveLength(513);
  });

  test('that cannot be noted is logged, and stops nothing', async () => {
    const full: FileSystem = {
      ...createMemoryFileSystem({}),
      append: (at) => Promise.reject(new FileSystemError('append', at, 'ENOSPC')),
    };
    const log: string[] = [];
    await activityOn(full, log).record('handed-out');
    expect(log).toEqual(['activity-not-recorded']);
  });
});
