/**
 * Asking AWS about access keys: first whom each belongs to, by the key itself, then what AWS tells of each user's keys. A few at a
 * time; what is learned is remembered user by user, so that stopping keeps what was answered.
 */
import type { Failure } from '../../../shared/models/failure.js';
import type { KeysLearned } from '../../../shared/models/key.js';
import type { FoundKey } from '../../core/keys/inventory.js';
import { isSameUser, keysOfSameUser, type KnownKeys, knownOf } from '../../core/keys/knowledge.js';
import type { KeyMemory } from './memory.js';
import type { KeysParts } from './parts.js';
import {
  byUser,
  examineKey,
  type ExaminedKey,
  isUnknownKey,
  type ReachedKey,
  reachKey,
  type ReachOptions,
} from './reaching.js';
import { askUser, type ToldKey } from './user-keys.js';

/** What the list shows while AWS is asked, and of what came to nothing. */
export interface Asking {
  /** IDs of keys that AWS is being asked about. */
  readonly asked: Set<string>;
  /** By ID: why the last asking came to nothing. */
  readonly failures: Map<string, Failure>;
}

interface LearningAround extends Asking {
  readonly parts: KeysParts;
  readonly memory: KeyMemory;
}

/** How many are asked about at one time. */
const atOnce = 4;

/** @param keys those to ask about; `all`: every key that stands here, of which others of the same user may have to answer for one */
export async function learnKeys(
  around: LearningAround,
  { keys, all }: { readonly keys: readonly FoundKey[]; readonly all: readonly FoundKey[] },
  options: ReachOptions,
): Promise<KeysLearned> {
  const learning = new Learning(around, options);
  try {
    return await learning.run(keys, all);
  } finally {
    learning.end();
  }
}

class Learning {
  readonly #around: LearningAround;
  readonly #options: ReachOptions;
  readonly #asked = new Set<string>();
  readonly #answered = new Set<string>();
  readonly #devices = new Map<string, Set<string>>();

  constructor(around: LearningAround, options: ReachOptions) {
    this.#around = around;
    this.#options = options;
  }

  async run(keys: readonly FoundKey[], all: readonly FoundKey[]): Promise<KeysLearned> {
    const { parts, memory, asked } = this.#around;
    for (const { accessKeyId } of keys) {
      this.#asked.add(accessKeyId);
      asked.add(accessKeyId);
    }
    this.#tell();
    const silent = new Map<string, Failure>();
    const identified = await this.#identify(keys, silent);
    const known = await memory.read();
    const helpers = helpersFor([...silent.keys()], known, all, keys);
    const helping = await this.#identify(helpers, null);
    await this.#askUsers([...identified, ...helping], silent, known);
    this.#fail([...silent].filter(([accessKeyId]) => !this.#answered.has(accessKeyId)));
    const waiting = [...this.#devices].map(([device, names]) =>
      parts.sessions.mfaQuestion(device, [...names]),
    );
    return {
      asked: this.#asked.size,
      answered: this.#answered.size,
      waiting: await Promise.all(waiting),
    };
  }

  end(): void {
    for (const accessKeyId of this.#asked) this.#around.asked.delete(accessKeyId);
    this.#tell();
  }

  /** @param silent takes the keys that AWS does not know; null: they are let go of */
  async #identify(
    keys: readonly FoundKey[],
    silent: Map<string, Failure> | null,
  ): Promise<readonly ExaminedKey[]> {
    const reached: ReachedKey[] = [];
    // One after the other: a person may be asked about addresses, and a code is spent once.
    for (const key of keys) {
      if (this.#isCancelled()) return [];
      const reach = await reachKey(this.#around.parts, key, this.#options);
      if (reach.ok) reached.push(reach.value);
      else this.#fail([[key.accessKeyId, reach.failure]]);
    }
    const identified: ExaminedKey[] = [];
    await eachOf(reached, async (each) => {
      if (this.#isCancelled()) return;
      const identity = await examineKey(each);
      if (identity.ok) identified.push(identity.value);
      else if (silent !== null && isUnknownKey(identity.failure))
        silent.set(each.accessKeyId, identity.failure);
      else this.#fail([[each.accessKeyId, identity.failure]]);
    });
    return identified;
  }

  async #askUsers(
    identified: readonly ExaminedKey[],
    silent: ReadonlyMap<string, Failure>,
    known: KnownKeys,
  ): Promise<void> {
    await eachOf(byUser(identified), async (members) => {
      if (this.#isCancelled()) return;
      const [first] = members;
      const formerly = [...silent.keys()].filter((accessKeyId) => {
        const before = knownOf(known, accessKeyId);
        return first !== undefined && before !== null && isSameUser(before, first);
      });
      const told = await askUser({
        members,
        silent: [...silent.keys()],
        formerly: new Set(formerly),
        before: known,
        now: this.#around.parts.ports.clock.now(),
      });
      await this.#remember(told);
    });
  }

  async #remember(told: readonly ToldKey[]): Promise<void> {
    const { memory, failures, asked } = this.#around;
    const failed = told.flatMap((each) =>
      each.kind === 'failed' ? [[each.accessKeyId, each.failure] as const] : [],
    );
    const answers = told.flatMap((each) => (each.kind === 'failed' ? [] : [each]));
    if (answers.length > 0) {
      await memory.change((present) => {
        const news = answers.filter(
          ({ kind, accessKeyId }) => kind === 'told' || knownOf(present, accessKeyId) === null,
        );
        return { ...present, ...Object.fromEntries(news.map((each) => [each.accessKeyId, each.known])) };
      });
    }
    for (const each of answers) {
      failures.delete(each.accessKeyId);
      asked.delete(each.accessKeyId);
      if (!this.#asked.has(each.accessKeyId)) continue;
      if (each.kind === 'told') this.#answered.add(each.accessKeyId);
      else this.#waitFor(each.device, each.profile);
    }
    this.#fail(failed);
    this.#tell();
  }

  #waitFor(device: string, profile: string): void {
    const names = this.#devices.get(device) ?? new Set();
    this.#devices.set(device, names.add(profile));
  }

  /** What is stopped did not fail; a code that is waited for neither. */
  #fail(failed: readonly (readonly [string, Failure])[]): void {
    const { failures, asked } = this.#around;
    for (const [accessKeyId, failure] of failed) {
      if (failure.code === 'cancelled' || !this.#asked.has(accessKeyId)) continue;
      asked.delete(accessKeyId);
      failures.set(accessKeyId, failure);
    }
    if (failed.length > 0) this.#tell();
  }

  #isCancelled(): boolean {
    return this.#options.signal?.aborted === true;
  }

  #tell(): void {
    this.#around.parts.application.changed(['keys']);
  }
}

/** Keys that stand here and are known to be of the same user as one that AWS does not take. */
function helpersFor(
  silent: readonly string[],
  known: KnownKeys,
  all: readonly FoundKey[],
  asked: readonly FoundKey[],
): readonly FoundKey[] {
  const already = new Set(asked.map(({ accessKeyId }) => accessKeyId));
  const ids = new Set(silent.flatMap((accessKeyId) => keysOfSameUser(known, accessKeyId)));
  return all.filter(({ accessKeyId }) => ids.has(accessKeyId) && !already.has(accessKeyId));
}

async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
