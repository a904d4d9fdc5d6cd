/** What a Keychain promises, held by the real daemon and by the one in memory that other tests stand on. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeychain } from '../../electron/adapters/keychain/keychain.js';
import { Secret } from '../../electron/core/secret.js';
import { type Keychain, KeychainError } from '../../electron/services/ports.js';
import { createMemoryKeychain } from '../../electron/services/store/testing.js';
import { type KeychainSession, startKeychainSession } from './session.js';

const service = 'keyway test';
const password = new Secret('of an item');

type Reason = KeychainError['reason'];

/** Brings a keychain into each of the situations that it must tell apart. */
interface Subject {
  readonly keychain: Keychain;
  /** One that may not ask anyone. */
  readonly unasking: Keychain;
  /** Everything works, and nothing is in it. */
  renew(): Promise<void>;
  bring(trouble: Reason): Promise<void>;
  end(): Promise<void>;
}

function inMemory(): Promise<Subject> {
  const keychain = createMemoryKeychain();
  return Promise.resolve({
    keychain,
    unasking: keychain,
    async renew() {
      keychain.items.clear();
      keychain.trouble = null;
    },
    async bring(trouble) {
      keychain.trouble = trouble;
    },
    async end() {
      keychain.items.clear();
    },
  });
}

async function ofGnome(): Promise<Subject> {
  const session = await startKeychainSession();
  Object.assign(process.env, session.environment);
  const options = { platform: 'linux', environment: session.environment, limits: { answer: 2000 } } as const;
  const keychain = createKeychain(options);
  const unasking = createKeychain({ ...options, asksPerson: false });
  return {
    keychain,
    unasking,
    async renew() {
      session.thaw();
      await session.stopBus();
      await session.clear();
      await session.start();
    },
    bring: (trouble) => bringDaemon(session, trouble),
    async end() {
      keychain.dispose();
      unasking.dispose();
      await session.end();
    },
  };
}

async function bringDaemon(session: KeychainSession, trouble: Reason): Promise<void> {
  switch (trouble) {
    case 'keychain-locked':
      await session.lock();
      break;
    case 'unlock-dismissed':
      await session.answerPrompts('dismiss');
      await session.lock();
      break;
    case 'no-secret-service':
      await session.kill();
      break;
    case 'no-keychain-collection':
      await session.clear();
      await session.start({ collection: false });
      break;
    case 'keychain-not-answering':
      session.freeze();
      break;
    case 'keychain-failed':
      throw new Error('not of the daemon’s doing: see library.test.ts');
  }
}

describe.each([
  ['of gnome-keyring', ofGnome],
  ['in memory', inMemory],
])('the keychain %s', (_name, make) => {
  let subject: Subject;
  let keychain: Keychain;
  const read = async (account: string): Promise<string | null> =>
    (await keychain.getPassword(service, account))?.reveal() ?? null;

  beforeAll(async () => {
    subject = await make();
    keychain = subject.keychain;
  });
  beforeEach(() => subject.renew());
  afterAll(() => subject.end());

  it('has nothing that was not put into it', async () => {
    expect(await keychain.probe()).toBe('available');
    expect(await read('a')).toBeNull();
    expect(await keychain.deletePassword(service, 'a')).toBe(false);
  });
  it('gives back what was put into it, replaces it, and deletes it once', async () => {
    await keychain.setPassword(service, 'a', password);
    expect(await read('a')).toBe('of an item');
    await keychain.setPassword(service, 'a', new Secret('another'));
    expect(await read('a')).toBe('another');
    expect(await keychain.deletePassword(service, 'a')).toBe(true);
    expect(await keychain.deletePassword(service, 'a')).toBe(false);
    expect(await read('a')).toBeNull();
  });
  it('keeps two accounts of a service apart, and two services of one account', async () => {
    await keychain.setPassword(service, 'a', new Secret('1'));
    await keychain.setPassword(service, 'b', new Secret('2'));
    await keychain.setPassword('another service', 'a', new Secret('3'));
    await keychain.deletePassword(service, 'a');
    expect([await read('a'), await read('b')]).toEqual([null, '2']);
    expect((await keychain.getPassword('another service', 'a'))?.reveal()).toBe('3');
  });
  it.each(['pässwörd 🔑\n', 'a'.repeat(2000), '{"key":"x=="}', ' '])(
    'gives back every character (%#)',
    async (text) => {
      await keychain.setPassword(service, 'ä 🔑 "\'', new Secret(text));
      expect(await read('ä 🔑 "\'')).toBe(text);
    },
  );
  it('takes calls at the same time', async () => {
    const accounts = ['a', 'b', 'c', 'd'];
    await Promise.all(accounts.map((name) => keychain.setPassword(service, name, new Secret(name))));
    expect(await Promise.all(accounts.map(read))).toEqual(accounts);
  });

  it.each<[Reason, string]>([
    ['unlock-dismissed', 'locked'],
    ['no-secret-service', 'unavailable'],
    ['no-keychain-collection', 'unavailable'],
    ['keychain-not-answering', 'not-answering'],
  ])('says %s, whatever it is asked', async (reason, probed) => {
    await keychain.setPassword(service, 'a', password);
    await subject.bring(reason);
    const failure = new KeychainError(reason);
    await expect(keychain.getPassword(service, 'a')).rejects.toThrow(failure);
    await expect(keychain.setPassword(service, 'a', password)).rejects.toThrow(failure);
    expect(await keychain.probe()).toBe(probed);
  });
  it('says that it is locked where nobody may be asked', async () => {
    await keychain.setPassword(service, 'a', password);
    await subject.bring('keychain-locked');
    const failure = new KeychainError('keychain-locked');
    await expect(subject.unasking.getPassword(service, 'a')).rejects.toThrow(failure);
    await expect(subject.unasking.setPassword(service, 'b', password)).rejects.toThrow(failure);
    await expect(subject.unasking.deletePassword(service, 'a')).rejects.toThrow(failure);
    expect(await subject.unasking.probe()).toBe('locked');
  });
});
