import { z } from 'zod';
import { tools } from '../vocabulary.js';

/** Every code that a check of a form can give. `error`: AWS or every tool would refuse it; `warning`: only some tool reads it otherwise. */
export const problemCodes = [
  // A value by itself.
  'value-missing',
  'value-with-line-break',
  'value-with-outer-space',
  'value-with-inline-comment',
  'value-in-quotes',
  'value-not-readable',
  'value-not-number',
  'value-out-of-range',
  'value-not-choice',
  'access-key-id-format',
  'secret-access-key-format',
  'account-id-format',
  'arn-format',
  'role-arn-format',
  'mfa-serial-format',
  'external-id-format',
  'session-name-format',
  'start-url-format',
  'url-format',
  'region-format',
  'region-unknown',
  'path-not-absolute',
  'command-not-portable',
  // A name.
  'profile-name-missing',
  'profile-name-taken',
  'profile-name-not-readable',
  'profile-name-not-portable',
  'section-name-not-readable',
  // Against the other settings and profiles.
  'source-profile-missing',
  'source-profile-is-itself',
  'source-profile-loop',
  'source-profile-without-credentials',
  'two-role-sources',
  'source-without-role',
  'role-chain-over-one-hour',
  'sso-session-missing',
  'sso-values-differ',
  'services-section-missing',
  'access-key-incomplete',
  'temporary-key-without-token',
  'access-key-in-use',
  'key-outranks-other-source',
  // A key among other settings.
  'setting-name-format',
  'setting-name-unknown',
  'setting-name-close',
  'setting-only-some-tools',
] as const;
export const problemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCode>;

/** One thing a check of a form found. Facts never hold a secret; words stand in the catalogue. */
export const problem = z
  .strictObject({
    code: problemCode,
    severity: z.enum(['error', 'warning', 'info']),
    /** The field it is about, as `FormPlace` writes it: `name`, `region`, `s3.addressing_style`, `sso-session.sso_region`. */
    field: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
    /** The tools that read it otherwise; empty where it is so for all. */
    tools: z.array(z.enum(tools)).readonly(),
    /** A value for the field that would mend it; null where there is none. */
    suggestion: z.string().nullable(),
  })
  .readonly();
export type Problem = z.infer<typeof problem>;
