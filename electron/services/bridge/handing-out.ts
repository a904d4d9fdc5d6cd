/** Giving out credentials by Keyway's own search order: the store, then the shared files. */
import type { Failure, FailureFacts } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import type { HandOut } from '../../../shared/models/store.js';
import { type HeldKey, keyOfBody } from '../../core/bridge/access-key.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import type { Activity } from '../activity.js';
import type { Asker, HandedOut, HandingOutService } from '../api.js';
import type { Clock, Consent } from '../ports.js';
import type { Vault } from '../store/vault.js';
import type { SharedKeys } from './shared-keys.js';

export type HandOutChoice = Parameters<HandingOutService['credentials']>[0];

export interface HandingOutParts {
  readonly vault: Pick<Vault, 'names' | 'profiles'>;
  readonly sharedKeys: SharedKeys;
  readonly consent: Pick<Consent, 'allow'>;
  readonly activity: Pick<Activity, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
  /**
   * Asks an open Keyway where the store is locked for this one, or nobody is here to be asked. Null where none is open.
   * It notes the answer itself.
   */
  readonly elsewhere?: (choice: HandOutChoice, asker: Asker) => Promise<Result<HandedOut> | null>;
}

/** What was found, before anybody is asked. */
interface Found {
  readonly name: string;
  readonly handOut: HandOut;
  readonly key: HeldKey | null;
}

export function createHandingOut(parts: HandingOutParts): HandingOutService {
  const asked = new Map<string, ReturnType<Consent['allow']>>();
  return {
    async credentials(choice, asker) {
      const found = await find(parts, choice);
      const name = found.ok ? found.value.name : await nameOf(parts, choice);
      const given = found.ok ? await give(parts, asked, found.value, asker) : found;
      const other = given.ok || !isForOthers(given.failure) ? null : await parts.elsewhere?.(choice, asker);
      if (other != null) return other;
      await note(parts, name, asker, given);
      return given;
    },
  };
}

function isForOthers({ code, facts }: Failure): boolean {
  if (code === 'store-locked' || code === 'store-key-missing') return true;
  return code === 'not-handed-out' && facts.reason === 'nobody-to-ask';
}

async function find(parts: HandingOutParts, choice: HandOutChoice): Promise<Result<Found>> {
  if ('id' in choice) return await findStored(parts, ({ id }) => id === choice.id, choice.id);
  const { name } = choice;
  const names = await parts.vault.names();
  if (names.some((stored) => stored.name === name)) {
    return await findStored(parts, (stored) => stored.name === name, name);
  }
  // A store that cannot be read at all may hold the name: another key of that name would be the wrong one.
  const read = names.length > 0 ? null : await parts.vault.profiles();
  if (read?.ok === false && read.failure.code === 'store-corrupt') return read;
  return await findShared(parts, name);
}

async function findStored(
  { vault }: HandingOutParts,
  isMeant: (stored: StoredProfile) => boolean,
  called: string,
): Promise<Result<Found>> {
  const profiles = await vault.profiles();
  if (!profiles.ok) return profiles;
  const stored = profiles.value.find(isMeant);
  if (stored === undefined)
    return fail({ code: 'profile-not-stored', facts: { name: called }, action: null });
  return succeed({ name: stored.name, handOut: stored.handOut, key: keyOfBody(stored.body) });
}

async function findShared(parts: HandingOutParts, name: string): Promise<Result<Found>> {
  const shared = await parts.sharedKeys.find(name);
  if (!shared.ok) return shared;
  if (shared.value === null) return fail({ code: 'profile-not-found', facts: { name }, action: null });
  const { key, storedId } = shared.value;
  if (key === null && storedId !== null) {
    return await findStored(parts, ({ id }) => id === storedId, name);
  }
  // It stands there in plain text for everybody: asking would protect nothing.
  return succeed({ name, handOut: 'always', key });
}

async function give(
  { consent, clock }: HandingOutParts,
  asked: Map<string, ReturnType<Consent['allow']>>,
  { name, handOut, key }: Found,
  { program }: Asker,
): Promise<Result<HandedOut>> {
  if (key === null) return notHandedOut(name, 'no-access-key');
  if (key.expiration !== null && Date.parse(key.expiration) <= clock.now()) {
    return notHandedOut(name, 'temporary-expired');
  }
  if (handOut === 'never') return notHandedOut(name, 'never');
  if (handOut === 'ask') {
    // A tool that starts ten processes at once asks one question.
    const question = JSON.stringify([name, program]);
    const answer =
      asked.get(question) ?? consent.allow({ kind: 'hand-out', profile: name, program: program ?? '' });
    asked.set(question, answer);
    const said = await answer.finally(() => asked.delete(question));
    if (said !== 'allowed') return notHandedOut(name, said === 'refused' ? 'refused' : 'nobody-to-ask');
  }
  return succeed(key);
}

async function nameOf({ vault }: HandingOutParts, choice: HandOutChoice): Promise<string> {
  if ('name' in choice) return choice.name;
  const names = await vault.names();
  return names.find(({ id }) => id === choice.id)?.name ?? choice.id;
}

/** A profile that is nowhere was not refused. */
async function note(
  { activity }: HandingOutParts,
  profile: string,
  { program }: Asker,
  given: Result<HandedOut>,
): Promise<void> {
  if (given.ok) {
    await activity.record('handed-out', { profile, program });
    return;
  }
  const { code, facts } = given.failure;
  if (code === 'profile-not-found' || code === 'profile-not-stored') return;
  const reason = code === 'not-handed-out' ? facts.reason : code;
  await activity.record('hand-out-refused', { profile, program, reason });
}

function notHandedOut(
  name: string,
  reason: FailureFacts<'not-handed-out'>['reason'],
): { readonly ok: false; readonly failure: Failure } {
  const action = reason === 'nobody-to-ask' ? 'retry' : null;
  return fail({ code: 'not-handed-out', facts: { name, reason }, action });
}
