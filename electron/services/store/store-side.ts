/** The side of the store that windows and commands see: how it stands, and what a person can do with it. */
import type { Result } from '../../../shared/models/failure.js';
import { failureOf, type Standing } from '../../core/store/standing.js';
import type { StoreKey } from '../../../shared/models/store.js';
import type { StoreKeyChoice, StoreService } from '../api.js';
import { acceptVersion, notAcceptable } from './accepting.js';
import { askFor, done, exclusively, failed, type StoreContext } from './changing.js';
import { entriesOf, toDetail } from './detail.js';
import { changeKey, makeStore, unfitChoice } from './keys.js';
import { createOwnFiles } from './own-files.js';
import type { LockReason } from './store-disk.js';
import { lockingOf, orFailure, type StoreParts, tellDone } from './store-parts.js';
import { openStore } from './unlocking.js';

export function createStoreSide(parts: StoreParts): Omit<StoreService, 'summary' | 'setHandOut'> {
  const { context, inTurn, settings, changed, times } = parts;
  const { reading } = context;
  return {
    ...createOwnFiles(parts),
    async detail() {
      const sight = await inTurn(async () => {
        const standing = await reading.look();
        const read = await reading.read();
        const names = read?.kind === 'store' ? read.file.entries : [];
        return {
          standing,
          entries: entriesOf(standing, names),
          locking: await lockingOf(settings, standing),
        };
      });
      return toDetail(context, sight, parts.surroundings);
    },
    create: (choice) => create(parts, choice),
    lock: (reason) => lock(parts, reason),
    async unlock(given) {
      const opened = await inTurn(() => orFailure(context, () => openStore(context, given)));
      if (opened.ok) await tellDone(parts, 'store-unlocked');
      else changed.tell();
      return opened;
    },
    rekey: (choice) => rekey(parts, choice),
    acceptVersion: () => accept(parts),
    async setLocking(change) {
      await inTurn(async () => {
        const read = await reading.read();
        await settings.change(read?.kind === 'store' ? read.file.key.kind : null, change);
      });
      await times.changed();
      changed.tell();
    },
    used: () => times.used(),
  };
}

async function create(parts: StoreParts, choice: StoreKeyChoice): Promise<Result<null>> {
  const { context, inTurn } = parts;
  const unfit = unfitChoice(choice);
  if (unfit !== null) return failed(unfit);
  const before = await inTurn(() => context.reading.look());
  if (before.kind === 'missing') {
    // Nobody is to find an empty store where theirs was, without having said so.
    const refused = await askFor(context, { kind: 'accept-store-version' });
    if (refused !== null) return failed(refused);
  } else if (before.kind !== 'none') {
    return failed({ code: 'store-exists', facts: {}, action: null });
  }
  const made = await inTurn(() =>
    exclusively(context, async (isHeld) => {
      const { kind } = await context.reading.look();
      if (kind !== 'none' && kind !== before.kind) {
        return failed({ code: 'store-exists', facts: {}, action: null });
      }
      await context.disk.unmark();
      const { sealing } = context.ports;
      return makeStore(context, isHeld, choice, { profiles: [], ...sealing.keyPair() });
    }),
  );
  if (made.ok) await tellDone(parts, 'store-created');
  return made;
}

async function rekey(parts: StoreParts, choice: StoreKeyChoice): Promise<Result<null>> {
  const { context, inTurn } = parts;
  const unfit = unfitChoice(choice);
  if (unfit !== null) return failed(unfit);
  const made = await inTurn(() => exclusively(context, (isHeld) => changeKey(context, isHeld, choice)));
  if (made.ok) await tellDone(parts, 'store-rekeyed');
  return made;
}

async function accept(parts: StoreParts): Promise<Result<null>> {
  const { context, inTurn } = parts;
  const before = await inTurn(() => context.reading.look());
  if (before.kind === 'open') return done;
  const failure = notAcceptable(before);
  if (failure !== null) return failed(failure);
  const refused = await askFor(context, { kind: 'accept-store-version' });
  if (refused !== null) return failed(refused);
  const made = await inTurn(() => exclusively(context, (isHeld) => acceptVersion(context, isHeld)));
  if (!made.ok) return made;
  if (made.value !== null) await tellDone(parts, 'store-version-accepted', made.value);
  return done;
}

async function lock(parts: StoreParts, reason: LockReason): Promise<Result<null>> {
  const { context, changed } = parts;
  const { disk, reading } = context;
  // Out of turn: other processes, and whatever waits here for a keychain, are to find it locked at once.
  const marked = await orFailure<'locked' | 'as-it-is'>(context, async () => {
    const read = await reading.read();
    if (read?.kind !== 'store') return failedBy(await parts.inTurn(() => reading.look()));
    if (!(await isToBeLocked(context, read.file.key.kind, reason))) return asItIs;
    await disk.markLocked(reason);
    return { ok: true, value: 'locked' };
  });
  await parts.inTurn(() => {
    reading.clear();
    return Promise.resolve();
  });
  if (marked.ok && marked.value === 'locked') await tellDone(parts, 'store-locked', reason);
  else changed.tell();
  return marked.ok ? done : marked;
}

const asItIs = { ok: true, value: 'as-it-is' } as const;

/** What nothing but a passphrase opens is locked as long as nobody has given it here. */
async function isToBeLocked(
  { disk, reading }: StoreContext,
  key: StoreKey,
  reason: LockReason,
): Promise<boolean> {
  const isShut = key !== 'keychain' && reading.held === null && reason !== 'by-hand';
  return !isShut && (await disk.lockReason()) === null;
}

function failedBy(standing: Standing): Result<'as-it-is'> {
  const failure = failureOf(standing);
  return failure === null ? asItIs : failed(failure);
}
