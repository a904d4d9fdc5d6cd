/** What Keyway has the keyring library do, and how it is asked: the only place that knows @napi-rs/keyring. */

import type * as keyring from '@napi-rs/keyring';

export type LibraryCall =
  /** Only whether it can be loaded. */
  | { readonly verb: 'load' }
  | { readonly verb: 'get'; readonly service: string; readonly account: string }
  | { readonly verb: 'delete'; readonly service: string; readonly account: string }
  | { readonly verb: 'set'; readonly service: string; readonly account: string; readonly password: string };

export type LibraryAnswer =
  | { readonly kind: 'done'; readonly value: string | boolean | null }
  /** `message`: the library's own words; null where it cannot be loaded. */
  | { readonly kind: 'failed'; readonly message: string | null };

type Library = Pick<typeof keyring, 'AsyncEntry'>;

/**
 * Loads the library at the first call. The text of this function is what runs in the library's thread (./library.ts), so
 * that no second file has to be found in a bundle, an archive or a test: it uses its parameter and nothing else.
 *
 * @param load as `require`
 * @returns a function that never rejects, but blocks its thread for two seconds where the desktop's service hangs
 */
export function createLibraryCalls(
  load: (name: string) => unknown,
): (call: LibraryCall) => Promise<LibraryAnswer> {
  // Unpinned, it would fall back to the kernel's keyring, which is empty after a restart.
  const options = { linux: { store: 'secret-service' } } as const;
  let library: Library | null = null;

  function isLibrary(value: unknown): value is Library {
    return typeof value === 'object' && value !== null && 'AsyncEntry' in value;
  }
  function loaded(): Library | null {
    try {
      const found = library ?? load('@napi-rs/keyring');
      if (isLibrary(found)) library = found;
    } catch {
      // There is none for this machine, or it does not fit it.
    }
    return library;
  }
  async function run(call: LibraryCall, { AsyncEntry }: Library): Promise<string | boolean | null> {
    if (call.verb === 'load') return null;
    const entry = new AsyncEntry(call.service, call.account, options);
    if (call.verb === 'get') return await entry.getPassword();
    if (call.verb === 'delete') return await entry.deletePassword();
    await entry.setPassword(call.password);
    return null;
  }

  return async (call) => {
    const usable = loaded();
    if (usable === null) return { kind: 'failed', message: null };
    try {
      return { kind: 'done', value: await run(call, usable) };
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : '' };
    }
  };
}
