/** A rotation's calls to AWS: who signs, what AWS's clock says, and what a refusal is to the person. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { KeyOnAws } from '../../core/rotation/next.js';
import type { RotationKey } from '../../core/rotation/journal.js';
import type {
  AwsAnswer,
  AwsCall,
  AwsConnection,
  AwsCredentials,
  AwsFailure,
  Identity,
  LastUse,
} from '../aws-port.js';
import type { Cancellation, Ports } from '../ports.js';
import { wasNeverSent } from '../sessions/asking.js';
import { failureOf } from '../session-handing/aws-failures.js';

interface AwsSideOptions {
  readonly profile: string;
  readonly connection: AwsConnection;
  /** A session that was made with MFA; null: keys sign by themselves. */
  readonly session: AwsCredentials | null;
  /** Whose code a policy may ask for; null where the profile names none. */
  readonly mfaDevice: string | null;
  readonly signal: Cancellation | null;
  /** Told what each answer says of the clock. @param offset milliseconds that this computer is ahead of AWS */
  readonly noteClock: (offset: number) => void;
}

/** `unanswered`: it may have been done. */
type Creation =
  | { readonly kind: 'created'; readonly key: RotationKey & { readonly createdAt: number } }
  | { readonly kind: 'not-created' | 'unanswered'; readonly failure: Failure }
  | { readonly kind: 'two-keys' };

/** Milliseconds between looks whether AWS takes a key; the last again and again. */
const waits = [500, 1000, 2000, 3000, 5000];
const longestWait = 120_000;
/** AWS is many computers: one that knows the key does not mean that all do. */
const acceptedInARow = 3;

export class AwsSide {
  readonly #ports: Pick<Ports, 'aws' | 'clock'>;
  readonly #options: AwsSideOptions;
  #offset = 0;

