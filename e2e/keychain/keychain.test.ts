/** The keychain adapter with the real daemon, where there is more to see than the port promises. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeychain, type DisposableKeychain } from '../../electron/adapters/keychain/keychain.js';
import { createThreadedLibrary } from '../../electron/adapters/keychain/library.js';
import { Secret } from '../../electron/core/secret.js';
import { KeychainError } from '../../electron/services/ports.js';
import { type BuiltProgram, buildProgram } from './build-program.js';
import { type KeychainSession, startKeychainSession } from './session.js';

const run = promisify(execFile);
const service = 'keyway test';
const password = new Secret('of an item');

let session: KeychainSession;
let keychain: DisposableKeychain;

beforeAll(async () => {
  session = await startKeychainSession();
  Object.assign(process.env, session.environment);
});
beforeEach(() => {
  const limits = { answer: 2000, prompt: 1000 };
  keychain = createKeychain({ platform: 'linux', environment: session.environment, limits });
});
afterEach(async () => {
  keychain.dispose();
  session.thaw();
  await session.stopBus();
  await session.clear();
  await session.start();
});
afterAll(() => session.end());

const read = async (account = 'a'): Promise<string | undefined> =>
  (await keychain.getPassword(service, account))?.reveal();

describe('an item', () => {
  it('is in the collection that the desktop shows, under names that it can be found by', async () => {
    await keychain.setPassword(service, 'a', password);
    const found = await session.search(service);
    expect(found).toContain(`attribute.service = ${service}`);
    expect(found).toContain('attribute.username = a');
    expect(found).toContain('secret = of an item');
  });
  it('is gone once a person deleted it', async () => {
    await keychain.setPassword(service, 'a', password);
    await session.deleteItem(service, 'a');
    expect(await read()).toBeUndefined();
  });
  it('is there again after the daemon was restarted, or the whole session', async () => {
    await keychain.setPassword(service, 'a', password);
    await session.kill();
    await session.start();
    expect(await read()).toBe('of an item');
    await session.stopBus();
    await session.start();
    expect(await read()).toBe('of an item');
  });
});

describe('reading an open item', () => {
  it('takes no library, in whatever way it was put there', async () => {
    const options = { platform: 'linux', environment: session.environment } as const;
    const alone = createKeychain({ ...options, libraryFrom: '/nonexistent/app.js' });
    // Sessions differ in what their keys begin with.
    for (const text of ['p', 'pässwörd 🔑\n', 'a'.repeat(2000)]) {
      await keychain.setPassword(service, 'a', new Secret(text));
      expect((await alone.getPassword(service, 'a'))?.reveal()).toBe(text);
    }
    await session.lock();
    await session.unlock();
    expect((await alone.getPassword(service, 'a'))?.reveal()).toBe('a'.repeat(2000));
    await expect(alone.getPassword(service, 'b')).rejects.toThrow(new KeychainError('keychain-failed'));
    alone.dispose();
  });
});

describe('a locked collection', () => {
  beforeEach(async () => {
    await keychain.setPassword(service, 'a', password);
    await session.lock();
  });

  it('is unlocked by the person who is asked, once for all who wait', async () => {
    keychain = createKeychain({ platform: 'linux', environment: session.environment });
    await session.answerPrompts('unlock');
    expect(await Promise.all([read(), read()])).toEqual(['of an item', 'of an item']);
    await expect.poll(() => session.prompts()).toBe(1);
    expect(await session.isLocked()).toBe(false);
  });
  it('is unlocked to put something into it, too', async () => {
    keychain = createKeychain({ platform: 'linux', environment: session.environment });
    await session.answerPrompts('unlock');
    await keychain.setPassword(service, 'b', password);
    expect(await read('b')).toBe('of an item');
    await expect.poll(() => session.prompts()).toBe(1);
  });
  it('asks nobody about an item that is not in it, or when it is probed', async () => {
    await session.answerPrompts('dismiss');
    expect(await read('b')).toBeUndefined();
    expect(await keychain.probe()).toBe('locked');
    expect(session.prompts()).toBe(0);
  });
  it('counts as dismissed where nobody answers in time, and can be unlocked later', async () => {
    await session.answerPrompts('wait');
    await expect(read()).rejects.toThrow(new KeychainError('unlock-dismissed'));
    await expect.poll(() => session.prompts()).toBe(1);
    await session.unlock();
    expect(await read()).toBe('of an item');
  });
});

describe('without a session', () => {
  it.each([
    ['no bus is named', {}],
    ['nothing listens there', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
    ['the address is none', { DBUS_SESSION_BUS_ADDRESS: 'nonsense' }],
  ])('it says so and does not start one (%s)', async (_name, environment) => {
    const alone = createKeychain({ platform: 'linux', environment });
    expect(await alone.probe()).toBe('unavailable');
    const failure = new KeychainError('no-secret-service');
    await expect(alone.getPassword(service, 'a')).rejects.toThrow(failure);
    await expect(alone.setPassword(service, 'a', password)).rejects.toThrow(failure);
  });
  it('is unavailable where the library cannot be loaded, and says that it failed', async () => {
    const broken = {
      platform: 'linux',
      environment: session.environment,
      libraryFrom: '/nonexistent/app.js',
    } as const;
    const useless = createKeychain(broken);
    expect(await useless.probe()).toBe('unavailable');
    const failure = new KeychainError('keychain-failed');
    await expect(useless.setPassword(service, 'a', password)).rejects.toThrow(failure);
    useless.dispose();
  });
  it('finds the bus in the runtime folder where no variable names it', async () => {
    const environment = { XDG_RUNTIME_DIR: session.environment['XDG_RUNTIME_DIR'] };
    const found = createKeychain({ platform: 'linux', environment });
    expect(await found.probe()).toBe('available');
    found.dispose();
  });
});

describe('while the daemon hangs', () => {
  it('everything else goes on, even where the library itself is caught by it', async () => {
    await keychain.setPassword(service, 'a', password);
    const options = { from: import.meta.url, timeLimit: 20_000, idle: 20_000 };
    const library = createThreadedLibrary(options);
    await library.ask({ verb: 'load' });
    session.freeze();
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 10);
    const failure = new KeychainError('keychain-not-answering');
    await expect(library.ask({ verb: 'get', service, account: 'a' })).rejects.toThrow(failure);
    clearInterval(timer);
    library.dispose();
    // In this thread the library would have let none through.
    expect(ticks).toBeGreaterThan(1);
  });
  it('it can be used again once it goes on', async () => {
    await keychain.setPassword(service, 'a', password);
    session.freeze();
    await expect(read()).rejects.toThrow(new KeychainError('keychain-not-answering'));
    session.thaw();
    expect(await read()).toBe('of an item');
  });
});

describe('a program that asks', () => {
  /** Where the thread kept it from ending, it would last an hour. */
  const ask = async (...parameters: string[]): Promise<string> =>
    (await run(process.execPath, [program.path, ...parameters], { env: session.environment, cwd: '/' }))
      .stdout;
  let program: BuiltProgram;
  beforeAll(async () => {
    program = await buildProgram();
  });
  afterAll(() => program.remove());

  it.each(['thread', 'direct'])('gets it and ends by itself (%s)', async (way) => {
    await keychain.setPassword(service, 'a', password);
    expect(await ask(way, service, 'a')).toBe('of an item');
  });
  it.each(['thread', 'direct'])('ends also where the daemon hangs, or nobody answers (%s)', async (way) => {
    await keychain.setPassword(service, 'a', password);
    session.freeze();
    expect(await ask(way, service, 'a')).toBe('keychain-not-answering');
    session.thaw();
    await session.lock();
    await session.answerPrompts('wait');
    expect(await ask(way, service, 'a')).toBe('unlock-dismissed');
  });
});
