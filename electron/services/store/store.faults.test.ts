/** Every step of what is done to a store, on the disk and in the keychain, failed once and from there on. */
import { describe, expect, it } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import {
  createStoreHome,
  exampleProfile,
  passphrase,
  type StoreHome,
} from '../../adapters/testing/store-home.js';
import { createSteppedFileSystem, type StepHook } from '../../adapters/testing/stepped-file-system.js';
import { Secret } from '../../core/secret.js';
import type { Result } from '../../../shared/models/failure.js';
import type { StoreKey } from '../../../shared/models/store.js';
import { FileSystemError, type Keychain, KeychainError } from '../ports.js';
import { createMemoryKeychain, type MemoryKeychain } from './testing.js';
import type { Store } from './store.js';

const newPassphrase = new Secret('another horse');
const backupPassphrase = new Secret('backup words');
const backupPath = '/home/p/backup.json';
const kitPath = '/home/p/kit.txt';
const storePath = '/home/p/.keyway/store.json';
const dev = exampleProfile('dev', 'dev00000000000000000');
const prod = exampleProfile('prod', 'prod0000000000000000', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY');

interface Scenario {
  /** Null: there is no store before. */
  readonly key: StoreKey | null;
  /** What happens to it before. */
  readonly arrange?: (home: StoreHome) => Promise<void>;
  readonly run: (store: Store) => Promise<Result<unknown>>;
  /** Names in the store afterwards. */
  readonly after: readonly string[];
}

const before = ['dev', 'prod'];
const keys: readonly StoreKey[] = ['keychain', 'passphrase', 'both'];

function choice(
  key: StoreKey,
  secret: Secret,
): { readonly key: StoreKey; readonly passphrase: Secret | null } {
  return { key, passphrase: key === 'keychain' ? null : secret };
}

function scenariosOf(key: StoreKey): readonly (readonly [string, Scenario])[] {
  const create = (store: Store): Promise<Result<unknown>> => store.create(choice(key, passphrase));
  const replace = async (store: Store): Promise<Result<unknown>> =>
    store.replace([dev], await store.generation());
  return [
    [`create ${key}`, { key: null, run: create, after: [] }],
    [`replace ${key}`, { key, run: replace, after: ['dev'] }],
    ...keys.map((next): readonly [string, Scenario] => [
      `rekey ${key} to ${next}`,
      { key, run: (store) => store.rekey(choice(next, newPassphrase)), after: before },
    ]),
  ];
}

const scenarios: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(keys.flatMap(scenariosOf)),
  'recovery kit': { key: 'keychain', run: (store) => store.saveRecoveryKit(kitPath), after: before },
  'restore over a store': {
    key: 'keychain',
    run: (store) => store.restore(backupPath, backupPassphrase),
    after: ['dev', 'prod', 'backed-up'],
  },
  'lock and unlock': {
    key: 'keychain',
    run: async (store) => {
      const locked = await store.lock('by-hand');
      return locked.ok ? store.unlock({ passphrase: null, recoveryCode: null }) : locked;
    },
    after: before,
  },
};

/** Decides what becomes of one step on the disk or in the keychain: run it, fail, or run it and then fail. */
type Fate = 'run' | 'fail' | 'torn' | 'after';
type Plan = (number: number) => Fate;

interface Run {
  readonly home: StoreHome;
  readonly result: Result<unknown>;
  readonly steps: number;
}

describe.each(Object.keys(scenarios))('%s', (name) => {
  const scenario = scenarios[name] ?? { key: null, run: () => Promise.reject(new Error(name)), after: [] };

  it.each(['fail', 'torn', 'after'] as const)('where any one step does: %s, is old or new', async (fate) => {
    const { steps } = await carryOut(scenario, () => 'run');
    expect(steps).toBeGreaterThan(5);
    for (let step = 1; step <= steps; step += 1) {
      const run = await carryOut(scenario, (number) => (number === step ? fate : 'run'));
      await expectWhole(scenario, run, `step ${step} ${JSON.stringify(run.result)}`);
    }
  });
  it('cut off after any step, is old or new for the next process', async () => {
    const { steps } = await carryOut(scenario, () => 'run');
    for (let step = 1; step <= steps; step += 1) {
      const torn = await carryOut(scenario, (number) =>
        number < step ? 'run' : number > step ? 'fail' : 'torn',
      );
      await expectWhole(scenario, torn, `torn at ${step}`);
      const cut = await carryOut(scenario, (number) => (number < step ? 'run' : 'fail'));
      await expectWhole(scenario, cut, `cut at ${step}`);
    }
  });
});

describe('opening by the recovery code', () => {
  it('cut off after any step leaves a store that the code opens', async () => {
    const recover: Scenario = {
      key: 'keychain',
      async arrange({ store, keychain }) {
        await store.saveRecoveryKit(kitPath);
        keychain.items.clear();
      },
      run: async (store) => store.unlock({ passphrase: null, recoveryCode: code }),
      after: before,
    };
    let code = new Secret('');
    const arranged: Scenario = {
      ...recover,
      async arrange(home) {
        await recover.arrange?.(home);
        code = codeIn(home);
      },
    };
    const { steps } = await carryOut(arranged, () => 'run');
    for (let step = 1; step <= steps; step += 1) {
      const { home, result } = await carryOut(arranged, (number) => (number < step ? 'run' : 'fail'));
      const { store } = home.another();
      const isOpen = (await store.summary()).state === 'ready';
      const opened = isOpen ? { ok: true } : await store.unlock({ passphrase: null, recoveryCode: code });
      expect(opened, `step ${step} ${JSON.stringify(result)}`).toMatchObject({ ok: true });
      expect(await store.profiles(), `step ${step}`).toEqual({ ok: true, value: [dev, prod] });
    }
  });
});

