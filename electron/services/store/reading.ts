/**
 * How the store stands now, and what is kept of it in memory: its key and what it holds, until it is locked.
 *
 * The keychain is asked before the file is read, where both are needed: whoever writes does it the other way round, so
 * a file that is older than what the keychain remembers is older indeed.
 */
import type { OpenedStore } from '../../core/store/contents.js';
import { parseStore, sameBytes, type StoreFile } from '../../core/store/format.js';
import type { KeychainItem } from '../../core/store/keychain-item.js';
import { openKeychainSlot } from '../../core/store/slots.js';
import { judge, type Standing } from '../../core/store/standing.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { KeychainTrouble, KeyCustody } from './key-custody.js';
import {
  type HeldKey,
  isBehind,
  lockReason,
  orNull,
  type PresentStore,
  type ReadStore,
  shutBy,
} from './reading-parts.js';
import type { StoreDisk } from './store-disk.js';

export interface ReadingParts {
  readonly ports: Pick<Ports, 'sealing' | 'clock' | 'locks'>;
  readonly disk: StoreDisk;
  readonly custody: KeyCustody;
}

/** Between two questions to a keychain that does not work, in milliseconds. */
const patience = 5000;
/** Another process may be changing the key between the two readings. */
const mostTries = 3;

export class StoreReading {
  readonly #parts: ReadingParts;
  #held: HeldKey | null = null;
  #cached: { readonly bytes: Uint8Array; readonly opened: OpenedStore } | null = null;
  #trouble: { readonly trouble: KeychainTrouble; readonly until: number } | null = null;
  #known = '';
  readonly #newest = new Map<string, number>();

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** The file alone: names and numbers, which need no key. Null where there is none. */
  async read(): Promise<ReadStore | null> {
    const bytes = await this.#bytes();
    if (bytes === null) return null;
    if (bytes === 'unreadable') return { kind: 'unreadable', reason: 'not-readable' };
    if (this.#cached !== null && sameBytes(this.#cached.bytes, bytes)) {
      return { kind: 'store', bytes, file: this.#cached.opened.file };
    }
    const parsed = parseStore(bytes);
    return parsed.kind === 'store' ? { ...parsed, bytes } : parsed;
  }

  /** @param heedsMark false: as if it were not locked */
  async look(heedsMark = true): Promise<Standing> {
    const { disk } = this.#parts;
    const read = await this.read();
    if (read === null) {
      this.clear();
      this.#known = '';
      const known = await orNull(() => disk.known());
      return known === null ? { kind: 'none' } : { kind: 'missing', ...known };
    }
    if (read.kind === 'unreadable') {
      this.clear();
      return read;
    }
    const { file } = read;
    const lockedBy = heedsMark ? await lockReason(disk) : null;
    if (lockedBy !== null) {
      this.clear();
      return { kind: 'shut', state: 'locked', reason: lockedBy, file };
    }
    if (this.#cached?.opened.file === file) return { kind: 'open', opened: this.#cached.opened };
    return file.key.kind === 'keychain' ? this.#openByKeychain(read) : this.#openByMemory(read);
  }

  /**
   * The same for who is about to write, and so holds the lock: the keychain is asked also where the file is as it is in
   * memory, or a file that was put back unseen would be written on.
   */
  async lookToWrite(): Promise<Standing> {
    const standing = await this.look();
    if (standing.kind !== 'open' || standing.opened.file.key.kind === 'passphrase') return standing;
    const { id, generation } = standing.opened.file;
    const item = await this.#readItem(id);
    if (!item.ok || item.value === null || item.value.generation <= generation) return standing;
    this.#newest.set(id, item.value.generation);
    this.#cached = null;
    return this.look();
  }

  /** Keeps a key that opened a slot of the file, and says how the store stands with it. */
  async hold(present: PresentStore, held: HeldKey, item: KeychainItem | null): Promise<Standing> {
    this.#held = held;
    return this.#conclude(present, held, item);
  }

  get held(): HeldKey | null {
    return this.#held;
  }

  /** What was just written, so that it need not be opened again. */
  async adopt(bytes: Uint8Array, opened: OpenedStore, held: HeldKey): Promise<void> {
    if (this.#held?.masterKey !== held.masterKey) this.#held?.masterKey.fill(0);
    this.#held = held;
    const { file, masterKey, contents } = opened;
    // What is kept here is wiped one day, what was given is not ours to wipe.
    const profiles = contents.profiles.map((profile) => ({ ...profile, body: profile.body.slice() }));
    const kept = { ...contents, profiles, privateKey: contents.privateKey.slice() };
    this.#remember(bytes, { file, masterKey, contents: kept });
    await this.#know(file);
  }

  /** Clears memory where another process has locked the store. */
  async heed(): Promise<void> {
    if ((await lockReason(this.#parts.disk)) !== null) this.clear();
  }

  /** Asks a keychain again that did not work. */
  forgetTrouble(): void {
    this.#trouble = null;
  }

  /** Takes everything secret out of memory. */
  clear(): void {
    this.#held?.masterKey.fill(0);
    this.#held?.keychainSecret?.fill(0);
    this.#held = null;
    this.#cached?.opened.contents.privateKey.fill(0);
    for (const { body } of this.#cached?.opened.contents.profiles ?? []) body.fill(0);
    this.#cached = null;
  }

  async #openByMemory(present: PresentStore): Promise<Standing> {
    const { file } = present;
    const held = this.#heldFor(file);
    if (held === null) {
      this.clear();
      return { kind: 'shut', state: 'locked', reason: 'passphrase-needed', file };
    }
    const item = file.key.kind === 'both' ? await this.#parts.custody.read(file.id) : null;
    return this.#conclude(await this.#again(present), held, item?.ok === true ? item.value : null);
  }

  async #openByKeychain(first: PresentStore): Promise<Standing> {
    let present = first;
    for (let tries = 1; ; tries += 1) {
      const read = await this.#readItem(present.file.id);
      present = await this.#again(present);
      const { file } = present;
      const held = this.#heldFor(file);
      if (!read.ok) return held === null ? shutBy(read.trouble, file) : this.#conclude(present, held, null);
      const item = read.value;
      if (item === null && held === null) return { kind: 'shut', state: 'key-missing', reason: null, file };
      const key = held ?? (item === null ? null : this.#tryItem(file, item));
      if (key === null && tries < mostTries) continue;
      this.#held = key;
      return this.#conclude(present, key, item);
    }
  }

  #tryItem(file: StoreFile, item: KeychainItem): HeldKey | null {
    const { sealing } = this.#parts.ports;
    for (const secret of [item.key, item.next]) {
      const masterKey = secret === null ? null : openKeychainSlot(sealing, file.id, file.key, secret);
      if (masterKey === null) continue;
      return { storeId: file.id, slot: file.key.sealed, masterKey, keychainSecret: secret };
    }
    return null;
  }

  async #conclude(
    { bytes, file }: PresentStore,
    held: HeldKey | null,
    item: KeychainItem | null,
  ): Promise<Standing> {
    const newest = Math.max(this.#newest.get(file.id) ?? 0, item?.generation ?? 0);
    const standing = judge(this.#parts.ports.sealing, file, held?.masterKey ?? null, { newest });
    if (standing.kind !== 'open' || held === null) return standing;
    this.#remember(bytes, standing.opened);
    if (item !== null && isBehind(item, file, held)) await this.#catchUp(bytes, file, held);
    await this.#know(file);
    return standing;
  }

  /** A crash came between the file and the keychain, or another process is between them right now. */
  async #catchUp(bytes: Uint8Array, file: StoreFile, held: HeldKey): Promise<void> {
    const { ports, disk } = this.#parts;
    await orNull(() =>
      ports.locks.withLocks([disk.path], 0, async () => {
        const now = await disk.read();
        if (now !== null && sameBytes(now, bytes)) await this.advance(file, held);
      }),
    );
  }

  /** Notes in the keychain that this version was written. The file is ahead where the keychain cannot now. */
  async advance(file: StoreFile, held: HeldKey): Promise<void> {
    const { custody } = this.#parts;
    if (file.key.kind === 'passphrase') return;
    const { generation } = file;
    if (held.keychainSecret !== null) {
      await custody.write(file.id, { key: held.keychainSecret, next: null, generation });
      return;
    }
    const item = await custody.read(file.id);
    if (item.ok && item.value !== null) await custody.write(file.id, { ...item.value, generation });
  }

  async #know({ id, key: { kind } }: StoreFile): Promise<void> {
    if (this.#known === `${id} ${kind}`) return;
    const { disk } = this.#parts;
    await orNull(async () => {
      const known = await disk.known();
      if (known?.id !== id || known.key !== kind) await disk.setKnown({ id, key: kind });
      this.#known = `${id} ${kind}`;
    });
  }

  async #readItem(storeId: string): ReturnType<KeyCustody['read']> {
    const { ports, custody } = this.#parts;
    if (this.#trouble !== null && ports.clock.now() < this.#trouble.until) {
      return { ok: false, trouble: this.#trouble.trouble };
    }
    const read = await custody.read(storeId);
    // A person who has dismissed the keychain's question is not asked again until they unlock.
    const wait = !read.ok && read.trouble === 'unlock-dismissed' ? Infinity : patience;
    this.#trouble = read.ok ? null : { trouble: read.trouble, until: ports.clock.now() + wait };
    return read;
  }

  #heldFor(file: StoreFile): HeldKey | null {
    const held = this.#held;
    return held?.storeId === file.id && sameBytes(held.slot, file.key.sealed) ? held : null;
  }

  /** The file as it is now; as it was where that is none of the same store. */
  async #again(present: PresentStore): Promise<PresentStore> {
    const bytes = await this.#bytes();
    // Of the same bytes there is nothing new to learn.
    if (bytes instanceof Uint8Array && sameBytes(bytes, present.bytes)) return present;
    const read = await this.read();
    return read?.kind === 'store' && read.file.id === present.file.id ? read : present;
  }

  #remember(bytes: Uint8Array, opened: OpenedStore): void {
    const { id, generation } = opened.file;
    this.#cached = { bytes, opened };
    this.#newest.set(id, Math.max(this.#newest.get(id) ?? 0, generation));
  }

  async #bytes(): Promise<Uint8Array | 'unreadable' | null> {
    try {
      return await this.#parts.disk.read();
    } catch (error) {
      if (error instanceof FileSystemError) return 'unreadable';
      throw error;
    }
  }
}
