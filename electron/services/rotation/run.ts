/**
 * One rotation, step after step: what is so is looked at before each, and what was done is written down after each. Whatever
 * fails, or kills the process, between any two leaves a state from which the next look goes on.
 */
import {
  fail,
  type Failure,
  type FailureFacts,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import type { ConsentRequest } from '../../../shared/models/consent.js';
import type { ActivityRow } from '../../../shared/models/store.js';
import { maskAccessKeyId } from '../../core/masking.js';
import { advance, type RotationEvent } from '../../core/rotation/advance.js';
import type { Rotation, RotationKey } from '../../core/rotation/journal.js';
import { next, type Observed, type Step } from '../../core/rotation/next.js';
import { busy } from '../changes/failures.js';
import { askFor } from '../editing/edit-request.js';
import type { Failed } from './parts.js';
import { recordKey } from './recording.js';
import type { RunAround } from './run-around.js';
import { standsHere, twoKeys } from './two-keys.js';

/** Steps that one run can take at most: more means that what is done does not stay done. */
const mostSteps = 60;
/** Milliseconds between looks at a list that may not be whole yet. */
const listWait = 5000;

type Why = Extract<ConsentRequest, { readonly kind: 'delete-access-key' }>['why'];

export class RotationRun {
  readonly #around: RunAround;
  #rotation: Rotation;

  constructor(around: RunAround, rotation: Rotation) {
    this.#around = around;
    this.#rotation = rotation;
  }

  /** Until it rests, has ended, or cannot go on. */
  async toRest(): Promise<Result<Rotation>> {
    for (let taken = 0; taken < mostSteps; taken += 1) {
      if (this.#rotation.ended !== null) return succeed(this.#rotation);
      const observed = await this.#observe();
      if (!observed.ok) return observed;
      const step = next(this.#rotation, observed.value);
      if (step.kind === 'rest') return succeed(this.#rotation);
      if (!this.#around.isHeld()) return fail(busy(this.#rotation.profile));
      const isBackDone = step.kind === 'note' && this.#rotation.backTo !== null;
      const done = await this.#take(step, observed.value);
      if (!done.ok) return done;
      this.#around.onProgress(this.#rotation);
      if (isBackDone) return succeed(this.#rotation);
    }
    const { attemptedAt, profile } = this.#rotation;
    if (attemptedAt === null) return this.#stopped('stores-differ');
    return fail<Failure>({ code: 'rotation-unanswered', facts: { profile, host: 'AWS' }, action: 'retry' });
  }

  /** Writes down what happened. */
  async note(event: RotationEvent): Promise<Result<null>> {
    const advanced = advance(this.#rotation, event, this.#around.parts.ports.clock.now());
    const written = await this.#around.journal.write(advanced);
    if (written.ok) this.#rotation = advanced;
    return written;
  }

  async #observe(): Promise<Result<Observed>> {
    const { aws, stores } = this.#around;
    const { userName, oldKey, newKey } = this.#rotation;
    const inStores = await stores.standing(oldKey.accessKeyId, newKey?.accessKeyId ?? null);
    if (!inStores.ok) return inStores;
    const keys = await aws.keys(userName, this.#signers());
    if (!keys.ok) return keys;
    return succeed({ keys: keys.value, inStores: inStores.value, now: aws.now() });
  }

  /** The key that stands in the stores first. */
  #signers(): readonly RotationKey[] {
    const { oldKey, newKey, stage } = this.#rotation;
    if (newKey === null) return [oldKey];
    return stage === 'create' || stage === 'save' ? [oldKey, newKey] : [newKey, oldKey];
  }

  #take(step: Exclude<Step, { kind: 'rest' }>, observed: Observed): Promise<Result<null>> {
    const { oldKey, newKey } = this.#rotation;
    switch (step.kind) {
      case 'create':
        return this.#create();
      case 'await-list':
        return this.#awaitList();
      case 'delete-lost':
        return this.#deleteLost(step.accessKeyId);
      case 'accept':
        return this.#accept();
      case 'save':
        return this.#save();
      case 'prove':
        return this.#prove();
      case 'deactivate':
        return this.#deactivate();
      case 'delete':
        return this.#delete(oldKey.accessKeyId, 'rotated', { kind: 'deleted' });
      case 'reactivate':
        return this.#reactivate();
      case 'put-back':
        return this.#putBack();
      case 'delete-new':
        return this.#delete(newKey?.accessKeyId ?? '', 'taken-back', { kind: 'new-deleted' });
      case 'note':
        return this.note({ kind: 'noted', stage: step.stage });
      case 'end':
        return this.note({ kind: 'ended', ending: step.ending });
      case 'stop':
        return this.#stop(step, observed);
    }
  }

  async #create(): Promise<Result<null>> {
    const { aws } = this.#around;
    const { userName, oldKey } = this.#rotation;
    const wasUnanswered = this.#rotation.attemptedAt !== null;
    const attempted = await this.note({ kind: 'attempted', at: aws.now() });
    if (!attempted.ok) return attempted;
    const made = await aws.create(userName, oldKey);
    switch (made.kind) {
      case 'created':
        return this.#keep(made.key);
      case 'unanswered':
        return fail(made.failure);
      case 'two-keys':
        // A key that was made without an answer shows itself in the list, now or soon.
        return wasUnanswered ? this.#awaitList() : this.note({ kind: 'not-created' });
      case 'not-created':
        // What went unanswered before may still show: that stays to be resumed.
        if (!wasUnanswered) {
          await this.note({ kind: 'not-created' });
          await this.note({ kind: 'ended', ending: 'undone' });
        }
        return fail(made.failure);
    }
  }

  /** A key whose secret cannot be written down is of no use to anybody: it is deleted again, unasked, where that can be done. */
  async #keep(key: RotationKey & { readonly createdAt: number }): Promise<Result<null>> {
    const { aws } = this.#around;
    const { userName, oldKey } = this.#rotation;
    const kept = await this.note({ kind: 'created', key });
    if (kept.ok) {
      await this.#record('key-created', key.accessKeyId);
      return kept;
    }
    const deleted = await aws.delete({ userName, accessKeyId: key.accessKeyId }, [oldKey]);
    if (deleted.ok) {
      await this.note({ kind: 'lost-deleted' });
      await this.note({ kind: 'ended', ending: 'undone' });
    }
    return kept;
  }

  async #awaitList(): Promise<Result<null>> {
    await this.#around.parts.ports.clock.sleep(listWait);
    return succeed(null);
  }

  /** Only a key that nobody can have: one that was used, or stands in a file, is somebody else's. */
  async #deleteLost(accessKeyId: string): Promise<Result<null>> {
    const { aws, stores } = this.#around;
    const use = await aws.lastUse(accessKeyId, this.#signers());
    const isSomebodys = (use !== null && use.at !== null) || (await standsHere(stores, accessKeyId));
    if (isSomebodys) return this.note({ kind: 'not-created' });
    return this.#delete(accessKeyId, 'unanswered', { kind: 'lost-deleted' });
  }

  async #accept(): Promise<Result<null>> {
    const { newKey } = this.#rotation;
    const accepted = await this.#acceptedAs(newKey);
    return accepted.ok ? this.note({ kind: 'accepted' }) : accepted;
  }

  async #save(): Promise<Result<null>> {
    const { stores } = this.#around;
    const { profile, oldKey, newKey } = this.#rotation;
    if (newKey === null) return this.#stopped('new-key-gone');
    // Tools use it from the next moment on.
    const accepted = await this.#acceptedAs(newKey);
    if (!accepted.ok) return accepted;
    const replaced = await stores.replace(profile, oldKey.accessKeyId, newKey);
    if (!replaced.ok) return replaced;
    return this.#noteAnd('key-saved', newKey.accessKeyId, { kind: 'saved', change: replaced.value });
  }

  /** What stands in the files and the store, not what the journal says. */
  async #prove(): Promise<Result<null>> {
    const proved = await this.#provedNow();
    if (!proved.ok) return proved;
    return this.#noteAnd('key-proved', this.#rotation.newKey?.accessKeyId ?? '', { kind: 'proved' });
  }

  async #provedNow(): Promise<Result<null>> {
    const { newKey } = this.#rotation;
    if (newKey === null) return this.#stopped('new-key-gone');
    const holds = await this.#around.stores.holds(newKey);
    if (!holds.ok) return holds;
    return holds.value ? this.#acceptedAs(newKey) : this.#stopped('stores-differ');
  }

  async #deactivate(): Promise<Result<null>> {
    const { aws, stores } = this.#around;
    const { userName, oldKey, newKey } = this.#rotation;
    const proved = await this.#provedNow();
    if (!proved.ok || newKey === null) return proved;
    const { accessKeyId } = oldKey;
    // Proving takes a while: what has the old key again by now comes first.
    const standing = await stores.standing(accessKeyId, null);
    if (!standing.ok || standing.value.old) return standing.ok ? succeed(null) : standing;
    const set = await aws.setActive({ userName, accessKeyId, isActive: false }, [newKey, oldKey]);
    if (!set.ok) return set;
    return this.#noteAnd('key-deactivated', accessKeyId, { kind: 'deactivated' });
  }

  async #reactivate(): Promise<Result<null>> {
    const { aws } = this.#around;
    const { userName, oldKey } = this.#rotation;
    const { accessKeyId } = oldKey;
    const set = await aws.setActive({ userName, accessKeyId, isActive: true }, this.#signers());
    if (!set.ok) return set;
    return this.#noteAnd('key-reactivated', accessKeyId, { kind: 'reactivated' });
  }

  async #putBack(): Promise<Result<null>> {
    const { stores } = this.#around;
    const { profile, oldKey, newKey } = this.#rotation;
    if (newKey === null) return this.#stopped('not-in-stores');
    const accepted = await this.#acceptedAs(oldKey);
    if (!accepted.ok) return accepted;
    const replaced = await stores.replace(profile, newKey.accessKeyId, oldKey);
    if (!replaced.ok) return replaced;
    return this.#noteAnd('key-put-back', oldKey.accessKeyId, { kind: 'put-back', change: replaced.value });
  }

  /** AWS takes the key, and says that it belongs to whom it did at the beginning. */
  async #acceptedAs(key: RotationKey | null): Promise<Result<null>> {
    if (key === null) return this.#stopped('new-key-gone');
    const identity = await this.#around.aws.untilAccepted(key);
    if (!identity.ok) return identity;
    if (identity.value === null) return this.#stopped('not-accepted');
    return identity.value.arn === this.#rotation.arn ? succeed(null) : this.#stopped('other-identity');
  }

  async #delete(accessKeyId: string, why: Why, event: RotationEvent): Promise<Result<null>> {
    const { parts, aws } = this.#around;
    const { profile, userName, oldKey } = this.#rotation;
    const shown = maskAccessKeyId(accessKeyId);
    const request = { kind: 'delete-access-key', profile, userName, accessKeyId: shown, why } as const;
    const refused = await askFor(parts.ports.consent, request);
    if (refused !== null) return fail(refused);
    if (!this.#around.isHeld()) return fail(busy(profile));
    const signers = this.#signers().filter((key) => key.accessKeyId !== accessKeyId);
    const proved = why === 'rotated' ? await this.#provedNow() : await this.#acceptedAs(oldKey);
    if (!proved.ok) return proved;
    const deleted = await aws.delete({ userName, accessKeyId }, signers);
    if (!deleted.ok) return deleted;
    // It is gone, whether that can be written down or not.
    await this.#record('key-deleted', accessKeyId);
    return this.note(event);
  }

  async #noteAnd(
    kind: ActivityRow['kind'],
    accessKeyId: string,
    event: RotationEvent,
  ): Promise<Result<null>> {
    await this.#record(kind, accessKeyId);
    return this.note(event);
  }

  #record(kind: ActivityRow['kind'], accessKeyId: string): Promise<void> {
    return recordKey(this.#around, kind, { profile: this.#rotation.profile, accessKeyId });
  }

  async #stop({ reason, accessKeyId }: Extract<Step, { kind: 'stop' }>, observed: Observed): Promise<Failed> {
    if (reason !== 'two-keys') return this.#stopped(reason);
    const { profile, userName, oldKey, attemptedAt } = this.#rotation;
    const other = observed.keys.find((key) => key.accessKeyId === accessKeyId);
    if (other === undefined) return this.#stopped('old-key-gone');
    // Nothing of ours is left: there is nothing to resume.
    if (attemptedAt === null) await this.note({ kind: 'ended', ending: 'undone' });
    const { aws, stores } = this.#around;
    const facts = await twoKeys({ aws, stores, profile, userName, signer: oldKey }, other);
    return fail(facts);
  }

  #stopped(reason: FailureFacts<'rotation-stopped'>['reason']): Failed {
    const { profile, stage } = this.#rotation;
    return fail<Failure>({ code: 'rotation-stopped', facts: { profile, stage, reason }, action: null });
  }
}
