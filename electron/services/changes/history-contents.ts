/**
 * The contents of a change on disk: sealed where there is a store, else plain.
 *
 * `c12.1.sealed` has two parts. The first is what the AWS files held and shall hold; its content key stands in the head
 * while the change is pending, so that a crash can be recovered from while the store is locked. The second is the same for the
 * store's own document: that one only the store's private key opens, at any time. `c12.1.json` is the whole, plain.
 */
import { z } from 'zod';
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { SealedAs } from '../../core/store/history-seal.js';
import { FileSystemError } from '../ports.js';
import { type Change, type ChangeHead, joinChange, printContents } from './change.js';
import type { ContentSeal } from './content-seal.js';
import { hexText, packSealed, unpackSealed } from './sealed-file.js';

const fingerprint = z.strictObject({ salt: hexText, mark: hexText });

const sealedFacts = z.strictObject({
  version: z.literal(1),
  /** Of what each step makes of its file; null where that is no file, or the store's document. */
  steps: z.array(fingerprint.nullable()).readonly(),
});

export interface SealedContents {
  readonly bytes: Uint8Array;
  /** Opens the part of the AWS files. */
  readonly contentKey: Uint8Array;
}

/** What is known of a pending change without the store. */
export interface PendingChange {
  /** Without the contents of the store's document where those cannot be had. */
  readonly change: Change;
  /** Why they cannot be had; null where they can, or are no part of it. */
  readonly storeFailure: Failure | null;
}

export interface ContentsParts {
  readonly seal: ContentSeal;
  /** Whether an absolute path is that of the store's document. */
  readonly isStore: (path: string) => boolean;
}

/** Null without a store. Rejects where the store's document would have to be written plain. */
export async function sealContents(
  { seal, isStore }: ContentsParts,
  change: Change,
): Promise<SealedContents | null> {
  const store = change.files.find((file) => isStore(file.path));
  const files = await sealText(seal, printContents(withoutFiles(change, isStore)), partOf(change, 'files'));
  if (files === null) {
    if (store !== undefined) throw new FileSystemError('seal', store.path, 'ENOKEY');
    return null;
  }
  const steps = change.steps.map(({ file, after }) => {
    const isOpen = after !== null && !isStore(change.files[file]?.path ?? '');
    return isOpen ? seal.fingerprint(after) : null;
  });
  const parts = [files.sealed];
  if (store !== undefined) {
    const text = printContents(withoutFiles(change, (path) => !isStore(path)));
    const sealed = await sealText(seal, text, partOf(change, 'store'));
    if (sealed === null) throw new FileSystemError('seal', store.path, 'ENOKEY');
    parts.push(sealed.sealed);
  }
  return { bytes: packSealed({ version: 1, steps }, parts), contentKey: files.contentKey };
}

/** What lay plain, sealed; it may be damaged. Null without a store. */
export async function sealPlainContents(
  { seal }: ContentsParts,
  head: ChangeHead,
  text: Uint8Array,
): Promise<SealedContents | null> {
  const files = await seal.seal(text, partOf(head, 'files'));
  if (files === null) return null;
  const change = joinChange(head, new TextDecoder('utf-8').decode(text));
  const steps = change?.steps.map(({ after }) => (after === null ? null : seal.fingerprint(after))) ?? [];
  return { bytes: packSealed({ version: 1, steps }, [files.sealed]), contentKey: files.contentKey };
}

/** What `sealPlainContents` sealed, back. */
export function plainContents(
  { seal }: ContentsParts,
  head: ChangeHead,
  { bytes, contentKey }: SealedContents,
): Uint8Array | null {
  const part = unpackSealed(bytes, sealedFacts)?.parts[0];
  return part === undefined ? null : seal.openWith(contentKey, part, partOf(head, 'files'));
}

/** Null where it is damaged; fails where the store does not give its key. */
export async function openContents(
  parts: ContentsParts,
  head: ChangeHead,
  bytes: Uint8Array,
): Promise<Result<Change | null>> {
  const sealed = unpackSealed(bytes, sealedFacts);
  if (sealed?.parts[0] === undefined) return succeed(null);
  const files = await parts.seal.open(sealed.parts[0], partOf(head, 'files'));
  if (!files.ok) return files;
  const change = files.value === null ? null : joinChange(head, textOf(files.value));
  if (change === null || sealed.parts[1] === undefined) return succeed(change);
  return withStore(parts, head, change, sealed.parts[1]);
}

/** The same of a change that is pending, by the content key of its head. */
export async function openPending(
  parts: ContentsParts,
  head: ChangeHead,
  bytes: Uint8Array,
  contentKey: Uint8Array,
): Promise<PendingChange | null> {
  const sealed = unpackSealed(bytes, sealedFacts);
  if (sealed?.parts[0] === undefined) return null;
  const files = parts.seal.openWith(contentKey, sealed.parts[0], partOf(head, 'files'));
  const change = files === null ? null : joinChange(head, textOf(files));
  if (change === null || sealed.parts[1] === undefined) {
    return change === null ? null : { change, storeFailure: null };
  }
  const whole = await withStore(parts, head, change, sealed.parts[1]);
  if (!whole.ok) return { change, storeFailure: whole.failure };
  return whole.value === null ? null : { change: whole.value, storeFailure: null };
}

/** Whether one of the steps wrote that content to that path; asks no key. */
export function wrote(
  { seal }: ContentsParts,
  head: ChangeHead,
  bytes: Uint8Array,
  path: string,
  content: Uint8Array,
): boolean {
  const steps = unpackSealed(bytes, sealedFacts)?.facts.steps ?? [];
  return head.steps.some((step, index) => {
    const print = steps[index] ?? null;
    return print !== null && head.files[step.file]?.path === path && seal.matches(print, content);
  });
}

async function withStore(
  { seal, isStore }: ContentsParts,
  head: ChangeHead,
  change: Change,
  sealed: Uint8Array,
): Promise<Result<Change | null>> {
  const opened = await seal.open(sealed, partOf(head, 'store'));
  if (!opened.ok) return fail(opened.failure);
  const store = opened.value === null ? null : joinChange(head, textOf(opened.value));
  if (store === null) return succeed(null);
  return succeed({
    ...change,
    files: change.files.map((file, index) => (isStore(file.path) ? (store.files[index] ?? file) : file)),
    steps: change.steps.map((step, index) => {
      return isStore(change.files[step.file]?.path ?? '') ? (store.steps[index] ?? step) : step;
    }),
  });
}

/** The same change, without the contents of the files that the test names. */
function withoutFiles(change: Change, isLeftOut: (path: string) => boolean): Change {
  const leftOut = change.files.map((file) => isLeftOut(file.path));
  return {
    ...change,
    files: change.files.map((file, at) =>
      leftOut[at] === true ? { ...file, before: null, onDisk: null } : file,
    ),
    steps: change.steps.map((step) => (leftOut[step.file] === true ? { ...step, after: null } : step)),
  };
}

function sealText(
  seal: ContentSeal,
  text: string,
  as: SealedAs,
): Promise<{ readonly sealed: Uint8Array; readonly contentKey: Uint8Array } | null> {
  return seal.seal(new TextEncoder().encode(text), as);
}

function partOf({ id, revision }: Pick<ChangeHead, 'id' | 'revision'>, part: 'files' | 'store'): SealedAs {
  return { purpose: `contents of ${part}`, name: `${id}.${revision}` };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
