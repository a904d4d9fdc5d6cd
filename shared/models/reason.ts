import { z } from 'zod';

const none = z.strictObject({});
const profile = z.string();
/** The name of a setting or variable. */
const name = z.string();
const file = z.string();

/**
 * Why a candidate is what it is: every code with its facts. Sentences stand in the catalogue; facts never hold a secret.
 * A code says what was found; the candidate's state says what became of it.
 */
export const reasonFacts = {
  // What the walk itself says.
  /** Usable, but an earlier source won. `found` is what it would have been used for. */
  outranked: z.strictObject({ by: z.string(), found: z.string() }),
  /** Not asked: another source had won, and this one is asked only when nothing else is left. */
  'not-asked': z.strictObject({ by: z.string() }),
  /** The tool had stopped with an error before. `by` is a source, or `profile`, `files`, `variables` or `settings`. */
  'stopped-before': z.strictObject({ by: z.string() }),

  // Given with the invocation.
  'keys-given': none,
  'keys-not-given': none,
  'credential-object-given': none,
  'credential-object-not-given': none,
  'session-profile-not-set': none,
  'system-properties-not-known': none,
  'application-settings-not-known': none,

  // The environment.
  'variables-not-set': none,
  'access-key-in-variables': none,
  'partial-variables': z.strictObject({ missing: name }),
  'web-identity-in-variables': none,
  /** Set, but the profile named by a flag, by code or by a variable counts instead. */
  'set-aside-by-profile': z.strictObject({ profile }),

  // Profiles.
  'profile-not-found': z.strictObject({ profile }),
  /** The tool sees no such profile that holds anything. */
  'profile-without-settings': z.strictObject({ profile }),
  'file-not-readable': z.strictObject({ file }),
  'file-refused': z.strictObject({ file }),
  /** The profile does not have the setting that asks for this source. */
  'setting-not-set': z.strictObject({ setting: name }),
  /** It has the setting, but the tool passes it over for another one. */
  'setting-passed-over': z.strictObject({ setting: name, for: name }),
  'access-key-in-profile': z.strictObject({ profile }),
  'partial-access-key': z.strictObject({ profile, missing: name }),
  /** .NET: the settings together match no kind of profile. */
  'settings-match-no-kind': z.strictObject({ profile }),
  'settings-conflict': z.strictObject({ profile, settings: z.string() }),
  'value-not-valid': z.strictObject({ setting: name }),

  // Roles.
  'role-arn-with-source-profile': z.strictObject({ sourceProfile: profile }),
  'role-arn-with-credential-source': z.strictObject({ credentialSource: z.string() }),
  'role-arn-with-own-credentials': z.strictObject({ source: z.string() }),
  'role-without-source': z.strictObject({ profile }),
  'two-role-sources': z.strictObject({ profile }),
  'missing-source-profile': z.strictObject({ profile, sourceProfile: profile }),
  'role-chain-cycle': z.strictObject({ profiles: z.string() }),
  'credential-source-unknown': z.strictObject({ credentialSource: z.string() }),
  'credential-source-without-credentials': z.strictObject({ credentialSource: z.string() }),
  'source-without-credentials': z.strictObject({ profile }),
  'source-not-usable': z.strictObject({ profile, source: z.string() }),
  /** The role asks for a code of a device, and the tool has nobody to ask. */
  'mfa-code-not-asked': z.strictObject({ profile }),

  // Web identity.
  'web-identity-in-profile': z.strictObject({ profile }),
  'web-identity-without-role': z.strictObject({ missing: name }),
  'token-file-missing': z.strictObject({ file }),

  // IAM Identity Center.
  'sso-session': z.strictObject({ session: z.string() }),
  'sso-legacy': z.strictObject({ startUrl: z.string() }),
  'missing-sso-session': z.strictObject({ session: z.string() }),
  'incomplete-sso': z.strictObject({ missing: z.string() }),
  'sso-settings-differ': z.strictObject({ setting: name }),
  'sso-token-missing': z.strictObject({ file }),
  'sso-token-not-valid': z.strictObject({ file }),
  'sso-token-expired': z.strictObject({ file, expiredAt: z.string() }),

  // `aws login`.
  'login-session': z.strictObject({ session: z.string() }),
  'login-token-missing': z.strictObject({ file }),
  'login-token-not-valid': z.strictObject({ file }),
  'login-token-expired': z.strictObject({ file, expiredAt: z.string() }),
  'login-not-supported': z.strictObject({ needs: z.string() }),

  // Processes. `program` is the first word of the line, never its arguments.
  'credential-process': z.strictObject({ program: z.string() }),

  // Older files of boto.
  'file-has-no-access-key': z.strictObject({ file }),
  'access-key-in-file': z.strictObject({ file }),

  // The SDK store of Windows.
  'sdk-store-not-here': none,
  'sdk-store-missing': z.strictObject({ file }),
  'profile-not-in-sdk-store': z.strictObject({ profile }),
  'profile-in-sdk-store': z.strictObject({ profile }),
  'sdk-store-passed-by': none,

  // Keyway's own store.
  'encrypted-store-missing': none,
  'encrypted-store-not-readable': none,
  'profile-not-in-encrypted-store': z.strictObject({ profile }),
  'profile-in-encrypted-store': z.strictObject({ profile }),
  'never-handed-out': z.strictObject({ profile }),
  'stored-key-expired': z.strictObject({ profile, expiredAt: z.string() }),
  /** Keyway gives the session that runs for the profile, or starts one; which, only that tells. */
  'session-of-profile': z.strictObject({ profile }),

  // Container and instance metadata. Hosts only: an address may hold a token.
  'container-endpoint': z.strictObject({ host: z.string() }),
  'container-host-not-allowed': z.strictObject({ host: z.string() }),
  'container-address-not-valid': none,
  'container-comes-first': none,
  'metadata-available': none,
  'metadata-unavailable': none,
  'metadata-disabled': z.strictObject({ variable: name }),
} as const;

