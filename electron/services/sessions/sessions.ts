/** Everything temporary: what hosts and windows ask, and what other services do. */
import { diagnoseText } from '../../core/aws/pasted.js';
import type { Diagnosis } from '../../../shared/models/aws-error.js';
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { CallerIdentity, SessionsStarted } from '../../../shared/models/session.js';
import type { KeyIdMask } from '../api.js';
import { type ClockMemory, createClockMemory } from '../clock-memory.js';
import type { Cancellation, Dispose } from '../ports.js';
import type { MfaAnswer } from '../sessions-api.js';
import { createApprovals } from './approvals.js';
import { createCodes } from './codes.js';
import type { EndedSession, Sessions, UsableSession } from './api.js';
import { profilesIn } from './diagnosed.js';
import { createIdentities } from './identities.js';
import { askIdentity } from './identity.js';
import { createKeeper, keptNow } from './keeper.js';
import { keyReach, keyReachWithout } from './key-reach.js';
import { listSessions } from './listing.js';
import { createMfaSecrets } from './mfa-secrets.js';
import { createClockOffsets, type SessionParts, type Workings } from './parts.js';
import { isOver, toRow } from './rows.js';
import { homeNow, markNow, questionFor, runMany, type RunsEnded, sharedFor, stoppedSession } from './runs.js';
import { createTimekeeper, type Timekeeper } from './timekeeper.js';
import { tryEdit, type TrialParts } from './trial.js';
import { refusedHandOut, usableOf } from './usable.js';

export interface SessionsDependencies extends SessionParts {
  /** What saving a form would make of the files. */
  readonly trial: TrialParts;
  readonly revision: () => number;
}

export function createSessions(dependencies: SessionsDependencies): Sessions {
  const secrets = createMfaSecrets(dependencies);
  const clockMemory = createClockMemory(dependencies.ports);
  const work: Workings = {
    ...dependencies,
    secrets,
    identities: createIdentities(dependencies.ports),
    keeper: createKeeper(dependencies),
    approvals: createApprovals(dependencies),
    codes: createCodes(dependencies, secrets),
    offset: createClockOffsets(dependencies.ports.clock, clockMemory),
  };
  return new RunningSessions(work, dependencies, clockMemory);
}

class RunningSessions implements Sessions {
  readonly #work: Workings;
  readonly #dependencies: SessionsDependencies;
  readonly #clockMemory: ClockMemory;
  readonly #times: Timekeeper;
  readonly #changed = new Set<() => void>();
  readonly #ended = new Set<(ended: EndedSession) => void>();
  readonly #started: Dispose[] = [];
  /** One question for one profile at a time: whoever comes second gets the same answer. */
  readonly #asked = new Map<string, Promise<Result<UsableSession>>>();

