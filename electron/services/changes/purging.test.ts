import { describe, expect, it } from 'vitest';
import { createIniSecondReader } from '../../adapters/ini-second-reader.js';
import { createRandomSource } from '../../adapters/random-source.js';
import { createFixedConsent, type FixedConsent } from '../../adapters/testing/fixed-consent.js';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem, type MemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../adapters/testing/open-locks.js';
import { configPath, credentialsPath, memoryHome, placesAt } from '../../../e2e/faults/home.js';
import { settingRequest, withSetting } from '../../../e2e/faults/requests.js';
import { createTestStore, sealOf, type TestStore } from '../../../e2e/faults/test-store.js';
import { type AwsFiles, createAwsFiles } from '../files/aws-files.js';
import { type Changes, createChanges } from './changes.js';
import type { ChangeRequest } from './plan.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const next = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const keyId = 'AKIAIOSFODNN7EXAMPLE';

interface PurgeHome {
  readonly memory: MemoryFileSystem;
  readonly changes: Changes;
  readonly awsFiles: AwsFiles;
  readonly consent: FixedConsent;
  readonly store: TestStore;
}

type Answer = 'allowed' | 'refused' | 'unasked';

/** A key was replaced by another, and a Region set: c1, then c2. */
async function afterRotation(state: TestStore['state'], answer: Answer = 'allowed'): Promise<PurgeHome> {
  const memory = createMemoryFileSystem({
    [configPath]: '[profile work]\nregion = eu-west-1\n',
    [credentialsPath]: `[work]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n[b]\nregion = c\n`,
  });
  const places = placesAt(memoryHome);
  const store = createTestStore(state);
  const consent = createFixedConsent({ answer: () => answer });
  const ports = {
    ...{ files: memory, places, consent, environment: {} },
    clock: createImmediateClock(),
    locks: createOpenLocks(),
    random: createRandomSource(),
    secondReader: createIniSecondReader(),
    watcher: { watch: () => () => undefined },
  };
  const seal = sealOf(memory, places, store);
  const awsFiles = createAwsFiles(ports, null, seal);
  const changes = createChanges(ports, awsFiles, seal);
  await awsFiles.current();
  expect(await changes.apply(rotation, 'whole')).toMatchObject({ ok: true });
  await changes.apply(settingRequest('profile work', 'region', 'eu-north-1'), 'whole');
  return { memory, changes, awsFiles, consent, store };
}

const rotation: ChangeRequest = {
  action: 'replace-key',
  profiles: ['work'],
  plan: ({ credentials: { path, document } }) => {
    const withId = withSetting(document, 'work', 'aws_access_key_id', 'AKIAI44QH8DHBEXAMPLE');
    const after = withSetting(withId, 'work', 'aws_secret_access_key', next);
    return { ok: true, value: { steps: [{ path, after }], sections: new Map([[path, ['work']]]) } };
  },
};

function filesWith({ memory }: PurgeHome, text: string): string[] {
  const own = Object.entries(memory.texts()).filter(([path]) => path.includes('/.keyway/'));
  return own.filter(([, content]) => content.includes(text)).map(([path]) => path);
}

describe('purging', () => {
  it.each(['work', keyId])(
    '%s removes what holds its old secret, and says which changes cannot be taken back',
    async (whose) => {
      const home = await afterRotation('none');
      expect(filesWith(home, secret)).not.toEqual([]);
      expect(await home.changes.purge(whose)).toEqual({ ok: true, value: ['c1'] });
      expect(filesWith(home, secret)).toEqual([]);
      expect(home.consent.asked).toEqual([{ kind: 'purge-secret', profile: whose, changes: 1 }]);
      const gone = { ok: false, failure: { code: 'change-purged', facts: { change: 'c1' }, action: null } };
      expect(await home.changes.undo('c1', 'whole')).toEqual(gone);
      expect(await home.changes.show('c1', 'whole')).toEqual(gone);
      expect((await home.changes.list()).map(({ id, purged }) => [id, purged])).toEqual([
        ['c2', false],
        ['c1', true],
      ]);
      expect(await home.changes.undo(null, 'whole')).toMatchObject({ ok: true });
      expect(home.memory.texts()[configPath]).toContain('eu-west-1');
    },
  );
  it('reaches what is sealed, and needs the store for that', async () => {
    const home = await afterRotation('ready');
    home.store.state = 'locked';
    expect(await home.changes.purge('work')).toMatchObject({ failure: { code: 'store-locked' } });
    home.store.state = 'ready';
    expect(await home.changes.purge('work')).toMatchObject({ ok: true, value: ['c1'] });
    expect(await home.memory.list('/home/p/.keyway/history')).not.toContain('c1.1.sealed');
  });
  it('reaches what could be put back, and leaves what stands in the files', async () => {
    const home = await afterRotation('none');
    const file = await home.memory.open(credentialsPath, 'read-write');
    await file.shortenTo(0);
    await file.write(new TextEncoder().encode('[b]\nregion = c\n'));
    expect((await home.awsFiles.current()).credentials).toMatchObject({ state: 'shrunk', canPutBack: true });
    expect(filesWith(home, next)).not.toEqual([]);
    expect(await home.changes.purge('work')).toMatchObject({ ok: true });
    expect([...filesWith(home, secret), ...filesWith(home, next)]).toEqual([]);
    expect((await home.awsFiles.current()).credentials).toMatchObject({ state: 'ok', canPutBack: false });
    expect(home.memory.texts()[credentialsPath]).toBe('[b]\nregion = c\n');
  });
  it.each([
    ['refused', 'consent-refused'],
    ['unasked', 'consent-needed'],
  ] as const)('is not done where the person is %s', async (answer, code) => {
    const home = await afterRotation('none', answer);
    const before = home.memory.texts();
    expect(await home.changes.purge('work')).toMatchObject({
      failure: { code, facts: { request: 'purge-secret' } },
    });
    expect(home.memory.texts()).toEqual(before);
  });
  it('asks nobody about a profile that never held a secret', async () => {
    const home = await afterRotation('none');
    expect(await home.changes.purge('b')).toMatchObject({ failure: { code: 'nothing-to-purge' } });
    expect(home.consent.asked).toEqual([]);
  });
  it('asks nobody a second time: what stands in the file alone is not kept', async () => {
    const home = await afterRotation('none');
    expect(await home.changes.purge('work')).toMatchObject({ ok: true });
    expect(await home.changes.purge('work')).toMatchObject({ failure: { code: 'nothing-to-purge' } });
    expect(home.consent.asked).toHaveLength(1);
  });
});
