/** Edits that reach the real store, on files in memory: what is on the disk, and what a lock and another Keyway do to it. */
import { describe, expect, it } from 'vitest';
import { createIniSecondReader } from '../../adapters/ini-second-reader.js';
import { createRandomSource } from '../../adapters/random-source.js';
import { createOpenLocks } from '../../adapters/testing/open-locks.js';
import { createSteppedFileSystem, type StepHook } from '../../adapters/testing/stepped-file-system.js';
import { createStoreHome, type StoreHome } from '../../adapters/testing/store-home.js';
import type { Result } from '../../../shared/models/failure.js';
import { succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { ProfileEdit } from '../../core/editing/edit.js';
import { Secret } from '../../core/secret.js';
import { createContentSeal } from '../changes/content-seal.js';
import { createChanges } from '../changes/changes.js';
import { createEditing } from '../editing/editing.js';
import { createAwsFiles } from '../files/aws-files.js';
import { createFileSurroundings } from '../files/surroundings.js';
import { createProfiles } from '../profiles.js';
import { storeFilePath, withStoreFile } from './store-file.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const configPath = '/home/p/.aws/config';

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function openKeyway({ store, memory, clock, places, consent, sealing }: StoreHome, hook?: StepHook) {
  const path = storeFilePath(places);
  const whole = withStoreFile(memory, store, path, clock);
  const files = hook === undefined ? whole : createSteppedFileSystem(whole, hook);
  const ports = {
    files,
    clock,
    watcher: { watch: () => () => undefined },
    random: createRandomSource(),
    locks: createOpenLocks(),
    secondReader: createIniSecondReader(),
    digests: { hex: () => '', hmac: () => new Uint8Array() },
    environment: {},
    places,
    consent,
    clipboard: null,
  };
  const seal = createContentSeal({ files, places, sealing, vault: store });
  const awsFiles = createAwsFiles(ports, { vault: store, path }, seal);
  const changes = createChanges(ports, awsFiles, seal);
  const bridgeLineFor = (entry: string) => succeed(`/opt/keyway credential-process --id ${entry}`);
  const profiles = createProfiles({
    files: awsFiles,
    surroundings: createFileSurroundings(ports),
    environment: {},
    revertsAt: () => Promise.resolve(null),
    store: { shownPath: '~/.keyway/store.json', bridgeLineFor },
  });
  const editing = createEditing({
    ports,
    changes,
    profiles,
    store: { newId: () => store.newId(), bridgeLineFor },
  });
  return { changes, editing, profiles };
}

async function readyHome(): Promise<StoreHome> {
  const home = createStoreHome();
  valueOf(await home.store.create({ key: 'keychain', passphrase: null }));
  return home;
}

const adding: ProfileEdit = {
  kind: 'save',
  from: null,
  to: { name: 'dev', location: storeLocation },
  changes: [
    { key: 'aws_access_key_id', value: id },
    { key: 'aws_secret_access_key', value: new Secret(secret) },
    { key: 'region', value: 'eu-west-1' },
  ],
  sections: [],
};
const removing: ProfileEdit = {
  kind: 'remove',
  places: [{ name: 'dev', location: storeLocation }],
  sources: new Map(),
};

/** Whether a line of the config file names what is in the store. */
async function standing({ store, memory }: StoreHome): Promise<string> {
  const stored = valueOf(await store.profiles()).map((profile) => profile.id);
  const line = /--id (\w+)/u.exec(memory.texts()[configPath] ?? '')?.[1];
  if (line !== undefined && !stored.includes(line)) return 'line without entry';
  return `${stored.length} stored, ${line === undefined ? 'no line' : 'line'}`;
}

function leaks({ memory }: StoreHome): readonly string[] {
  return Object.entries(memory.texts()).flatMap(([path, text]) =>
    text.includes(secret) || text.includes(id) ? [path] : [],
  );
}

/** More than any of the edits takes. */
const mostSteps = 400;
/** Every step in CI; by hand some of them. */
const stride = { quick: 7, ci: 1, nightly: 1 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 7;

describe('an edit of the real store', () => {
  it('adds, removes and takes back, and no file ever holds the key', async () => {
    const home = await readyHome();
    const { editing, changes, profiles } = openKeyway(home);
    valueOf(await editing.applyEdit(adding, 'last-four'));
    expect(await standing(home)).toBe('1 stored, line');
    const { profiles: rows } = valueOf(await profiles.list());
    expect(rows).toMatchObject([{ name: 'dev', stores: ['encrypted'], stored: { connected: true } }]);
    const [before] = valueOf(await home.store.profiles());
    const removed = valueOf(await editing.applyEdit(removing, 'last-four'));
    expect(await standing(home)).toBe('0 stored, no line');
    valueOf(await changes.undo(removed.id, 'last-four'));
    expect(valueOf(await home.store.profiles())).toMatchObject([{ id: before?.id, name: 'dev' }]);
    expect(await standing(home)).toBe('1 stored, line');
    expect(leaks(home)).toEqual([]);
  });
  it('is refused while it is locked, and what is in memory is let go of', async () => {
    const home = await readyHome();
    const { editing, profiles } = openKeyway(home);
    valueOf(await editing.applyEdit(adding, 'last-four'));
    valueOf(await home.store.lock('by-hand'));
    expect(await editing.applyEdit(removing, 'last-four')).toMatchObject({
      failure: { code: 'store-locked' },
    });
    const { profiles: rows } = valueOf(await profiles.list());
    expect(rows).toMatchObject([{ name: 'dev', accessKeyId: null, stored: { locked: true } }]);
    valueOf(await home.store.unlock({ passphrase: null, recoveryCode: null }));
    expect(valueOf(await profiles.list()).profiles).toMatchObject([{ accessKeyId: '****MPLE' }]);
  });

  it.each([
    ['adding', adding, ['0 stored, no line', '1 stored, line']],
    ['removing', removing, ['1 stored, line', '0 stored, no line']],
  ] as const)(
    '%s, cut off at any step, ends old or new when it is started again',
    async (_name, edit, ends) => {
      const seen = new Set<string>();
      for (let last = 0; last < mostSteps; last += stride) {
        const home = await readyHome();
        if (edit === removing) valueOf(await openKeyway(home).editing.applyEdit(adding, 'last-four'));
        const cut = openKeyway(home, ({ number }, run) =>
          number > last ? Promise.reject(new Error('cut off')) : run(),
        );
        const isWhole = await cut.editing.applyEdit(edit, 'last-four').then(
          ({ ok }) => ok,
          () => false,
        );
        expect(await standing(home)).not.toBe('line without entry');
        valueOf(await succeedWith(openKeyway(home).changes.recover()));
        seen.add(await standing(home));
        expect(leaks(home)).toEqual([]);
        if (isWhole) break;
      }
      expect([...seen].toSorted()).toEqual([...ends].toSorted());
    },
  );
});

async function succeedWith<Value>(work: Promise<Value>): Promise<Result<Value>> {
  return succeed(await work);
}
