import { describe, expect, test } from 'vitest';
import { createFixedConsent } from '../adapters/testing/fixed-consent.js';
import { createMemoryFileSystem } from '../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../adapters/testing/open-locks.js';
import { activityHead } from '../core/activity/csv.js';
import { createActivity } from './activity.js';
import { createActivityService } from './activity-export.js';
import { FileSystemError, type FileSystem, type Places } from './ports.js';

const places: Places = {
  platform: 'linux',
  home: '/h',
  workingFolder: '/h',
  configFolder: '/h/c',
  dataFolder: '/h/d',
  stateFolder: '/h/s',
};

function exportOn(files: FileSystem, chosen: string | null = null) {
  let time = 0;
  const clock = { now: () => (time += 1000), sleep: () => Promise.resolve(), at: () => () => undefined };
  const activity = createActivity({ files, locks: createOpenLocks(), clock, places });
  const consent = createFixedConsent({ chosenToWrite: chosen });
  let serial = 0;
  const random = { hex: (digits: number) => (serial += 1).toString(16).padStart(digits, '0') };
  const ports = { files, places, consent, random };
  const service = createActivityService({ ports, activity, changes: { list: () => Promise.resolve([]) } });
  return { activity, service };
}

describe('the export of the activity', () => {
  test('has all that is kept, for the owner alone, and nothing is left beside it', async () => {
    const files = createMemoryFileSystem({ '/h/kept': '' });
    const { activity, service } = exportOn(files);
    for (let done = 0; done < 1200; done += 1)
      await activity.record('key-deactivated', { profile: 'dev', reason: '****MPLE' });
    expect(await service.list()).toHaveLength(1000);
    expect(await service.exportTo('/h/out.csv')).toEqual({ ok: true, value: '/h/out.csv' });
    const text = files.texts()['/h/out.csv'] ?? '';
    expect(text.startsWith(activityHead)).toBe(true);
    expect(text.split('\r\n')).toHaveLength(1200 + 2);
    expect(await files.inspect('/h/out.csv')).toMatchObject({ mode: 0o600 });
    expect((await files.list('/h')).toSorted()).toEqual(['d', 'kept', 'out.csv']);
  });

  test('goes where the person says, and nowhere where they say nothing', async () => {
    const files = createMemoryFileSystem({ '/h/kept': '' });
    expect(await exportOn(files, '/h/said.csv').service.exportTo(null)).toMatchObject({
      value: '/h/said.csv',
    });
    expect(await exportOn(files).service.exportTo(null)).toEqual({ ok: true, value: null });
  });

  test('takes the place of an earlier one, and of nothing else', async () => {
    const files = createMemoryFileSystem({
      '/h/credentials': '[base]\n',
      '/h/old.csv': `${activityHead}"x"`,
    });
    const { activity, service } = exportOn(files);
    await activity.record('key-created', { profile: 'dev' });
    expect(await service.exportTo('/h/credentials')).toMatchObject({
      failure: { code: 'file-in-the-way', facts: { path: '~/credentials' } },
    });
    expect(files.texts()['/h/credentials']).toBe('[base]\n');
    expect(await service.exportTo('/h/old.csv')).toMatchObject({ ok: true });
    expect(files.texts()['/h/old.csv']).toContain('key-created');
  });

  test('says that the disk is full, and leaves nothing', async () => {
    const files = createMemoryFileSystem({ '/h/kept': '' });
    const full: FileSystem = {
      ...files,
      create: (path) => Promise.reject(new FileSystemError('create', path, 'ENOSPC')),
    };
    expect(await exportOn(full).service.exportTo('/h/out.csv')).toMatchObject({
      failure: { code: 'disk-full', facts: { path: '~/out.csv' } },
    });
    expect(await files.inspect('/h/out.csv')).toBeNull();
  });
});
