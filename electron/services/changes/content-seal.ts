/**
 * Seals what holds contents of files: the history and the last good versions.
 *
 * With a store everything is sealed to its public key, also while it is locked; only its private key opens it again.
 * Without one contents stay plain, 0600 in a 0700 folder.
 */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import {
  openWithContentKey,
  openWithPrivateKey,
  type SealedAs,
  sealedTo,
  type SealedToKey,
  sealToKey,
} from '../../core/store/history-seal.js';
import type { Sealing } from '../../core/store/sealing.js';
import { folderOf, joinPath } from '../../core/paths.js';
import { sameContent } from '../files/content.js';
import { FileSystemError, type FileSystem, type Places } from '../ports.js';
import type { Vault } from '../store/vault.js';
import { fromHex, toHex } from './sealed-file.js';
import { readIfThere, writeWhole } from './whole-file.js';

/** What is remembered of a content that is sealed: enough to know it again, nothing to make it of. */
export interface Fingerprint {
  /** Random; hexadecimal. */
  readonly salt: string;
  /** HMAC-SHA-256 of the content under the salt; hexadecimal. */
  readonly mark: string;
}

export interface ContentSeal {
  /** Whether contents are sealed from now on. */
  isOn(): Promise<boolean>;
  /** Null where there is no store: then contents are kept plain. */
  seal(plaintext: Uint8Array, as: SealedAs): Promise<SealedToKey | null>;
  /** Fails where the store does not give its key; null where what is sealed is damaged. */
  open(sealed: Uint8Array, as: SealedAs): Promise<Result<Uint8Array | null>>;
  /** Null where it is damaged. */
  openWith(contentKey: Uint8Array, sealed: Uint8Array, as: SealedAs): Uint8Array | null;
  fingerprint(content: Uint8Array): Fingerprint;
  matches(fingerprint: Fingerprint, content: Uint8Array): boolean;
}

export interface ContentSealDependencies {
  readonly files: FileSystem;
  readonly places: Pick<Places, 'dataFolder'>;
  readonly sealing: Sealing;
  readonly vault: Pick<Vault, 'publicKey' | 'privateKey' | 'summary'>;
}

const saltLength = 16;

/** Where the public key is remembered, so that a store that is damaged does not make new versions lie open. */
export function rememberedKeyPath(places: Pick<Places, 'dataFolder'>): string {
  return joinPath(places.dataFolder, 'history', 'sealed-to');
}

export function createContentSeal(dependencies: ContentSealDependencies): ContentSeal {
  const { sealing, vault } = dependencies;
  const remembered = new RememberedKey(dependencies);

  async function publicKey(): Promise<Uint8Array | null> {
    const key = await vault.publicKey();
    if (key !== null) {
      await remembered.remember(key);
      return key;
    }
    const before = await remembered.read();
    if (before === null) return null;
    return (await vault.summary()).state === 'none' ? null : before;
  }

  return {
    isOn: async () => (await publicKey()) !== null,
    async seal(plaintext, as) {
      const key = await publicKey();
      return key === null ? null : sealToKey(sealing, key, plaintext, as);
    },
    async open(sealed, as) {
      const key = await vault.privateKey();
      if (!key.ok) return fail(withUnlocking(key.failure));
      const opened = openWithPrivateKey(sealing, key.value, sealed, as);
      key.value.fill(0);
      if (opened !== null) return succeed(opened);
      const recipient = sealedTo(sealed);
      const isOurs = recipient === null || sameContent(recipient, await vault.publicKey());
      return isOurs
        ? succeed(null)
        : fail<Failure>({ code: 'store-key-missing', facts: { reason: null }, action: null });
    },
    openWith: (contentKey, sealed, as) => openWithContentKey(sealing, contentKey, sealed, as),
    fingerprint(content) {
      const salt = sealing.randomBytes(saltLength);
      return { salt: toHex(salt), mark: toHex(sealing.mac(salt, content)) };
    },
    matches({ salt, mark }, content) {
      return toHex(sealing.mac(fromHex(salt), content)) === mark;
    },
  };
}

/** Where there is no store, nor will be: nothing is sealed, and nothing that is sealed can be opened. */
export const noContentSeal: ContentSeal = {
  isOn: () => Promise.resolve(false),
  seal: () => Promise.resolve(null),
  open: () => Promise.resolve(fail<Failure>({ code: 'store-missing', facts: {}, action: null })),
  openWith: () => null,
  fingerprint: () => ({ salt: '', mark: '' }),
  matches: () => false,
};

function withUnlocking(failure: Failure): Failure {
  return failure.code === 'store-locked' ? { ...failure, action: 'unlock-store' } : failure;
}

/** Read and written best effort: without it only a store that is both damaged and new would go unnoticed. */
class RememberedKey {
  readonly #files: FileSystem;
  readonly #path: string;
  #known: Uint8Array | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor({ files, places }: ContentSealDependencies) {
    this.#files = files;
    this.#path = rememberedKeyPath(places);
  }

  async read(): Promise<Uint8Array | null> {
    const bytes = await orNull(() => readIfThere(this.#files, this.#path));
    return bytes?.length === 32 ? bytes : null;
  }

  /** One after the other, so that it is read and written once. */
  remember(key: Uint8Array): Promise<void> {
    this.#turn = this.#turn.then(() => this.#rememberNow(key));
    return this.#turn;
  }

  async #rememberNow(key: Uint8Array): Promise<void> {
    this.#known ??= await this.read();
    if (sameContent(this.#known, key)) return;
    await orNull(async () => {
      await this.#files.makeFolder(folderOf(this.#path));
      await writeWhole(this.#files, this.#path, key);
      this.#known = key;
    });
  }
}

async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}