  constructor(ports: Pick<Ports, 'aws' | 'clock'>, options: AwsSideOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** By AWS's clock, as its last answer had it. */
  now(): number {
    return Math.round(this.#ports.clock.now() - this.#offset);
  }

  async identity(key: RotationKey): Promise<Result<Identity>> {
    const answer = await this.#ports.aws.callerIdentity(this.#callWith(credentialsOf(key)));
    return this.#heard(answer);
  }

  /** @param userName null: the user who signs */
  async keys(userName: string | null, signers: readonly RotationKey[]): Promise<Result<readonly KeyOnAws[]>> {
    const answer = await this.#signed(signers, (call) => this.#ports.aws.accessKeys(call, userName));
    return this.#heard(answer);
  }

  /** Null where it is not told: that it may not be asked is no failure. */
  async lastUse(accessKeyId: string, signers: readonly RotationKey[]): Promise<LastUse | null> {
    const answer = await this.askLastUse(accessKeyId, signers);
    return answer.ok ? answer.value : null;
  }

  async askLastUse(accessKeyId: string, signers: readonly RotationKey[]): Promise<Result<LastUse>> {
    return this.#heard(
      await this.#signed(signers, (call) => this.#ports.aws.accessKeyLastUse(call, accessKeyId)),
    );
  }

  /** Sent once, signed by the one key or by the session. */
  async create(userName: string, signer: RotationKey): Promise<Creation> {
    const credentials = this.#options.session ?? credentialsOf(signer);
    const answer = await this.#ports.aws.createAccessKey(this.#callWith(credentials), userName);
    this.#note(answer);
    if (answer.ok) {
      const { accessKeyId, secretAccessKey, createdAt } = answer.value;
      return { kind: 'created', key: { accessKeyId, secretAccessKey, createdAt } };
    }
    const { failure: told } = answer;
    if (told.kind === 'refused' && told.reason === 'access-key-limit') return { kind: 'two-keys' };
    const failure = this.failureOf(told);
    if (told.kind === 'refused' && told.status < 500 && told.reason !== 'service-failed')
      return { kind: 'not-created', failure };
    if (wasNeverSent(failure)) return { kind: 'not-created', failure };
    const host = told.kind === 'unreachable' ? told.host : 'AWS';
    const { profile } = this.#options;
    const facts = { profile, host };
    return { kind: 'unanswered', failure: { code: 'rotation-unanswered', facts, action: 'retry' } };
  }

  async setActive(
    key: { readonly userName: string | null; readonly accessKeyId: string; readonly isActive: boolean },
    signers: readonly RotationKey[],
  ): Promise<Result<null>> {
    return this.#heard(await this.#signed(signers, (call) => this.#ports.aws.setAccessKeyActive(call, key)));
  }

  /** One that is gone already is deleted. */
  async delete(
    key: { readonly userName: string | null; readonly accessKeyId: string },
    signers: readonly RotationKey[],
  ): Promise<Result<null>> {
    const answer = await this.#signed(signers, (call) => this.#ports.aws.deleteAccessKey(call, key));
    if (!answer.ok && answer.failure.kind === 'refused' && answer.failure.reason === 'no-such-entity')
      return succeed(null);
    return this.#heard(answer);
  }

  /** Until AWS takes the key, several times in a row. False after two minutes. */
  async untilAccepted(key: RotationKey): Promise<Result<Identity | null>> {
    const { clock } = this.#ports;
    const started = clock.now();
    let inARow = 0;
    for (let look = 0; clock.now() - started < longestWait; look += 1) {
      const answer = await this.#ports.aws.callerIdentity(this.#callWith(credentialsOf(key)));
      this.#note(answer);
      if (answer.ok) {
        inARow += 1;
        if (inARow === acceptedInARow) return succeed(answer.value);
      } else {
        if (!isNotYet(answer.failure)) return fail(this.failureOf(answer.failure));
        inARow = 0;
      }
      if (this.#options.signal?.aborted === true)
        return fail<Failure>({ code: 'cancelled', facts: {}, action: null });
      await clock.sleep(inARow > 0 ? 200 : (waits[Math.min(look, waits.length - 1)] ?? 0));
    }
    return succeed(null);
  }

  failureOf(failure: AwsFailure): Failure {
    if (failure.kind !== 'refused' || !denials.has(failure.reason)) return failureOf(failure);
    const { profile, session, mfaDevice } = this.#options;
    if (session === null && mfaDevice !== null)
      return { code: 'mfa-needed', facts: { device: mfaDevice, profiles: profile }, action: null };
    const service = failure.operation === 'GetCallerIdentity' ? 'sts' : 'iam';
    const facts = { profile, action: `${service}:${failure.operation}`, withMfa: session !== null };
    return { code: 'rotation-denied', facts, action: null };
  }

  /** By the session, or by the first of the keys that AWS knows. */
  async #signed<Value>(
    signers: readonly RotationKey[],
    send: (call: AwsCall) => Promise<AwsAnswer<Value>>,
  ): Promise<AwsAnswer<Value>> {
    const { session } = this.#options;
    const all = [...(session === null ? [] : [session]), ...signers.map(credentialsOf)];
    let answer: AwsAnswer<Value> = { ok: false, failure: { kind: 'cancelled' } };
    for (const credentials of all) {
      answer = await send(this.#callWith(credentials));
      this.#note(answer);
      if (answer.ok || !isNotYet(answer.failure)) return answer;
    }
    return answer;
  }

  #callWith(credentials: AwsCredentials): AwsCall {
    const { connection, signal } = this.#options;
    return { credentials, connection, signal };
  }

  #heard<Value>(answer: AwsAnswer<Value>): Result<Value> {
    this.#note(answer);
    return answer.ok ? succeed(answer.value) : fail(this.failureOf(answer.failure));
  }

  #note<Value>(answer: AwsAnswer<Value>): void {
    const offset = answer.ok
      ? answer.clockOffset
      : answer.failure.kind === 'refused'
        ? answer.failure.clockOffset
        : null;
    if (offset === null) return;
    this.#offset = offset;
    this.#options.noteClock(offset);
  }
}

const denials: ReadonlySet<string> = new Set(['not-authorized', 'explicit-deny', 'mfa-required']);

/** A key that is new, or was just reactivated, and one that AWS does not know, look alike. */
function isNotYet(failure: AwsFailure): boolean {
  return failure.kind === 'refused' && failure.reason === 'unknown-access-key';
}

function credentialsOf({ accessKeyId, secretAccessKey }: RotationKey): AwsCredentials {
  return { accessKeyId, secretAccessKey, sessionToken: null };
}
