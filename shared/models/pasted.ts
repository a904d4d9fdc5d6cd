/** What was pasted or read from a file to fill forms with. Secrets stay in main, under a handle. */
import { z } from 'zod';
import { profileKinds } from '../vocabulary.js';

/** The shapes of text that are understood. */
export const pastedFormats = [
  /** A `[profile NAME]` block, or several. */
  'profile-block',
  /** `export AWS_…`, `set AWS_…`, `$Env:AWS_…`, `NAME=VALUE`. */
  'environment',
  /** The IAM console's "Download .csv" of an access key, or of a new user. */
  'console-csv',
  /** What a credential_process prints. */
  'credential-process-json',
  /** `aws iam create-access-key`, `aws sts …`, `{"AccessKeyId", …}` and the like. */
  'credential-json',
] as const;
export const pastedFormat = z.enum(pastedFormats);
export type PastedFormat = z.infer<typeof pastedFormat>;

/** One profile found in a text. */
export const pastedProfile = z
  .strictObject({
    /** Null where the text names none. */
    name: z.string().nullable(),
    kind: z.enum(profileKinds),
    /** By key in lower case, nested keys flat; no secret settings; access key IDs masked but for four characters. */
    values: z.record(z.string(), z.string()).readonly(),
    masked: z.array(z.string()).readonly(),
    /** Secret settings that main holds for it. */
    secretsHeld: z.array(z.string()).readonly(),
    /** The handle under which main holds its secrets and masked values; null where there are none. */
    handle: z.string().nullable(),
    ssoSession: z
      .strictObject({ name: z.string(), values: z.record(z.string(), z.string()).readonly() })
      .nullable(),
    services: z
      .strictObject({ name: z.string(), values: z.record(z.string(), z.string()).readonly() })
      .nullable(),
    /** Settings in the text that only other programs read (aws-vault, Granted), and that stay as they are. */
    foreignKeys: z.array(z.string()).readonly(),
    /** Others of them, left out because AWS's own settings above say the same. */
    translatedKeys: z.array(z.string()).readonly(),
    /** When temporary credentials end; ISO 8601 in UTC; null where it is not said. */
    expiresAt: z.string().nullable(),
  })
  .readonly();
export type PastedProfile = z.infer<typeof pastedProfile>;

export const pasted = z
  .strictObject({
    format: pastedFormat,
    profiles: z.array(pastedProfile).min(1).readonly(),
  })
  .readonly();
export type Pasted = z.infer<typeof pasted>;

/** Two values of one setting, side by side; secrets as `********`, with whether they are the same. */
export const importDifference = z
  .strictObject({
    key: z.string(),
    here: z.string().nullable(),
    there: z.string().nullable(),
    same: z.boolean(),
  })
  .readonly();
export type ImportDifference = z.infer<typeof importDifference>;

/** One profile of another file. */
export const importCandidate = z
  .strictObject({
    index: z.int().min(0),
    name: z.string(),
    kind: z.enum(profileKinds),
    /** `new`: the name is free; `same`: it is here already, setting by setting; `conflict`: it is here and differs. */
    state: z.enum(['new', 'same', 'conflict']),
    differences: z.array(importDifference).readonly(),
    /** A free name to keep both. */
    freeName: z.string(),
    /** Who wrote it, where its settings tell: aws-vault, Leapp, Granted. */
    writtenBy: z.enum(['aws-vault', 'leapp', 'granted']).nullable(),
  })
  .readonly();
export type ImportCandidate = z.infer<typeof importCandidate>;

/** A section of the other file that profiles name, and that is here with other values. */
export const importSection = z
  .strictObject({
    kind: z.enum(['sso-session', 'services']),
    name: z.string(),
    /** All that stands in either. */
    differences: z.array(importDifference).readonly(),
    /** A free name to keep both. */
    freeName: z.string(),
    /** The candidates that name it. */
    usedBy: z.array(z.int().min(0)).readonly(),
  })
  .readonly();
export type ImportSection = z.infer<typeof importSection>;

/** Another file that was read for import. */
export const importReading = z
  .strictObject({
    handle: z.string(),
    /** As shown. */
    path: z.string(),
    candidates: z.array(importCandidate).readonly(),
    sections: z.array(importSection).readonly(),
  })
  .readonly();
export type ImportReading = z.infer<typeof importReading>;
