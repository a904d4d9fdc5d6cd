/** What reading the store is made of: its values, and what is said of a disk or a keychain that fails. */
import { type ParsedStore, sameBytes, type StoreFile } from '../../core/store/format.js';
import type { KeychainItem } from '../../core/store/keychain-item.js';
import type { Standing } from '../../core/store/standing.js';
import { FileSystemError } from '../ports.js';
import type { KeychainTrouble } from './key-custody.js';
import type { StoreDisk } from './store-disk.js';

/** A key that opened a slot. */
export interface HeldKey {
  readonly storeId: string;
  /** The sealed master key that it came from: another one means another key. */
  readonly slot: Uint8Array;
  readonly masterKey: Uint8Array;
  /** What the keychain gave for it; null where it was not asked, or another way was used. */
  readonly keychainSecret: Uint8Array | null;
}

/** The file as it stands. */
export interface PresentStore {
  readonly bytes: Uint8Array;
  readonly file: StoreFile;
}

export type ReadStore =
  (PresentStore & { readonly kind: 'store' }) | Extract<ParsedStore, { readonly kind: 'unreadable' }>;

/** A mark that cannot be read is a mark. */
export async function lockReason(disk: StoreDisk): ReturnType<StoreDisk['lockReason']> {
  try {
    return await disk.lockReason();
  } catch (error) {
    if (error instanceof FileSystemError) return 'by-hand';
    throw error;
  }
}

export function isBehind(item: KeychainItem, file: StoreFile, held: HeldKey): boolean {
  if (item.generation < file.generation) return true;
  return held.keychainSecret !== null && item.next !== null && sameBytes(held.keychainSecret, item.next);
}

export function shutBy(trouble: KeychainTrouble, file: StoreFile): Standing {
  const state = trouble === 'keychain-locked' || trouble === 'unlock-dismissed' ? 'locked' : 'no-keychain';
  return { kind: 'shut', state, reason: trouble, file };
}

/** Where the disk fails, what was asked for is not known, or left undone. */
export async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}
