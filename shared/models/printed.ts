import { z } from 'zod';
import { diagnosis } from './aws-error.js';
import { failureFacts, nextAction } from './failure.js';
import { severity } from './finding.js';
import { keyRow } from './key.js';
import { origin } from './origin.js';
import { callerIdentity, clockOffset, sessionRow } from './session.js';
import { activityRow } from './store.js';
import { trace } from './trace.js';

/** A setting as a dialect gives it: text, or a nested block. */
const parsedValue = z.union([z.string(), z.record(z.string(), z.string())]);
const parsedSections = z.record(z.string(), z.record(z.string(), parsedValue));

/** What `keyway parse --json` prints: the file as that tool reads it, or why the tool refuses it. */
export const parsePrinted = z.union([
  z.strictObject({ profiles: parsedSections, ssoSessions: parsedSections, services: parsedSections }),
  z.strictObject({
    error: z.strictObject({ code: z.string(), message: z.string(), line: z.int().min(1).nullable() }),
  }),
]);
export type ParsePrinted = z.infer<typeof parsePrinted>;

/** What `keyway fmt --check --json` prints. */
export const formatPrinted = z.strictObject({ identical: z.boolean() });

/** Every way in which a command line can be wrong. */
export const wrongUseReasons = [
  'no-command',
  'unknown-command',
  'unknown-option',
  'option-not-for-command',
  'value-missing',
  'value-not-expected',
  'argument-missing',
  'argument-not-expected',
  'secret-in-arguments',
  'duration-not-readable',
  'duration-out-of-range',
  'dialect-missing',
  'unknown-dialect',
  'unknown-role',
  'restore-stands-alone',
  'unknown-tool',
  'environment-file-not-readable',
  'request-stands-alone',
  'request-not-json',
  'unknown-request-key',
  'request-value-not-valid',
  'kind-missing',
  'unknown-kind',
  'unknown-store',
  'assignment-not-readable',
  'key-not-readable',
  'secret-missing',
  'section-stands-alone',
  'unknown-action',
  'unknown-key',
  'destination-missing',
  'unknown-destination',
  'all-stands-alone',
  'passphrase-missing',
  'passphrases-differ',
  'store-or-location',
  'unknown-shell',
  'profile-or-id',
  'unknown-session-action',
  'all-or-names',
  'session-duration-not-valid',
  'session-text-not-valid',
  'tag-not-readable',
  'account-not-readable',
  'mfa-code-missing',
  'does-not-sign-in',
  'service-not-readable',
  'rotation-choices',
  'unknown-key-action',
  'days-not-readable',
] as const;
export type WrongUseReason = (typeof wrongUseReasons)[number];

/** What `keyway env --json` prints: it hands out, so the secret is in it. */
export const envPrinted = z.strictObject({
  unset: z.array(z.string()).readonly(),
  set: z.record(z.string(), z.string()),
});

/** Failures that only the command line knows, with their facts. */
export const commandFailureFacts = {
  /** `argument` is the option or the missing operand as help names it; never a value somebody typed. */
  'wrong-use': z.strictObject({
    reason: z.enum(wrongUseReasons),
    command: z.string().nullable(),
    argument: z.string().nullable(),
  }),
  /** A file named on the command line is not there. */
  'file-not-found': z.strictObject({ path: z.string() }),
  /** Anything unexpected: logged under this id. */
  internal: z.strictObject({ id: z.string() }),
} as const;

/** Whether a code is one of ours: of the contract, or of the command line. */
function isErrorCode(code: string): boolean {
  return Object.hasOwn(failureFacts, code) || Object.hasOwn(commandFailureFacts, code);
}

/** What any command prints under `--json` when it fails. */
export const errorPrinted = z.strictObject({
  error: z.strictObject({
    code: z.string().refine(isErrorCode, 'an error code of the contract'),
    message: z.string(),
    facts: z.record(z.string(), z.unknown()),
    action: nextAction.nullable(),
  }),
});
export type ErrorPrinted = z.infer<typeof errorPrinted>;

/** What `keyway resolve --json` prints: one trace a question; a request that is wrong is answered in its place. */
export const resolvePrinted = z.array(z.union([trace, errorPrinted]));

/** What `keyway doctor --json` prints. */
export const doctorPrinted = z.array(
  z.strictObject({
    code: z.string(),
    severity,
    /** A profile name, or the path of a file. */
    subject: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    origin: origin.nullable(),
    /** A line for the shell. */
    fix: z.strictObject({ command: z.string() }).nullable(),
  }),
);
export type DoctorPrinted = z.infer<typeof doctorPrinted>;

/** What `keyway store backup|restore|recovery-kit --json` prints. */
export const storeFilePrinted = z.strictObject({ path: z.string() });

/** What `keyway store import --json` prints; `path` null where there is no such file. */
export const importPrinted = z.strictObject({
  path: z.string().nullable(),
  imported: z.array(z.string()),
});

/** What `keyway purge --json` prints: the changes that cannot be taken back any more, newest first. */
export const purgePrinted = z.strictObject({ profile: z.string(), changes: z.array(z.string()).readonly() });

/** What `keyway move --all --json` prints. */
export const moveAllPrinted = z.strictObject({
  moved: z.array(z.strictObject({ name: z.string(), change: z.string().nullable() })),
  failed: z.array(z.strictObject({ name: z.string(), code: z.string(), message: z.string() })),
});

/** What `keyway session list --json` prints; access key IDs whole. */
export const sessionListPrinted = z.strictObject({
  sessions: z.array(sessionRow).readonly(),
  kept: z.enum(['store', 'memory', 'locked']),
  clock: clockOffset.nullable(),
});

/** What `keyway session start|renew --json` and `keyway login --json` print: one that failed does not keep the others. */
export const sessionsPrinted = z.strictObject({
  started: z.array(sessionRow).readonly(),
  failed: z.array(z.strictObject({ profile: z.string(), code: z.string(), message: z.string() })).readonly(),
  /** Profiles in the credentials file that hold the sessions now, and the change that wrote each. */
  temporaryProfiles: z
    .array(z.strictObject({ profile: z.string(), name: z.string(), change: z.string().nullable() }))
    .readonly(),
});

/** What `keyway session stop --json` prints. */
export const sessionsStoppedPrinted = z.strictObject({ stopped: z.array(z.string()).readonly() });

/** What `keyway whoami --json` prints. */
export const whoamiPrinted = z.strictObject({
  ...callerIdentity.unwrap().shape,
  clock: clockOffset.nullable(),
});

/** What `keyway console --json` prints: the address signs in, and is there with `--print` alone. */
export const consolePrinted = z.strictObject({ opened: z.boolean(), address: z.string().nullable() });

/** What `keyway diagnose --json` prints; null where the text is no error that anybody knows. */
export const diagnosePrinted = z.strictObject({
  diagnosis: z
    .strictObject({ ...diagnosis.unwrap().shape, happened: z.string(), advice: z.string() })
    .nullable(),
});

/** What `keyway keys --json` prints; access key IDs whole. */
export const keysPrinted = z.strictObject({
  keys: z.array(keyRow).readonly(),
  isStoreLocked: z.boolean(),
  /** Days after which a key is old. */
  oldAfterDays: z.int(),
});

/** What `keyway keys deactivate|activate|delete --json` prints: the key as it is then. */
export const keyPrinted = z.strictObject({ key: keyRow });

/** What `keyway activity --json` prints, newest first; with `--export` as `storeFilePrinted`. */
export const activityPrinted = z.array(activityRow);
