/** The inventory of access keys: each once, what AWS said of it, and what is done to it on its own. */
import { fail, type Failure, succeed } from '../../../shared/models/failure.js';
import type { Finding } from '../../../shared/models/finding.js';
import type { KeyList, KeyRow } from '../../../shared/models/key.js';
import { knownKeyFindings } from '../../core/keys/findings.js';
import type { FoundKey } from '../../core/keys/inventory.js';
import type { TraitsAround } from '../../core/keys/traits.js';
import { isSameUser, type KnownKeys, knownOf } from '../../core/keys/knowledge.js';
import { oldAfterDaysOf } from '../settings.js';
import type { KeyIdMask } from '../api.js';
import type { KeysService } from '../keys-api.js';
import { hasJournal } from '../rotation/journal-file.js';
import { actOnKey } from './acting.js';
import { type Asking, learnKeys } from './learning.js';
import { createKeyMemory, type KeyMemory } from './memory.js';
import type { KeysParts } from './parts.js';
import {
  findKey,
  handleOf,
  type Present,
  presentKeys,
  programsWith,
  rotationsByKey,
  sessionsByKey,
} from './present.js';
import { type RowsAround, toRow } from './rows.js';

export interface Keys extends KeysService {
  /** What is odd about keys by what AWS said of them. */
  findings(): Promise<readonly Finding[]>;
}

export function createKeys(parts: KeysParts): Keys {
  return new KeyInventory(parts);
}

class KeyInventory implements Keys {
  readonly #parts: KeysParts;
  readonly #memory: KeyMemory;
  readonly #asking: Asking = { asked: new Set(), failures: new Map() };

  constructor(parts: KeysParts) {
    this.#parts = parts;
    this.#memory = createKeyMemory(parts.ports);
  }

  list: KeysService['list'] = async (mask, oldAfterDays): Promise<KeyList> => {
    // Asked before the rows: rows newer than their revision are asked for again, older ones would stay.
    const revision = this.#parts.application.revision();
    const present = await presentKeys(this.#parts);
    const { keys, isStoreLocked } = present;
    const usual = await this.#around(present, mask);
    const around = { ...usual, oldAfterDays: oldAfterDays ?? usual.oldAfterDays };
    return {
      revision,
      keys: keys.map((key) => toRow(key, around)),
      isStoreLocked,
      oldAfterDays: around.oldAfterDays,
    };
  };

  learn: KeysService['learn'] = async (ids, mfa, signal) => {
    const { keys: all } = await presentKeys(this.#parts);
    const wanted = ids === null ? null : new Set(ids);
    // Temporary ones are nothing to ask about, unless somebody does.
    const keys = all.filter(({ accessKeyId, isTemporary }) =>
      wanted === null ? !isTemporary : wanted.has(handleOf(this.#parts.ports, accessKeyId)),
    );
    const around = { ...this.#asking, parts: this.#parts, memory: this.#memory };
    return learnKeys(around, { keys, all }, { mfa, signal });
  };

  programs: KeysService['programs'] = async () => {
    const { keys } = await presentKeys(this.#parts);
    return programsWith(this.#parts.ports, keys);
  };

  preview: KeysService['preview'] = async (id, action, mask) => {
    const present = await presentKeys(this.#parts);
    const { keys } = present;
    const key = keys.find(({ accessKeyId }) => handleOf(this.#parts.ports, accessKeyId) === id);
    if (key === undefined) return fail<Failure>({ code: 'key-not-found', facts: {}, action: null });
    const around = await this.#around(present, mask);
    const row = toRow(key, around);
    const { programs } = await programsWith(this.#parts.ports, [key]);
    return succeed({
      ...{ row, action, programs },
      profiles: [...new Set([...key.places.map(({ name }) => name), ...key.dependants])],
      sessions: row.sessions,
      isLast: !hasWorkingOther(key, keys, around.known),
    });
  };

  act: KeysService['act'] = async (id, action, { mask, mfa, signal }) => {
    const key = await findKey(this.#parts, id);
    if (!key.ok) return key;
    const { keys: all } = await presentKeys(this.#parts);
    const around = { parts: this.#parts, memory: this.#memory };
    const done = await actOnKey(around, { key: key.value, all, action }, { mfa, signal });
    this.#asking.failures.delete(key.value.accessKeyId);
    this.#parts.application.changed(['keys', 'activity']);
    if (!done.ok) return done;
    return succeed(await this.#row(key.value, mask));
  };

  findings: Keys['findings'] = async () => {
    const known = await this.#memory.read();
    // Of ten thousand profiles nothing has to be looked at where AWS was never asked.
    if (Object.keys(known).length === 0) return [];
    const { keys } = await presentKeys(this.#parts);
    return knownKeyFindings(keys, known, await this.#ageNow());
  };

  async #ageNow(): Promise<TraitsAround> {
    const { ports, settings } = this.#parts;
    return { now: ports.clock.now(), oldAfterDays: oldAfterDaysOf(await settings.current()) };
  }

  async #row(key: FoundKey, mask: KeyIdMask): Promise<KeyRow> {
    const present = await presentKeys(this.#parts);
    const now = present.keys.find(({ accessKeyId }) => accessKeyId === key.accessKeyId) ?? key;
    return toRow(now, await this.#around(present, mask));
  }

  async #around({ keys, find, isStoreLocked }: Present, mask: KeyIdMask): Promise<RowsAround> {
    const { ports, rotation } = this.#parts;
    const { asked, failures } = this.#asking;
    // The journal opens with the store, which is not opened for a list.
    const isJournalOpen = !isStoreLocked && (await hasJournal(ports));
    const rotations = isJournalOpen ? await rotation.list('whole') : null;
    return {
      ...{ mask, failures, find },
      ...(await this.#ageNow()),
      known: await this.#memory.read(),
      isAsked: (accessKeyId) => asked.has(accessKeyId),
      rotations: rotationsByKey(rotations?.ok === true ? rotations.value : []),
      sessions: await sessionsByKey(this.#parts, keys),
      handles: new Map(keys.map(({ accessKeyId }) => [accessKeyId, handleOf(ports, accessKeyId)])),
    };
  }
}

/** Another key of the same user stands here, with its secret, and is not known to be useless. */
function hasWorkingOther(key: FoundKey, keys: readonly FoundKey[], known: KnownKeys): boolean {
  const own = knownOf(known, key.accessKeyId);
  return keys.some(({ accessKeyId, places }) => {
    const other = knownOf(known, accessKeyId);
    if (accessKeyId === key.accessKeyId || own === null || other === null) return false;
    if (other.status === 'inactive' || other.status === 'gone') return false;
    return isSameUser(own, other) && places.some(({ secret }) => secret !== null);
  });
}