  constructor(work: Workings, dependencies: SessionsDependencies, clockMemory: ClockMemory) {
    this.#work = work;
    this.#clockMemory = clockMemory;
    this.#dependencies = dependencies;
    this.#times = createTimekeeper({
      work,
      onEnded: (ended) => this.#tellEnded(ended),
      onChanged: () => this.#tellChanged(),
      onTrouble: (error) => this.#noteTrouble(error),
    });
  }

  list: Sessions['list'] = (mask) => listSessions(this.#work, this.#dependencies.revision(), mask);

  start: Sessions['start'] = async (profiles, options, mfa, signal) => {
    const shared = sharedFor(this.#work, mfa, true, signal);
    const ended = await runMany(this.#work, profiles, { options, shared, isRenewal: false });
    return this.#toStarted(ended, 'last-four');
  };

  renew: Sessions['renew'] = async (profiles, mfa, signal) => {
    const shared = sharedFor(this.#work, mfa, true, signal);
    const ended = await runMany(this.#work, profiles, { options: null, shared, isRenewal: true });
    return this.#toStarted(ended, 'last-four');
  };

  stop: Sessions['stop'] = async (profile) => {
    const { keeper, ports, activity } = this.#work;
    const now = ports.clock.now();
    const stopped: EndedSession[] = [];
    const changed = await keeper.change((present) => {
      const running = present.sessions.find((each) => each.profile === profile && !isOver(each, now));
      if (running === undefined) return null;
      stopped.push({ profile, temporaryProfile: running.temporaryProfile });
      return stoppedSession(present, running, now);
    });
    if (!changed.ok) return changed;
    if (stopped.length === 0) return fail(notFound(profile));
    await activity.record('session-ended', { profile, reason: 'stopped' });
    for (const each of stopped) this.#tellEnded(each);
    this.#tellChanged();
    return succeed(null);
  };

  credentials: Sessions['credentials'] = (profile, isPersonPresent, signal) =>
    this.usable(profile, isPersonPresent, signal);

  usable: Sessions['usable'] = (profile, isPersonPresent, signal) => {
    const question = JSON.stringify([profile, isPersonPresent]);
    const asked = this.#asked.get(question);
    if (asked !== undefined && signal === null) return asked;
    const answer = this.#handedOut(profile, isPersonPresent, signal);
    if (signal !== null) return answer;
    const shared = answer.finally(() => this.#asked.delete(question));
    this.#asked.set(question, shared);
    return shared;
  };

  identity: Sessions['identity'] = async (profile, mfa, signal) => {
    const plan = await markNow(this.#work, profile);
    const used = await this.#usableNow(profile, mfa, true, signal);
    if (!used.ok) return used;
    const { credentials, connection, region } = used.value;
    const learned = await askIdentity(this.#work, { credentials, connection, signal }, region);
    if (!learned.ok) return learned;
    await this.#noteArn(profile, learned.value);
    const identity = await this.#work.identities.learn(profile, learned.value, plan);
    this.#tellChanged();
    return succeed(identity);
  };

  mfaQuestion: Sessions['mfaQuestion'] = (device, profiles) => questionFor(this.#work, device, profiles);

  knownIdentity: Sessions['knownIdentity'] = async (profile) =>
    this.#work.identities.known(profile, await markNow(this.#work, profile));

  expectAccount: Sessions['expectAccount'] = async (profile, accountId) => {
    const plan = await markNow(this.#work, profile);
    const identity = await this.#work.identities.expect(profile, accountId, plan);
    this.#tellChanged();
    return identity;
  };

  test: Sessions['test'] = (command, mfa, signal) =>
    tryEdit(this.#work, this.#dependencies.trial, command, { mfa, signal });

  keepMfaSecret: Sessions['keepMfaSecret'] = async (device, secret) => {
    const kept = await this.#work.secrets.keep(device, secret);
    if (kept.ok) this.#tellChanged();
    return kept;
  };

  diagnose: Sessions['diagnose'] = async (text) => {
    const found = diagnoseText(text);
    if (found === null) return null;
    const { accessKeyIds, arns, ...said } = found;
    const profiles = profilesIn(await homeNow(this.#work), {
      accessKeyIds,
      arns,
      named: said.facts['profile'],
    });
    return { ...said, profiles } satisfies Diagnosis;
  };

  keyReach: Sessions['keyReach'] = (place, key, mfa, signal) =>
    keyReach(this.#work, place, key, sharedFor(this.#work, mfa, true, signal));

  keyReachWithout: Sessions['keyReachWithout'] = (name, arn, signal) =>
    keyReachWithout(this.#work, name, arn, sharedFor(this.#work, null, true, signal));

  noteClock: Sessions['noteClock'] = (milliseconds) => this.#work.offset.note(milliseconds);

  setTemporaryProfile: Sessions['setTemporaryProfile'] = async (profile, name) => {
    const changed = await this.#work.keeper.change((present) => ({
      ...present,
      sessions: present.sessions.map((each) =>
        each.profile === profile ? { ...each, temporaryProfile: name } : each,
      ),
    }));
    if (changed.ok) this.#tellChanged();
    return changed;
  };

  leftBehind: Sessions['leftBehind'] = async () => {
    const now = this.#work.ports.clock.now();
    return (await keptNow(this.#work.keeper)).sessions
      .filter((session) => session.temporaryProfile !== null && isOver(session, now))
      .map(({ profile, temporaryProfile }) => ({ profile, temporaryProfile }));
  };

  onEnded: Sessions['onEnded'] = (listener) => {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  };

  onChanged: Sessions['onChanged'] = (listener) => {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  };

  begin: Sessions['begin'] = async () => {
    const { ports, vault, keeper } = this.#work;
    const lookAgain = (): void => this.#tellChanged();
    this.#started.push(
      vault.onChanged(lookAgain),
      keeper.watch(lookAgain),
      await ports.systemEvents.watch((event) => {
        if (event === 'resume') lookAgain();
      }),
    );
    // Nobody waits for what is due then: renewing asks AWS.
    void this.#times.begin().catch((error: unknown) => this.#noteTrouble(error));
  };

  dispose: Sessions['dispose'] = async () => {
    for (const dispose of this.#started.splice(0).reverse()) dispose();
    await this.#times.dispose();
    await this.#clockMemory.settled();
  };

  /** A key of the store goes to nobody whom its profile does not allow. */
  async #handedOut(
    profile: string,
    isPersonPresent: boolean,
    signal: Cancellation | null,
  ): Promise<Result<UsableSession>> {
    const used = await this.#usableNow(profile, null, isPersonPresent, signal);
    if (!used.ok || used.value.kind !== 'access-key') return used;
    const refused = await refusedHandOut(this.#work, await homeNow(this.#work), profile, isPersonPresent);
    return refused === null ? used : fail(refused);
  }

  async #usableNow(
    profile: string,
    mfa: MfaAnswer | null,
    isPersonPresent: boolean,
    signal: Cancellation | null,
  ): Promise<Result<UsableSession>> {
    const shared = sharedFor(this.#work, mfa, isPersonPresent, signal);
    const before = (await keptNow(this.#work.keeper)).sessions.length;
    const used = await usableOf(this.#work, await homeNow(this.#work), profile, shared);
    if (used.ok && (await keptNow(this.#work.keeper)).sessions.length !== before) this.#tellChanged();
    return used;
  }

  async #toStarted(ended: RunsEnded, mask: KeyIdMask): Promise<SessionsStarted> {
    this.#tellChanged();
    const kept = await keptNow(this.#work.keeper);
    const asked = {
      now: this.#work.ports.clock.now(),
      mask,
      expected: await this.#work.identities.allExpected(),
    };
    return {
      started: ended.started.map((session) => toRow(session, kept, asked)),
      waiting: ended.waiting,
      failed: ended.failed.map(({ profile, failure }) => {
        const { code, facts, action } = failure;
        return { profile, code, facts: { ...facts }, action };
      }),
    };
  }

  /** What a session stands for, where nobody said so before. */
  async #noteArn(
    profile: string,
    { arn, accountId }: Pick<CallerIdentity, 'arn' | 'accountId'>,
  ): Promise<void> {
    await this.#work.keeper.change((present) => {
      const running = present.sessions.find((each) => each.profile === profile && each.state === 'running');
      if (running === undefined || (running.arn === arn && running.accountId === accountId)) return null;
      const sessions = present.sessions.map((each) =>
        each === running ? { ...each, arn, accountId } : each,
      );
      return { ...present, sessions };
    });
  }

  #tellEnded(ended: EndedSession): void {
    for (const listener of this.#ended) listener(ended);
  }

  #tellChanged(): void {
    for (const listener of this.#changed) listener();
    void this.#times.look().catch((error: unknown) => this.#noteTrouble(error));
  }

  #noteTrouble(error: unknown): void {
    const name = error instanceof Error ? error.name : 'unknown';
    this.#work.ports.logger.error('sessions-not-looked-at', { error: name });
  }
}

function notFound(profile: string): Failure {
  return { code: 'session-not-found', facts: { profile }, action: null };
}