export type ReasonCode = keyof typeof reasonFacts;
export type ReasonFacts<Code extends ReasonCode> = z.infer<(typeof reasonFacts)[Code]>;

/** One reason as a value. */
export type Reason = {
  readonly [Code in ReasonCode]: { readonly code: Code; readonly facts: ReasonFacts<Code> };
}[ReasonCode];

/** What is worth a warning although the tool does not stop for it: every code with its facts. */
export const warningFacts = {
  /** A step that was read in source or seen, but stands in no documentation. */
  'undocumented-step': z.strictObject({ source: z.string() }),
  /** Keys in the environment count, and the profile that a variable names does not. */
  'variables-shadow-profile': z.strictObject({ profile }),
  /** The profile that a variable names counts, and the keys in the environment do not. */
  'profile-shadows-variables': z.strictObject({ profile }),
  /** Other tools go by this variable; this one does not read it. */
  'variable-not-read': z.strictObject({ variable: name }),
  'empty-profile-variable': z.strictObject({ variable: name }),
  /** The profile does not exist, and the tool goes on without saying so. */
  'missing-profile-passed-over': z.strictObject({ profile }),
  /** The older AWS_SECURITY_TOKEN (or aws_security_token) counts, and the session token does not. */
  'legacy-session-token': z.strictObject({ name }),
  'inline-comment-in-secret': z.strictObject({ profile, setting: name }),
  /** A source profile has keys, so its own role is not assumed. */
  'keys-outrank-role': z.strictObject({ profile }),
  /** Should the process, or the service asked, fail, the tool goes on to container and instance metadata without saying so. */
  'failure-falls-through': z.strictObject({ source: z.string() }),
  /** The role needs an MFA code, which only the program's own code can ask for; without, the tool stops. */
  'mfa-callback-needed': z.strictObject({ mfaSerial: z.string() }),
  /** The tool does nothing without a Region, whatever credentials it has. */
  'region-required': none,
  'file-refused': z.strictObject({ file }),
} as const;

export type WarningCode = keyof typeof warningFacts;
export type Warning = {
  readonly [Code in WarningCode]: {
    readonly code: Code;
    readonly facts: z.infer<(typeof warningFacts)[Code]>;
  };
}[WarningCode];