describe('accepting an older version', () => {
  it.each(['fail', 'after'] as const)(
    'where all steps from one on: %s, has it taken or not',
    async (fate) => {
      const old: Scenario = {
        key: 'keychain',
        async arrange({ store, memory }) {
          const bytes = await memory.read(storePath);
          await store.replace([], await store.generation());
          const file = await memory.open(storePath, 'read-write');
          await file.write(bytes);
          await file.shortenTo(bytes.length);
        },
        run: (store) => store.acceptVersion(),
        after: before,
      };
      const { steps } = await carryOut(old, () => 'run');
      expect(steps).toBeGreaterThan(5);
      for (let step = 1; step <= steps; step += 1) {
        const { home, result } = await carryOut(old, (number) => (number < step ? 'run' : fate));
        const { store } = home.another();
        const { state, reason } = await store.summary();
        const label = `step ${step} ${JSON.stringify(result)}`;
        expect(['ready', 'corrupt rolled-back'], label).toContain(`${state} ${reason ?? ''}`.trim());
        if (state === 'corrupt') expect(await store.acceptVersion(), label).toMatchObject({ ok: true });
        expect(await store.profiles(), label).toEqual({ ok: true, value: [dev, prod] });
      }
    },
  );
});

function codeIn({ memory }: StoreHome): Secret {
  return new Secret(/Recovery code {2}(\S+)/u.exec(memory.texts()[kitPath] ?? '')?.[1] ?? '');
}

async function carryOut(scenario: Scenario, plan: Plan): Promise<Run> {
  const memory = createMemoryFileSystem({ '/home/p/placeholder': '' });
  const keychain = createMemoryKeychain();
  const plain = createStoreHome({ memory, keychain });
  if (scenario.key !== null) await prepare(plain, scenario.key);
  await scenario.arrange?.(plain);
  let steps = 0;
  let isOn = false;
  const next = (): Fate => {
    if (!isOn) return 'run';
    steps += 1;
    return plan(steps);
  };
  const hooked = plain.another({
    files: createSteppedFileSystem(memory, fileHook(next)),
    keychain: failingKeychain(keychain, next),
  });
  if (scenario.key !== null && scenario.key !== 'keychain') {
    await hooked.store.unlock({ passphrase, recoveryCode: null });
  }
  isOn = true;
  const result = await scenario.run(hooked.store);
  isOn = false;
  return { home: plain, result, steps };
}

async function prepare({ store }: StoreHome, key: StoreKey): Promise<void> {
  await store.create(choice(key, passphrase));
  await store.replace([dev, prod, exampleProfile('backed-up', 'back0000000000000000')], 1);
  await store.backup(backupPath, backupPassphrase);
  await store.replace([dev, prod], 2);
}

/** Old or new, whatever was said; and where it was said to be done, new. */
async function expectWhole(scenario: Scenario, { home, result }: Run, label: string): Promise<void> {
  const names = await namesFor(home);
  const old = scenario.key === null ? null : before;
  expect([old, scenario.after], label).toContainEqual(names);
  if (result.ok) expect(names, label).toEqual(scenario.after);
  if (!result.ok) expect(result.failure.code, label).toMatch(/^(?:file-|disk-full|keychain-|store-)/u);
  const texts = Object.values(home.memory.texts()).join('');
  for (const secret of ['wJalrXUtnFEMI', 'je7MtGbClwBF', passphrase.reveal(), newPassphrase.reveal()]) {
    expect(texts, label).not.toContain(secret);
  }
}

/** What the next process can read, with everything that its person may know; null where there is no store. */
async function namesFor(home: StoreHome): Promise<readonly string[] | null> {
  const { store } = home.another();
  for (const given of [null, passphrase, newPassphrase]) {
    if ((await store.summary()).state === 'locked') {
      await store.unlock({ passphrase: given, recoveryCode: null });
    }
  }
  const { state, reason } = await store.summary();
  if (state === 'none') return null;
  const profiles = await store.profiles();
  const texts = home.memory.texts();
  expect({ state, reason, file: texts[storePath] }).toMatchObject({ state: 'ready' });
  return profiles.ok ? profiles.value.map((profile) => profile.name) : null;
}

function fileHook(next: () => Fate): StepHook {
  return async (step, run) => {
    const fate = next();
    if (fate === 'run') return run();
    if (fate === 'torn') await step.half?.();
    if (fate === 'after') await run();
    throw new FileSystemError(step.operation, step.path, fate === 'torn' ? 'ENOSPC' : 'EIO');
  };
}

function failingKeychain(inner: MemoryKeychain, next: () => Fate): MemoryKeychain {
  const step = async <Value>(run: () => Promise<Value>): Promise<Value> => {
    const fate = next();
    if (fate === 'run') return run();
    if (fate === 'after') await run();
    throw new KeychainError('keychain-failed');
  };
  const failing: Keychain = {
    getPassword: (service, account) => step(() => inner.getPassword(service, account)),
    setPassword: (service, account, password) => step(() => inner.setPassword(service, account, password)),
    deletePassword: (service, account) => step(() => inner.deletePassword(service, account)),
    probe: () => inner.probe(),
  };
  return { ...inner, ...failing };
}
