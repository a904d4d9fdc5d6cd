import { describe, expect, it } from 'vitest';
import {
  configPath,
  createMemoryHome,
  credentialsPath,
  type MemoryHome,
  textIn,
} from '../../../e2e/faults/home.js';
import {
  documentFrom,
  settingRequest,
  textFrom,
  threeWrites,
  withSetting,
} from '../../../e2e/faults/requests.js';
import { createTestStore, type TestStore } from '../../../e2e/faults/test-store.js';
import type { ChangeRequest } from './plan.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const config = '# mine\n[default]\nregion = eu-west-1\n[profile b]\nregion = c\n';
const credentials = `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
const both = { [configPath]: config, [credentialsPath]: credentials };

interface SealedHome extends MemoryHome {
  readonly store: TestStore;
}

function homeWith(state: TestStore['state'], texts: Readonly<Record<string, string>> = both): SealedHome {
  const store = createTestStore(state);
  return { ...createMemoryHome(texts, undefined, store), store };
}

async function put(home: MemoryHome, path: string, text: string): Promise<void> {
  const file = await home.memory.open(path, 'read-write');
  await file.shortenTo(0);
  await file.write(new TextEncoder().encode(text));
}

/** Files of Keyway's own that say something of what the AWS files hold. */
function openFiles(home: MemoryHome): string[] {
  const own = Object.entries(home.memory.texts()).filter(([path]) => path.startsWith('/home/p/.keyway/'));
  return own
    .filter(([, text]) => text.includes(secret) || text.includes('eu-west-1') || text.includes('AKIA'))
    .map(([path]) => path);
}

/** Takes the last section out of the config file, and changes a key in the other. */
const second: ChangeRequest = {
  action: 'edit',
  profiles: ['b'],
  plan: ({ config: file, credentials: keys }) => {
    const text = textFrom(file.document).replace('[profile b]\nregion = c\n', '');
    const after = withSetting(keys.document, 'default', 'aws_access_key_id', 'AKIAI44QH8DHBEXAMPLE');
    return {
      ok: true,
      value: {
        steps: [
          { path: file.path, after: documentFrom(text) },
          { path: keys.path, after },
        ],
        sections: new Map([
          [file.path, ['profile b']],
          [keys.path, ['default']],
        ]),
      },
    };
  },
};

/** What a person does in a day. */
async function everyFlow(home: MemoryHome): Promise<void> {
  const { changes, awsFiles, another } = home;
  await awsFiles.current();
  await changes.apply(threeWrites, 'whole');
  await changes.apply(second, 'whole');
  await changes.undo(null, 'whole');
  await put(home, credentialsPath, '');
  await awsFiles.current();
  await changes.putBackFile(credentialsPath, 'whole');
  await put(home, credentialsPath, '[other]\n');
  await awsFiles.current();
  await changes.acceptFile(credentialsPath);
  await another().changes.recover();
}

describe('with a store', () => {
  it.each(['ready', 'locked'] as const)(
    'that is %s no step of any flow leaves anything of the files open',
    async (state) => {
      const home = homeWith(state);
      const watched = home.another(async (step, run) => {
        const value = await run();
        expect(openFiles(home), `${step.operation} ${step.path}`).toEqual([]);
        return value;
      });
      await everyFlow({ ...home, ...watched });
      expect(openFiles(home)).toEqual([]);
      expect(await home.changes.isSealed()).toBe(true);
    },
  );
  it('the search finds what is not sealed', async () => {
    const home = homeWith('none');
    await everyFlow(home);
    expect(openFiles(home)).not.toEqual([]);
    expect(await home.changes.isSealed()).toBe(false);
  });
  it('that is locked changes are made and listed without its key', async () => {
    const home = homeWith('locked');
    expect(await home.changes.apply(threeWrites, 'whole')).toMatchObject({ ok: true });
    expect(await home.another().changes.list()).toMatchObject([{ id: 'c1', action: 'make-active' }]);
    expect(await home.another().changes.recover()).toEqual([]);
    expect(home.store.asked).toBe(0);
  });
  it('that is locked nothing from before is shown or taken back, and unlocking is what helps', async () => {
    const home = homeWith('locked');
    await home.changes.apply(threeWrites, 'whole');
    const { changes } = home.another();
    const locked = {
      ok: false,
      failure: { code: 'store-locked', facts: { reason: 'by-hand' }, action: 'unlock-store' },
    };
    expect(await changes.show('c1', 'whole')).toEqual(locked);
    expect(await changes.undo('c1', 'whole')).toEqual(locked);
    expect(await changes.undo(null, 'whole')).toEqual(locked);
    expect(await changes.show('c9', 'whole')).toMatchObject({ failure: { code: 'change-not-found' } });
    home.store.state = 'ready';
    expect(await changes.show('c1', 'whole')).toMatchObject({ ok: true, value: { row: { id: 'c1' } } });
    expect(await changes.undo('c1', 'whole')).toMatchObject({ ok: true });
    expect([textIn(home, configPath), textIn(home, credentialsPath)]).toEqual([config, credentials]);
  });
  it('that is damaged new versions are sealed to the key it had', async () => {
    const home = homeWith('ready');
    await home.changes.apply(threeWrites, 'whole');
    home.store.state = 'corrupt';
    const { changes } = home.another();
    await changes.apply(second, 'whole');
    expect(openFiles(home)).toEqual([]);
    expect(await changes.isSealed()).toBe(true);
    expect(await changes.show('c2', 'whole')).toMatchObject({ failure: { code: 'store-corrupt' } });
    home.store.state = 'ready';
    expect(await changes.show('c2', 'whole')).toMatchObject({ ok: true });
  });
  it('that has other keys now, earlier changes are said to need the old one', async () => {
    const home = homeWith('ready');
    await home.changes.apply(threeWrites, 'whole');
    home.store.replaceKeys();
    const { changes } = home.another();
    expect(await changes.undo(null, 'whole')).toMatchObject({ failure: { code: 'store-key-missing' } });
    await changes.apply(second, 'whole');
    expect(await changes.show('c2', 'whole')).toMatchObject({ ok: true });
  });
});

describe('sealed contents that were tampered with', () => {
  const [one, other] = ['/home/p/.keyway/history/c1.1.sealed', '/home/p/.keyway/history/c2.1.sealed'];

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, -1)],
    ['changed', (bytes: Uint8Array) => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1)],
    ['emptied', () => new Uint8Array()],
  ])('and are %s are no change that can be taken back', async (_, damage) => {
    const home = homeWith('ready');
    await home.changes.apply(threeWrites, 'whole');
    const bytes = await home.memory.read(one);
    const file = await home.memory.open(one, 'read-write');
    await file.shortenTo(0);
    await file.write(damage(bytes));
    expect(await home.changes.show('c1', 'whole')).toMatchObject({ failure: { code: 'change-not-found' } });
    expect(await home.changes.undo(null, 'whole')).toMatchObject({ failure: { code: 'change-not-found' } });
    expect(await home.changes.list()).toHaveLength(1);
  });
  it('do not pass for those of another change', async () => {
    const home = homeWith('ready');
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    await home.changes.apply(settingRequest('default', 'region', 'b'), 'whole');
    await home.memory.rename(one, other);
    expect(await home.changes.undo(null, 'whole')).toMatchObject({ failure: { code: 'change-not-found' } });
    expect(textIn(home, configPath)).toContain('region = b');
  });
});

describe('what lay open before there was a store', () => {
  async function before(): Promise<SealedHome> {
    const home = homeWith('none');
    await home.awsFiles.current();
    await home.changes.apply(threeWrites, 'whole');
    await home.changes.apply(second, 'whole');
    return home;
  }

  it('is sealed once there is one, also while it is locked', async () => {
    const home = await before();
    home.store.state = 'locked';
    expect(await home.changes.isSealed()).toBe(false);
    await home.changes.followStore();
    expect(openFiles(home)).toEqual([]);
    expect(await home.changes.isSealed()).toBe(true);
    home.store.state = 'ready';
    const { changes } = home.another();
    expect(await changes.show('c1', 'whole')).toMatchObject({ ok: true, value: { files: [{}, {}] } });
    expect(await changes.undo(null, 'whole')).toMatchObject({ ok: true });
    expect(textIn(home, credentialsPath)).toContain(secret);
  });
  it('is sealed at the start, with what a crash left beside it', async () => {
    const home = await before();
    const folder = '/home/p/.keyway/last-good';
    const names = await home.memory.list(folder);
    for (const name of [`${names[0] ?? ''}.0123456789ab`, `${names[0] ?? ''}.unreadable`]) {
      await (await home.memory.create(`${folder}/${name}`)).write(new TextEncoder().encode(credentials));
    }
    await (
      await home.memory.create('/home/p/.keyway/history/c3.1.json.new')
    ).write(new TextEncoder().encode(credentials));
    home.store.state = 'locked';
    await home.another().changes.recover();
    expect(openFiles(home)).toEqual([]);
  });
  it('can be read at any moment of it, wherever it is cut off, and is sealed the next time', async () => {
    const dry = await before();
    dry.store.state = 'ready';
    let count = 0;
    await dry
      .another((step, run) => {
        count = step.number;
        return run();
      })
      .changes.recover();
    expect(count).toBeGreaterThan(20);
    for (let last = 1; last <= count; last += 1) {
      const home = await before();
      home.store.state = 'ready';
      const cut = home.another(async (step, run) => {
        if (step.number < last) return run();
        if (step.number === last && step.half !== null) await step.half();
        throw new Error('killed');
      });
      await cut.changes.recover().catch(() => undefined);
      for (const id of ['c1', 'c2']) {
        expect(await home.another().changes.show(id, 'whole'), `step ${last}`).toMatchObject({ ok: true });
      }
      await put(home, credentialsPath, '');
      const shown = (await home.another().awsFiles.current()).credentials;
      expect(textFrom(shown.document), `step ${last}`).not.toBe('');
      await home.another().changes.recover();
      expect(openFiles(home), `step ${last}`).toEqual([]);
    }
  });
});

describe('a file that another program emptied while Keyway was closed and its store is locked', () => {
  async function emptied(): Promise<SealedHome> {
    const home = homeWith('locked');
    await home.awsFiles.current();
    await put(home, credentialsPath, '');
    const next = home.another();
    return { ...home, ...next };
  }

  it('is not believed, and is put back once the store is unlocked', async () => {
    const home = await emptied();
    const first = await home.awsFiles.current();
    expect(first.credentials).toMatchObject({ state: 'emptied', canPutBack: true });
    expect(await home.awsFiles.current()).toBe(first);
    expect(await home.changes.putBackFile(credentialsPath, 'whole')).toMatchObject({
      failure: { code: 'store-locked', action: 'unlock-store' },
    });
    home.store.state = 'ready';
    expect(textFrom((await home.awsFiles.current()).credentials.document)).toBe(credentials);
    expect(await home.changes.putBackFile(credentialsPath, 'whole')).toMatchObject({ ok: true });
    expect(textIn(home, credentialsPath)).toBe(credentials);
  });
  it('and shrank since keeps the version from before, sealed as it is', async () => {
    const home = homeWith('locked');
    await home.awsFiles.current();
    await put(home, configPath, '[default]\nregion = eu-west-1\n');
    expect((await home.another().awsFiles.current()).config).toMatchObject({ state: 'shrunk' });
    home.store.state = 'ready';
    const { awsFiles } = home.another();
    expect((await awsFiles.current()).config).toMatchObject({ state: 'shrunk', canPutBack: true });
    const good = await awsFiles.lastGood(configPath);
    expect(good.ok && good.value !== null ? textFrom(good.value) : null).toBe(config);
    expect(openFiles(home)).toEqual([]);
  });
  it('can be accepted as it is', async () => {
    const home = await emptied();
    await home.changes.acceptFile(credentialsPath);
    expect((await home.another().awsFiles.current()).credentials).toMatchObject({ state: 'ok' });
  });
});

it('a file that Keyway itself made smaller is known again while the store is locked', async () => {
  const home = homeWith('locked');
  const other = home.another();
  await other.awsFiles.current();
  expect(await home.changes.apply(second, 'whole')).toMatchObject({ ok: true });
  expect((await other.awsFiles.current()).config).toMatchObject({ state: 'ok', canPutBack: false });
});
