import { z } from 'zod';
import { sessionKinds } from '../vocabulary.js';

export { sessionKinds };
export const sessionKind = z.enum(sessionKinds);
export type SessionKind = z.infer<typeof sessionKind>;

/**
 * `running`; `ended`: it expired or was stopped; `failed`: the last try to start or renew it failed (`failure`), and nothing usable is left.
 */
export const sessionState = z.enum(['running', 'ended', 'failed']);
export type SessionState = z.infer<typeof sessionState>;

/** A session as the list shows it. */
export const sessionRow = z
  .strictObject({
    /** Opaque; stays through renewing. */
    id: z.string(),
    profile: z.string(),
    kind: sessionKind,
    state: sessionState,
    /** ISO times in UTC. */
    startedAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    accountId: z.string().nullable(),
    /** The account that the person expects for the profile; another one than `accountId` is a warning. */
    expectedAccountId: z.string().nullable(),
    /** Of what the credentials stand for: an assumed role's ARN, a user's; null where it was not learned. */
    arn: z.string().nullable(),
    roleName: z.string().nullable(),
    /** The profile that the first step signs with; null where it is none. */
    sourceProfile: z.string().nullable(),
    /** Serial or ARN of the MFA device that it needs. */
    mfaDevice: z.string().nullable(),
    /** Masked but for its last four characters in the window. */
    accessKeyId: z.string().nullable(),
    /** It can be renewed without a person. */
    renewsItself: z.boolean(),
    /** Read from a cache of the AWS CLI; Keyway did not start it. */
    fromCache: z.boolean(),
    /** Where it was handed out to and still is: a temporary profile in the config file. Null where it is nowhere. */
    temporaryProfile: z.string().nullable(),
    /** Code and words of the last failure. */
    failure: z.strictObject({ code: z.string(), reason: z.string().nullable() }).readonly().nullable(),
  })
  .readonly();
export type SessionRow = z.infer<typeof sessionRow>;

/** A device whose code is needed, and for whom: one code starts all of them. */
export const mfaQuestion = z
  .strictObject({
    /** Serial number or ARN, as the profile names it. */
    device: z.string(),
    profiles: z.array(z.string()).readonly(),
    /** Its secret is kept in the encrypted store: main can make the code itself, when the person asks for it. */
    keptSecret: z.boolean(),
    /** ISO time before which no other code of this device can be used; null where one can at once. */
    nextCodeAt: z.string().nullable(),
  })
  .readonly();
export type MfaQuestion = z.infer<typeof mfaQuestion>;

/** How a session is asked for; what is null is as the profile says. */
export const sessionOptions = z
  .strictObject({
    durationSeconds: z.int().min(900).max(129_600).nullable(),
    sessionName: z.string().min(2).max(64).nullable(),
    sourceIdentity: z.string().min(2).max(64).nullable(),
    tags: z
      .array(z.strictObject({ key: z.string().min(1).max(128), value: z.string().max(256) }).readonly())
      .max(50)
      .readonly(),
  })
  .readonly();
export type SessionOptions = z.infer<typeof sessionOptions>;

/** What became of starting or renewing several. */
export const sessionsStarted = z
  .strictObject({
    started: z.array(sessionRow).readonly(),
    /** Wait for a code; nothing failed. */
    waiting: z.array(mfaQuestion).readonly(),
    failed: z
      .array(
        z
          .strictObject({
            profile: z.string(),
            code: z.string(),
            facts: z.record(z.string(), z.unknown()).readonly(),
            action: z.string().nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type SessionsStarted = z.infer<typeof sessionsStarted>;

/** How far this computer's clock is from AWS's, as measured from the dates of its answers. */
export const clockOffset = z
  .strictObject({
    /** Positive: this computer is ahead. */
    seconds: z.int(),
    /** ISO time. */
    measuredAt: z.string(),
  })
  .readonly();
export type ClockOffset = z.infer<typeof clockOffset>;

export const sessionList = z
  .strictObject({
    revision: z.int(),
    /** Running ones by what is left, then those that ended in the last 24 hours. */
    sessions: z.array(sessionRow).readonly(),
    /** `store`: they survive a restart; `memory`: there is no store; `locked`: those in the store are not shown. */
    kept: z.enum(['store', 'memory', 'locked']),
    clock: clockOffset.nullable(),
  })
  .readonly();
export type SessionList = z.infer<typeof sessionList>;

/** Who AWS says that credentials are: GetCallerIdentity, and the account's alias where it may be asked. */
export const callerIdentity = z
  .strictObject({
    profile: z.string().nullable(),
    accountId: z.string(),
    arn: z.string(),
    userId: z.string(),
    /** Null where it was not allowed to ask, or there is none. */
    accountAlias: z.string().nullable(),
    /** The root user of the account: AWS says not to use its keys. */
    isRoot: z.boolean(),
    /** The account that the person expects for the profile; another one than `accountId` is a warning. */
    expectedAccountId: z.string().nullable(),
    /** ISO time. */
    learnedAt: z.string(),
    region: z.string().nullable(),
  })
  .readonly();
export type CallerIdentity = z.infer<typeof callerIdentity>;
