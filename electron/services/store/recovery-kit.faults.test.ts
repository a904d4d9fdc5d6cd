/** Saving a recovery kit over an earlier one, failed and cut off at every step: some kit opens the store, always. */
import { describe, expect, it } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createStoreHome, exampleProfile, type StoreHome } from '../../adapters/testing/store-home.js';
import { createSteppedFileSystem, type StepHook } from '../../adapters/testing/stepped-file-system.js';
import { Secret } from '../../core/secret.js';
import type { Result } from '../../../shared/models/failure.js';
import { type FileSystem, FileSystemError } from '../ports.js';
import { createMemoryKeychain } from './testing.js';

const kitPath = '/home/p/kit.txt';
const dev = exampleProfile('dev', 'dev00000000000000000');

interface Saved {
  readonly home: StoreHome;
  readonly result: Result<unknown>;
  readonly steps: number;
  /** Of the kit that was there before. */
  readonly earlierCode: string;
}

type Fate = 'run' | 'fail' | 'torn' | 'after';

/** Where the earlier kit lies. */
const places = ['/home/p/kit.txt', '/home/p/elsewhere.txt'] as const;

async function save(
  earlier: string,
  plan: (step: number) => Fate,
  disk: (files: FileSystem) => FileSystem = (files) => files,
): Promise<Saved> {
  const memory = createMemoryFileSystem({ '/home/p/placeholder': '' });
  const keychain = createMemoryKeychain();
  const home = createStoreHome({ memory, keychain });
  await home.store.create({ key: 'keychain', passphrase: null });
  await home.store.replace([dev], 1);
  await home.store.saveRecoveryKit(earlier);
  const earlierCode = codesAt(home, earlier)[0] ?? '';
  let steps = 0;
  const hook: StepHook = async (step, run) => {
    steps += 1;
    const fate = plan(steps);
    if (fate === 'run') return run();
    if (fate === 'torn') await step.half?.();
    if (fate === 'after') await run();
    throw new FileSystemError(step.operation, step.path, 'EIO');
  };
  const { store } = home.another({ files: createSteppedFileSystem(disk(memory), hook) });
  return { home, result: await store.saveRecoveryKit(kitPath), steps, earlierCode };
}

/** Codes in files of that beginning which a person would find: hidden ones are left out. */
function codesAt({ memory }: StoreHome, start: string): readonly string[] {
  return Object.entries(memory.texts()).flatMap(([path, text]) =>
    path.startsWith(start) ? [...text.matchAll(/Recovery code {2}(\S+)/gu)].map(([, code = '']) => code) : [],
  );
}

function codeAt(home: StoreHome, path: string): string | undefined {
  return /Recovery code {2}(\S+)/u.exec(home.memory.texts()[path] ?? '')?.[1];
}

async function opens(home: StoreHome, code: string): Promise<boolean> {
  const { store, memory } = home.another({ keychain: createMemoryKeychain() });
  const before = memory.texts();
  const opened = await store.unlock({ passphrase: null, recoveryCode: new Secret(code) });
  const after = memory.texts();
  // Opening by a code may give the store a way to the keychain again: each code is tried on the same file.
  const path = '/home/p/.keyway/store.json';
  const file = await memory.open(path, 'read-write');
  await file.shortenTo(0);
  await file.write(new TextEncoder().encode(before[path] ?? ''));
  expect(Object.keys(after).length).toBeGreaterThan(0);
  return opened.ok;
}

async function expectSomeKit({ home, result }: Saved, label: string): Promise<void> {
  const codes = [...new Set([...codesAt(home, kitPath), ...codesAt(home, places[1])])];
  const fitting: string[] = [];
  for (const code of codes) if (await opens(home, code)) fitting.push(code);
  expect(fitting, label).toHaveLength(1);
  if (result.ok) expect(codeAt(home, kitPath), label).toBe(fitting[0]);
}

describe.each(places)('over a kit at %s', (earlier) => {
  it('the new one fits, nothing else is left, and the earlier one fits no more', async () => {
    const saved = await save(earlier, () => 'run');
    expect(saved.result).toEqual({ ok: true, value: kitPath });
    await expectSomeKit(saved, 'whole');
    expect(await opens(saved.home, saved.earlierCode)).toBe(false);
    expect(Object.keys(saved.home.memory.texts()).filter((path) => path.includes('.before-'))).toEqual([]);
  });

  it.each(['fail', 'torn', 'after'] as const)(
    'where any one step does: %s, what lies there fits',
    async (fate) => {
      const { steps } = await save(earlier, () => 'run');
      expect(steps).toBeGreaterThan(10);
      for (let step = 1; step <= steps; step += 1) {
        const saved = await save(earlier, (number) => (number === step ? fate : 'run'));
        const label = `step ${step} ${JSON.stringify(saved.result)}`;
        await expectSomeKit(saved, label);
        const there = codeAt(saved.home, kitPath);
        if (earlier === kitPath) expect(await opens(saved.home, there ?? ''), label).toBe(true);
        // It told the person that it was not saved: then the one that they have goes on to fit, or this one lies there.
        if (!saved.result.ok && there === undefined) {
          expect(await opens(saved.home, saved.earlierCode), label).toBe(true);
        }
      }
    },
  );

  it('cut off after any step, one of the two fits', async () => {
    const { steps } = await save(earlier, () => 'run');
    for (let step = 1; step <= steps; step += 1) {
      const torn = await save(earlier, (number) => (number < step ? 'run' : number > step ? 'fail' : 'torn'));
      await expectSomeKit(torn, `torn at ${step}`);
      await expectSomeKit(
        await save(earlier, (number) => (number < step ? 'run' : 'fail')),
        `cut at ${step}`,
      );
    }
  });
});

it('a disk without second names keeps the earlier kit by copying it', async () => {
  const noLinks = (files: FileSystem): FileSystem => ({
    ...files,
    link: (_from, to) => Promise.reject(new FileSystemError('link', to, 'EPERM')),
  });
  const { steps } = await save(kitPath, () => 'run', noLinks);
  for (let step = 1; step <= steps; step += 1) {
    const cut = await save(kitPath, (number) => (number < step ? 'run' : 'fail'), noLinks);
    await expectSomeKit(cut, `cut at ${step}`);
  }
});
