/** Giving out credentials by Keyway's own search order: the store, then the shared files. */
import type { Failure, FailureFacts } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import type { HandOut } from '../../../shared/models/store.js';
import type { HeldKey, KeySection, SessionHints } from '../../core/bridge/access-key.js';
import { sectionOfPlainBody } from '../../core/bridge/key-section.js';
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
  /** Left out where nothing can be started. */
  readonly sessions?: SessionSource;
}

/** Temporary credentials of profiles that hold no key of their own, or whose key is not what tools use. */
export interface SessionSource {
  /** Of a session that is running already, for a profile that holds a key too; null where there is none. Never starts one. */
  running(name: string, asker: Asker): Promise<SessionAnswer | null>;
  /** A running one, or one that is started now. `isNoted`: whoever gave the answer has put it into the activity. */
  credentials(name: string, asker: Asker, isPersonPresent: boolean): Promise<SessionAnswer>;
}
export interface SessionAnswer {
  readonly given: Result<HandedOut>;
  readonly isNoted: boolean;
}

/** What was found, before anybody is asked. */
interface Found {
  readonly name: string;
  readonly handOut: HandOut;
  readonly key: HeldKey | null;
  readonly session: SessionHints;
}

/** `isWithoutCode`: the key itself, of a profile that has a device: another Keyway may have its session in its memory. */
type Answer = SessionAnswer & { readonly isWithoutCode?: boolean };

export function createHandingOut(parts: HandingOutParts): HandingOutService {
  const asked = new Map<string, ReturnType<Consent['allow']>>();
  return {
    async credentials(choice, asker, isPersonPresent = false) {
      const found = await find(parts, choice);
      const name = found.ok ? found.value.name : await nameOf(parts, choice);
      const answer = found.ok
        ? await give(parts, asked, found.value, asker, isPersonPresent)
        : { given: found, isNoted: false };
      const { given } = answer;
      const mayBeElsewhere = given.ok ? answer.isWithoutCode === true : isForOthers(given.failure);
      const other = mayBeElsewhere && !answer.isNoted ? await parts.elsewhere?.(choice, asker) : null;
      if (other != null && (other.ok || !given.ok)) return other;
      // A person who is asked next has not been refused.
      const isAskedNext = isPersonPresent && !given.ok && given.failure.code === 'mfa-needed';
      if (!answer.isNoted && !isAskedNext) await note(parts, name, asker, given);
      return given;
    },
  };
}

/** What another Keyway may have open, or allowed for the time that it runs. */
const forOthers: ReadonlySet<Failure['code']> = new Set([
  'store-locked',
  'store-key-missing',
  'mfa-needed',
  'process-not-approved',
]);

function isForOthers({ code, facts }: Failure): boolean {
  if (forOthers.has(code)) return true;
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
  const { key, session } = await sectionOf(stored.body);
  return succeed({ name: stored.name, handOut: stored.handOut, key, session });
}

/** The rules of all files are loaded where a body needs them. */
async function sectionOf(body: Uint8Array): Promise<KeySection> {
  const plain = sectionOfPlainBody(body);
  if (plain !== null) return plain;
  const { sectionOfBody } = await import('../../core/bridge/access-key.js');
  return sectionOfBody(body);
}

async function findShared(parts: HandingOutParts, name: string): Promise<Result<Found>> {
  const shared = await parts.sharedKeys.find(name);
  if (!shared.ok) return shared;
  if (shared.value === null) return fail({ code: 'profile-not-found', facts: { name }, action: null });
  const { key, storedId, session } = shared.value;
  if (key === null && storedId !== null && !session.first) {
    return await findStored(parts, ({ id }) => id === storedId, name);
  }
  // It stands there in plain text for everybody: asking would protect nothing.
  return succeed({ name, handOut: 'always', key, session });
}

async function give(
  parts: HandingOutParts,
  asked: Map<string, ReturnType<Consent['allow']>>,
  found: Found,
  asker: Asker,
  isPersonPresent: boolean,
): Promise<Answer> {
  const { name, handOut, key, session } = found;
  const { sessions, clock } = parts;
  const isSession = session.first || (key === null && session.otherwise);
  if (key === null && (!isSession || sessions === undefined)) return refuse(name, 'no-access-key');
  if (!isSession && isOver(key, clock.now())) return refuse(name, 'temporary-expired');
  if (handOut === 'never') return refuse(name, 'never');
  if (handOut === 'ask') {
    const said = await ask(parts, asked, name, asker);
    if (said !== 'allowed') return refuse(name, said === 'refused' ? 'refused' : 'nobody-to-ask');
  }
  if (isSession && sessions !== undefined) return await sessions.credentials(name, asker, isPersonPresent);
  // Tools use such a key without its device; who started a session with it means that one.
  const running = session.hasDevice ? await sessions?.running(name, asker) : null;
  if (running != null) return running;
  if (key === null) return refuse(name, 'no-access-key');
  const isWithoutCode = session.hasDevice && key.sessionToken === null && handOut === 'always';
  return { given: succeed(key), isNoted: false, isWithoutCode };
}

function isOver(key: HeldKey | null, now: number): boolean {
  return key !== null && key.expiration !== null && Date.parse(key.expiration) <= now;
}

/** A tool that starts ten processes at once asks one question. */
async function ask(
  { consent }: HandingOutParts,
  asked: Map<string, ReturnType<Consent['allow']>>,
  name: string,
  { program }: Asker,
): ReturnType<Consent['allow']> {
  const question = JSON.stringify([name, program]);
  const answer =
    asked.get(question) ?? consent.allow({ kind: 'hand-out', profile: name, program: program ?? '' });
  asked.set(question, answer);
  return await answer.finally(() => asked.delete(question));
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

function refuse(name: string, reason: FailureFacts<'not-handed-out'>['reason']): SessionAnswer {
  const action = reason === 'nobody-to-ask' ? 'retry' : null;
  return { given: fail({ code: 'not-handed-out', facts: { name, reason }, action }), isNoted: false };
}
