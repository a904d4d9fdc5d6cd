/** The library's thread, with libraries that do what the real one should not: see e2e/keychain for the real one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../core/secret.js';
import { KeychainError } from '../../services/ports.js';
import { createKeychain } from './keychain.js';
import { createDirectLibrary, createThreadedLibrary, type KeyringLibrary } from './library.js';

const get = { verb: 'get', service: 's', account: 'a' } as const;
const patient = 60_000;

let folder = '';
const libraries: KeyringLibrary[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-library-'));
});
afterEach(() => {
  for (const library of libraries.splice(0)) library.dispose();
  rmSync(folder, { recursive: true });
});

/** Puts a library of that text where the real one would be looked for. */
function install(text: string): string {
  const place = join(folder, 'node_modules', '@napi-rs', 'keyring');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'index.js'), text);
  return join(folder, 'app.js');
}

/** A library whose entries have these methods. */
function withEntry(methods: string): string {
  return install(
    `exports.AsyncEntry = class { constructor(...values) { this.values = values; } ${methods} };`,
  );
}

function threaded(from: string, limits: { timeLimit?: number; idle?: number } = {}): KeyringLibrary {
  const library = createThreadedLibrary({ from, timeLimit: patient, idle: patient, ...limits });
  libraries.push(library);
  return library;
}

const ways: readonly (readonly [string, (from: string) => KeyringLibrary])[] = [
  ['in a thread', (from) => threaded(from)],
  ['in this thread', createDirectLibrary],
];

describe.each(ways)('the library %s', (_name, create) => {
  it('is pinned to the Secret Service, and given the names', async () => {
    const library = create(withEntry('getPassword() { return JSON.stringify(this.values); }'));
    expect(await library.ask(get)).toBe('["s","a",{"linux":{"store":"secret-service"}}]');
  });
  it('is asked to put and to delete', async () => {
    const library = create(
      withEntry(
        'setPassword(text) { if (text !== "p") throw new Error(); } deletePassword() { return true; }',
      ),
    );
    expect(await library.ask({ ...get, verb: 'set', password: 'p' })).toBeNull();
    expect(await library.ask({ ...get, verb: 'delete' })).toBe(true);
  });
  it.each([
    ['is not there', 'require("./no-such-build.node");'],
    ['does not fit this machine', 'throw new Error("cannot open shared object file");'],
    ['is another one', 'exports.something = 1;'],
    ['is nothing', 'module.exports = null;'],
  ])('fails where it %s', async (_case, text) => {
    const library = create(install(text));
    const failure = new KeychainError('keychain-failed');
    await expect(library.ask({ verb: 'load' })).rejects.toThrow(failure);
    await expect(library.ask(get)).rejects.toThrow(failure);
  });
  it('has its errors told apart, and their words kept', async () => {
    const words = "Couldn't access platform storage: Secret Service: unlock prompt was dismissed";
    const library = create(withEntry(`async getPassword() { throw new Error(${JSON.stringify(words)}); }`));
    await expect(library.ask(get)).rejects.toThrow(/^unlock-dismissed$/u);
  });
  it('may throw anything', async () => {
    await expect(create(withEntry('getPassword() { throw "p"; }')).ask(get)).rejects.toThrow(
      new KeychainError('keychain-failed'),
    );
  });
});

describe('the thread of the library', () => {
  it('sees nothing of the environment', async () => {
    const library = threaded(withEntry('getPassword() { return JSON.stringify(process.env); }'));
    expect(await library.ask(get)).toBe('{}');
  });
  it.each([
    ['waits for ever', 'return new Promise(() => undefined);'],
    ['blocks its thread for ever', 'for (;;);'],
  ])('is given up where it %s, and the next call has another', async (_case, body) => {
    const own = `require('node:worker_threads').threadId`;
    const from = withEntry(
      `getPassword() { if (this.values[0] === 's') { ${body} } return String(${own}); }`,
    );
    const library = threaded(from, { timeLimit: 1000 });
    // On a busy machine a thread may take longer than that to start.
    const askQuickly = (): Promise<unknown> =>
      vi.waitFor(() => library.ask({ ...get, service: 'quick' }), { timeout: patient });
    const first = await askQuickly();
    await expect(library.ask(get)).rejects.toThrow(new KeychainError('keychain-not-answering'));
    expect(await askQuickly()).not.toBe(first);
  });
  it.each([
    [
      'throws where nobody catches',
      'setImmediate(() => { throw new Error(); }); return new Promise(() => undefined);',
    ],
    ['ends its thread', 'process.exit(3);'],
  ])('fails the call under way where it %s', async (_case, body) => {
    const library = threaded(withEntry(`getPassword() { ${body} }`));
    await expect(library.ask(get)).rejects.toThrow(new KeychainError('keychain-failed'));
  });
  it('ends when it is not used, and starts when it is again', async () => {
    const from = withEntry(`getPassword() { return String(require('node:worker_threads').threadId); }`);
    const [lasting, short] = [threaded(from), threaded(from, { idle: 0 })];
    expect(await lasting.ask(get)).toBe(await lasting.ask(get));
    const first = await short.ask(get);
    await vi.waitFor(async () => expect(await short.ask(get)).not.toBe(first));
  });
  it('rejects what is under way when it is disposed of, and can be used again', async () => {
    const from = withEntry(
      `getPassword() { return this.values[0] === 's' ? new Promise(() => undefined) : 'answer'; }`,
    );
    const library = threaded(from);
    const asked = library.ask(get);
    library.dispose();
    await expect(asked).rejects.toThrow(new KeychainError('keychain-failed'));
    expect(await library.ask({ ...get, service: 'quick' })).toBe('answer');
    library.dispose();
    library.dispose();
  });
});

describe('a keychain of a system without D-Bus', () => {
  it('is the library alone', async () => {
    const from = withEntry(
      'getPassword() { return globalThis.kept ?? null; } setPassword(text) { globalThis.kept = text; } deletePassword() { return false; }',
    );
    const keychain = createKeychain({ platform: 'darwin', environment: {}, libraryFrom: from });
    expect(await keychain.probe()).toBe('available');
    expect(await keychain.getPassword('s', 'a')).toBeNull();
    await keychain.setPassword('s', 'a', new Secret('p'));
    expect((await keychain.getPassword('s', 'a'))?.reveal()).toBe('p');
    expect(await keychain.deletePassword('s', 'a')).toBe(false);
    keychain.dispose();
  });
  it('is unavailable where the library is', async () => {
    const libraryFrom = install('throw new Error();');
    const keychain = createKeychain({ platform: 'win32', environment: {}, libraryFrom });
    expect(await keychain.probe()).toBe('unavailable');
    keychain.dispose();
  });
});
