/** What a large store costs: writing all its entries sealed, reading them again, and unlocking it with a passphrase. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createNodeSealing } from '../../electron/adapters/node-sealing.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createRandomSource } from '../../electron/adapters/random-source.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import { scryptParameters } from '../../electron/core/store/slots.js';
import type { StoredProfile } from '../../electron/core/store/stored-profile.js';
import { createReadingVault } from '../../electron/services/bridge/reading-vault.js';
import type { Keychain } from '../../electron/services/ports.js';
import type { Store } from '../../electron/services/store/store.js';
import { createMemoryKeychain } from '../../electron/services/store/testing.js';
import type { Vault } from '../../electron/services/store/vault.js';
import type { Result } from '../../shared/models/result.js';
import { placesAt } from '../faults/home.js';
import { createStoredHome } from '../support/stored-home.js';

export const entryCount = 1000;
const rounds = 5;
const body = new TextEncoder().encode(
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
);

/** Medians in milliseconds: Keyway's, and the bare cryptography of Node over the same bytes. */
export interface StoreTimes {
  readonly seal: readonly [number, number];
  readonly open: readonly [number, number];
  readonly unlock: readonly [number, number];
}

export async function timeStore(): Promise<StoreTimes> {
  const [first, second] = [await benchFolder(), await benchFolder()];
  try {
    const { seal, open } = await timeSealing(first);
    return { seal, open, unlock: await timeUnlocking(second) };
  } finally {
    await rm(first, { recursive: true, force: true });
    await rm(second, { recursive: true, force: true });
  }
}

function benchFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'keyway-bench-'));
}

async function timeSealing(home: string): Promise<Pick<StoreTimes, 'seal' | 'open'>> {
  const keychain = createMemoryKeychain();
  const { store } = await createStoredHome(home, { keychain });
  const times = { seal: pairs(), open: pairs() };
  const bare = bareSealing();
  for (let round = 0; round < rounds; round += 1) {
    times.seal.ours.push(await milliseconds(() => fill(store)));
    times.seal.bare.push(await milliseconds(bare.seal));
    // As another process finds it, which has nothing of it in memory.
    const fresh = freshVault(home, keychain);
    times.open.ours.push(await milliseconds(async () => valueOf(await fresh.profiles())));
    times.open.bare.push(await milliseconds(bare.open));
  }
  await store.dispose();
  return { seal: middle(times.seal), open: middle(times.open) };
}

async function timeUnlocking(home: string): Promise<StoreTimes['unlock']> {
  const { store, passphrase } = await createStoredHome(home);
  const times = pairs();
  await fill(store);
  for (let round = 0; round < rounds; round += 1) {
    valueOf(await store.lock('by-hand'));
    times.ours.push(
      await milliseconds(async () => valueOf(await store.unlock({ passphrase, recoveryCode: null }))),
    );
    times.bare.push(await milliseconds(bareScrypt));
  }
  await store.dispose();
  return middle(times);
}

async function fill(store: Store): Promise<void> {
  const profiles = Array.from({ length: entryCount }, (_, index): StoredProfile => {
    const name = `team-${String(index)}`;
    return { id: store.newId(), name, body, handOut: 'always', createdAt: 1, changedAt: 1 };
  });
  valueOf(await store.replace(profiles, await store.generation()));
}

function freshVault(home: string, keychain: Keychain): Pick<Vault, 'profiles'> {
  const places = placesAt(home);
  const clock = createSystemClock();
  return createReadingVault({
    ...{ keychain, clock, places, files: createNodeFileSystem(), random: createRandomSource() },
    locks: createProcessLocks({ folder: path.join(places.dataFolder, 'locks'), clock }),
    sealing: createNodeSealing(),
  });
}

interface Pairs {
  readonly ours: number[];
  readonly bare: number[];
}

function pairs(): Pairs {
  return { ours: [], bare: [] };
}

function middle({ ours, bare }: Pairs): readonly [number, number] {
  const median = (times: readonly number[]): number =>
    times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN;
  return [median(ours), median(bare)];
}

/** AES-256-GCM of the same bytes so many times, nothing more: no file, no derived keys, no order that is kept. */
function bareSealing(): { readonly seal: () => Promise<void>; readonly open: () => Promise<void> } {
  const key = randomBytes(32);
  const sealOne = () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    return { nonce, bytes: Buffer.concat([cipher.update(body), cipher.final()]), tag: cipher.getAuthTag() };
  };
  const sealed = Array.from({ length: entryCount }, sealOne);
  return {
    seal() {
      for (let index = 0; index < entryCount; index += 1) sealOne();
      return Promise.resolve();
    },
    open() {
      for (const { nonce, bytes, tag } of sealed) {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag);
        decipher.update(bytes);
        decipher.final();
      }
      return Promise.resolve();
    },
  };
}

async function bareScrypt(): Promise<void> {
  const { cost, blockSize, parallelization } = scryptParameters;
  const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt);
  await stretch('a passphrase', randomBytes(16), 32, {
    ...{ N: cost, r: blockSize, p: parallelization },
    maxmem: 256 * cost * blockSize,
  });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
