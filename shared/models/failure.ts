import { z } from 'zod';
import { awsErrorReason } from './aws-error.js';
import { keyObstacle } from './key-obstacle.js';
import { problemCode } from './problem.js';
import { rotationObstacle, rotationStage, rotationStop } from './rotation.js';
import { storeReason } from './store.js';

/** The next step that a person can take. */
export const nextAction = z.enum(['sign-in', 'unlock-store', 'reload-file', 'open-file-at-line', 'retry']);
export type NextAction = z.infer<typeof nextAction>;

const path = z.string();

/**
 * Every expected failure and its facts. Sentences stand in the catalogue; facts never hold a secret.
 * The same codes cross to the window as typed errors and to scripts as `{"error":{"code",…}}`.
 */
export const failureFacts = {
  /** No profile of that name (or id). */
  'profile-not-found': z.strictObject({ name: z.string() }),
  /** The profile holds nothing a tool could use as a default. */
  'profile-not-usable': z.strictObject({ name: z.string(), reason: z.enum(['no-settings', 'is-default']) }),
  /** A tool refuses the whole file, so Keyway does not write to it. */
  'file-refused': z.strictObject({ path, reason: z.string(), line: z.int().min(1).nullable() }),
  'file-unreadable': z.strictObject({ path, systemCode: z.string() }),
  'file-not-writable': z.strictObject({ path, systemCode: z.string() }),
  'disk-full': z.strictObject({ path }),
  /** Something else stands where the file was to be written. */
  'file-in-the-way': z.strictObject({ path }),
  /** The file had content and is empty now: not believed without the person. */
  'file-emptied': z.strictObject({ path }),
  /** Another program changed the file at the same lines, or again and again, while Keyway was writing. */
  'file-changed': z.strictObject({ path }),
  /** Another program wrote over the change just made, and it could not be made again. */
  'change-overwritten': z.strictObject({ path, change: z.string() }),
  /** The second reader saw a difference outside the sections that the edit named. */
  'second-reader-veto': z.strictObject({ path, section: z.string() }),
  /** No order of writes keeps `[default]` from naming a third identity on the way. */
  'no-safe-order': z.strictObject({ name: z.string() }),
  'undo-conflict': z.strictObject({ change: z.string(), path, line: z.int().min(1) }),
  'change-not-found': z.strictObject({ change: z.string() }),
  /** A secret was purged from the history, and the contents of this change with it. */
  'change-purged': z.strictObject({ change: z.string() }),
  'already-undone': z.strictObject({ change: z.string(), by: z.string() }),
  'nothing-to-undo': z.strictObject({}),
  /** `[default]` is not a copy that Keyway made. */
  'nothing-to-restore': z.strictObject({}),
  /** Nothing from before is kept for that file. */
  'nothing-to-put-back': z.strictObject({ path }),
  /** Another Keyway holds the lock of the file. */
  busy: z.strictObject({ path }),
  'consent-needed': z.strictObject({ request: z.string() }),
  /** The environment asked about is gone: the process ended, or it was forgotten. */
  'environment-not-found': z.strictObject({ environment: z.string() }),
  /** The login shell did not answer in time, failed, or is not known here. */
  'login-shell-failed': z.strictObject({
    program: z.string(),
    reason: z.enum(['time-limit', 'exit-status', 'not-started', 'no-answer']),
  }),
  /** Nothing in the pasted text sets a variable that matters. */
  'nothing-pasted': z.strictObject({}),
  /** The file no longer says what the fix was for. */
  'nothing-to-fix': z.strictObject({ path }),
  /** A profile of that name stands there already. */
  'profile-exists': z.strictObject({ name: z.string() }),
  /** No `[sso-session]` or `[services]` section of that name. `section` is the header without brackets. */
  'section-not-found': z.strictObject({ section: z.string() }),
  /** Another program changed the same settings since the form was opened. `keys` are separated by commas. */
  'edit-conflict': z.strictObject({ name: z.string(), keys: z.string() }),
  /** A value or a name that cannot be written, or that AWS refuses. `field` as a form names it; never the value. */
  'invalid-setting': z.strictObject({ field: z.string(), problem: problemCode }),
  /** An `[sso-session]` of that name is there with another value. */
  'sso-session-differs': z.strictObject({ session: z.string(), key: z.string() }),
  /** The legacy settings of IAM Identity Center are not whole, or not there. */
  'not-legacy-sso': z.strictObject({ name: z.string() }),
  /** What was pasted or read for import is not held any more. */
  'handle-expired': z.strictObject({}),
  /** Nothing in the pasted text makes a profile. */
  'nothing-recognised': z.strictObject({}),
  /** No clipboard that main can reach. */
  'clipboard-unavailable': z.strictObject({}),
  /** The person was asked and said no. */
  'consent-refused': z.strictObject({ request: z.string() }),
  /** There is no encrypted store yet. */
  'store-missing': z.strictObject({}),
  'store-exists': z.strictObject({}),
  'store-locked': z.strictObject({ reason: storeReason.nullable() }),
  /** Its key cannot be had: no keychain that answers, or none of that name in it. */
  'store-key-missing': z.strictObject({ reason: storeReason.nullable() }),
  /** The file is not what Keyway last wrote. */
  'store-corrupt': z.strictObject({ reason: storeReason }),
  'keychain-unavailable': z.strictObject({ reason: storeReason }),
  /** A passphrase, or the code of a recovery kit, that does not open it. */
  'wrong-passphrase': z.strictObject({}),
  'wrong-recovery-code': z.strictObject({}),
  /** The store has its key in the keychain alone, or needs a passphrase that was not given. */
  'passphrase-needed': z.strictObject({}),
  /** Not a backup of Keyway, cut off, or made by a newer version. */
  'backup-not-readable': z.strictObject({
    path,
    reason: z.enum(['not-a-backup', 'damaged', 'newer-version']),
  }),
  /** The profile is not in the encrypted store. */
  'profile-not-stored': z.strictObject({ name: z.string() }),
  /** Keyway may not, or cannot, give out its credentials. */
  'not-handed-out': z.strictObject({
    name: z.string(),
    reason: z.enum(['never', 'refused', 'nobody-to-ask', 'recursion', 'no-access-key', 'temporary-expired']),
  }),
  /** No command line that sh, cmd and Python's shlex read alike can name this path. */
  'line-not-quotable': z.strictObject({
    path,
    reason: z.enum([
      'no-command',
      'mounted',
      'relative',
      'control-character',
      'backslash',
      'comment-mark',
      'not-ascii',
      'space',
      'special-character',
      'read-differently',
    ]),
  }),
  /** What the config line gave back was not what had been stored; nothing was taken out of the files. */
  'move-not-proved': z.strictObject({
    name: z.string(),
    reason: z.enum(['time-limit', 'not-started', 'exit-status', 'not-readable', 'other-credentials']),
  }),
  /** No earlier version that is kept holds a secret of that profile, or of that access key ID. */
  'nothing-to-purge': z.strictObject({ name: z.string() }),
  /** A new passphrase of fewer characters than that. */
  'passphrase-too-short': z.strictObject({ least: z.int().min(1) }),
  /** Only an access key can be moved: the profile holds none in plain text. */
  'nothing-to-move': z.strictObject({ name: z.string() }),
  /** The AWS SDK store (RegisteredAccounts.json) cannot be decrypted here. `names` are the profiles in it, separated by commas. */
  'sdk-store-not-readable': z.strictObject({
    path,
    reason: z.enum(['missing', 'not-json', 'other-system', 'other-user']),
    names: z.string(),
  }),
  /** The profile holds a key, and moving it would not leave tools with the same credentials. */
  'not-movable': z.strictObject({
    name: z.string(),
    reason: z.enum(['other-source', 'two-keys', 'half-key', 'unclear-key', 'is-copy', 'lines-stay']),
  }),
  /** AWS refused. `awsCode` and `message` are its own; access key IDs in the message are masked. */
  'aws-refused': z.strictObject({
    operation: z.string(),
    awsCode: z.string(),
    message: z.string(),
    reason: awsErrorReason,
    /** How far this computer's clock is ahead of AWS's, in whole seconds; null where the answer had no date. */
    clockOffset: z.int().nullable(),
  }),
  /** No answer of AWS. `host` and port only. */
  'aws-unreachable': z.strictObject({
    host: z.string(),
    reason: z.enum([
      'no-network',
      'name-not-found',
      'connection-refused',
      'connection-lost',
      'time-limit',
      'certificate',
      'certificate-file',
      'proxy',
      'plain-http',
      'not-readable',
    ]),
  }),
  /** The person, or the caller, ended it. */
  cancelled: z.strictObject({}),
  /** Nothing can say a code here, or none was given. `profiles` are separated by commas. */
  'mfa-needed': z.strictObject({ device: z.string(), profiles: z.string() }),
  /** A code works once, for its device: wait for the next one. `seconds` until then. */
  'mfa-code-used': z.strictObject({ device: z.string(), seconds: z.int().min(0) }),
  'mfa-code-malformed': z.strictObject({}),
  /** No secret is kept for the device, or it cannot be read as one (base32). */
  'mfa-secret-missing': z.strictObject({ device: z.string() }),
  'mfa-secret-malformed': z.strictObject({}),
  /** No temporary credentials can be made from what the profile says. */
  'session-not-possible': z.strictObject({
    profile: z.string(),
    reason: z.enum([
      'no-credentials',
      'source-profile-missing',
      'role-chain-loop',
      'partial-credentials',
      'long-term-key',
      'temporary-key',
      'setting-invalid',
      'source-not-allowed',
      'region-missing',
    ]),
    setting: z.string().nullable(),
    /** When the credentials of a `temporary-key` end, ISO; left out where their file does not say. */
    expiresAt: z.string().optional(),
  }),
  'session-not-found': z.strictObject({ profile: z.string() }),
  /** IAM Identity Center or `aws login`: no token is cached, or it has ended. `command` signs in. */
  'sign-in-needed': z.strictObject({
    profile: z.string(),
    command: z.string(),
    reason: z.enum(['no-token', 'token-expired', 'token-not-readable', 'token-refused']),
  }),
  /** The first run of a credential_process, or one that has changed, is the person's to allow. */
  'process-not-approved': z.strictObject({ profile: z.string() }),
  'process-failed': z.strictObject({
    profile: z.string(),
    reason: z.enum([
      'not-started',
      'exit-status',
      'time-limit',
      'not-json',
      'wrong-version',
      'incomplete',
      'expired',
      'too-much-output',
    ]),
    /** What it wrote on standard error, its first lines, with what looks like a secret masked; empty where it wrote nothing. */
    said: z.string(),
  }),
  /** An address that is neither AWS's nor this computer's, and nobody has allowed it. */
  'endpoint-not-approved': z.strictObject({ profile: z.string(), address: z.string() }),
  /** Nothing here can open a terminal, or a browser. */
  'cannot-open': z.strictObject({ what: z.enum(['terminal', 'browser']) }),
  /** The console takes temporary credentials of a role or a federated user only. */
  'console-not-possible': z.strictObject({
    profile: z.string(),
    reason: z.enum(['long-term-key', 'session-token', 'root-user']),
  }),
  /** Only the long-term access key of an IAM user can be rotated. */
  'rotation-not-possible': z.strictObject({ profile: z.string(), reason: rotationObstacle }),
  /** A policy does not let the user do it. `action` such as `iam:CreateAccessKey`; `withMfa`: it was asked with a session made with MFA. */
  'rotation-denied': z.strictObject({ profile: z.string(), action: z.string(), withMfa: z.boolean() }),
  /** AWS allows two keys a user, and there is another. Key IDs masked but for their last four characters. */
  'rotation-two-keys': z.strictObject({
    profile: z.string(),
    userName: z.string(),
    otherKey: z.string(),
    isActive: z.boolean(),
    /** It stands in the person's own files or store. */
    isHere: z.boolean(),
    /** ISO time; null: never, or not since AWS keeps count, or not told. */
    lastUsedAt: z.string().nullable(),
    service: z.string().nullable(),
  }),
  /** One is begun and not ended. */
  'rotation-under-way': z.strictObject({ profile: z.string(), stage: rotationStage }),
  'rotation-not-found': z.strictObject({ profile: z.string() }),
  /** AWS was asked for a key and no answer came: there may be one that nobody has the secret of. */
  'rotation-unanswered': z.strictObject({ profile: z.string(), host: z.string() }),
  /** What is so is not what the rotation left. */
  'rotation-stopped': z.strictObject({ profile: z.string(), stage: rotationStage, reason: rotationStop }),
  /** Taking the change back would put a key into the files that is deactivated, or deleted. */
  'rotation-not-undone': z.strictObject({ change: z.string(), profile: z.string(), isDeleted: z.boolean() }),
  /** Where the rotations are noted there is something that this Keyway, or this store, cannot read. */
  'rotation-journal-unreadable': z.strictObject({ path }),
  /** No access key of that name stands here any more. */
  'key-not-found': z.strictObject({}),
  /** Nothing can be asked or done with the key. `keyId` masked but for its last four characters. */
  'key-not-usable': z.strictObject({ keyId: z.string(), reason: keyObstacle }),
  /** A policy does not let its user do that to an access key. As in `rotation-denied`. */
  'key-denied': z.strictObject({ profile: z.string(), action: z.string(), withMfa: z.boolean() }),
} as const;

export type FailureCode = keyof typeof failureFacts;
export type FailureFacts<Code extends FailureCode> = z.infer<(typeof failureFacts)[Code]>;

/** An expected failure as a value. */
export type Failure = {
  readonly [Code in FailureCode]: {
    readonly code: Code;
    readonly facts: FailureFacts<Code>;
    readonly action: NextAction | null;
  };
}[FailureCode];

export { fail, type Result, succeed } from './result.js';
