import { z } from 'zod';

/**
 * What an error of AWS, or of a tool that calls AWS, comes down to. Each has a sentence and a next step in the catalogue;
 * `core/aws/diagnosis` finds it from the code and the words.
 */
export const awsErrorReasons = [
  // who signed
  'unknown-access-key',
  'wrong-secret-access-key',
  'session-token-missing',
  'credentials-expired',
  'clock-skew',
  // MFA
  'mfa-code-wrong',
  'mfa-device-wrong',
  'mfa-required',
  // what is allowed
  'assume-role-denied',
  'explicit-deny',
  'not-authorized',
  'session-token-not-allowed',
  // how it was asked
  'duration-too-long',
  'role-chain-too-long',
  'region-disabled',
  'policy-malformed',
  'policy-too-large',
  'invalid-request',
  // identity providers
  'identity-token-expired',
  'identity-token-invalid',
  'identity-rejected',
  'identity-provider-unreachable',
  // IAM Identity Center and sign-in
  'sign-in-expired',
  'role-not-assigned',
  // IAM
  'access-key-limit',
  'no-such-entity',
  // the service
  'throttled',
  'service-failed',
  // what tools say without asking AWS
  'profile-not-found',
  'no-credentials',
  'partial-credentials',
  'source-profile-missing',
  'role-chain-loop',
  'credential-process-failed',
  'region-missing',
  'file-refused',
  'endpoint-unreachable',
  'certificate-untrusted',
  'metadata-unreachable',
  'unknown',
] as const;
export const awsErrorReason = z.enum(awsErrorReasons);
export type AwsErrorReason = z.infer<typeof awsErrorReason>;

/** What a pasted error message means. */
export const diagnosis = z
  .strictObject({
    reason: awsErrorReason,
    /** AWS's or the tool's own name for it, such as `InvalidClientTokenId`; null where the text names none. */
    code: z.string().nullable(),
    /** The operation that the text names, such as `AssumeRole`; null where it names none. */
    operation: z.string().nullable(),
    /** What else the text says that the sentence can name: `arn`, `action`, `resource`, `profile`, `minutes`, `path`. Access key IDs masked. */
    facts: z.record(z.string(), z.string()).readonly(),
    /** Profiles of this computer that the text is about, by name. */
    profiles: z.array(z.string()).readonly(),
  })
  .readonly();
export type Diagnosis = z.infer<typeof diagnosis>;
