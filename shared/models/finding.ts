import { z } from 'zod';
import { fileOrigin } from './origin.js';

/** How bad: `error`, a tool cannot use it; `warning`, tools differ or something is at risk; `info`, worth knowing. */
export const severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severity>;

/** Every code a finding can have; its sentence stands in the catalogue. */
export const findingCodes = [
  // The AWS CLI refuses the whole file.
  'byte-order-mark',
  'invalid-utf-8',
  'text-before-section',
  'line-without-delimiter',
  'entry-without-key',
  'duplicate-section',
  'duplicate-key',
  'nested-line-without-delimiter',
  // A section is not what it seems.
  'uppercase-default-section',
  'default-twice',
  'profile-twice',
  'profile-prefix-missing',
  'profile-prefix-in-credentials',
  'section-name-not-readable',
  'profile-name-not-portable',
  // A profile does not work, or not in every tool.
  'plaintext-long-term-key',
  'missing-source-profile',
  'role-without-source',
  'two-role-sources',
  'role-chain-cycle',
  'web-identity-without-role',
  'partial-access-key',
  'split-access-key',
  'access-key-outranks-other-source',
  'missing-sso-session',
  'incomplete-sso',
  'uppercase-key',
  'inline-comment-in-value',
  'quoted-value',
  'empty-value',
  'setting-name-close',
  'profile-without-settings',
  'region-missing',
  'region-unknown',
  'legacy-sso',
  'process-program-missing',
  'same-access-key',
  'access-key-differs',
  'setting-differs',
  'secret-in-config',
  'active-copy-stale',
  // The encrypted store beside the files.
  'store-key-differs',
  'bridge-line-broken',
  'stored-profile-not-connected',
  // The file itself, or its folder.
  'carriage-return-in-value',
  'commented-out-secret',
  'file-readable-by-others',
  'file-writable-by-others',
  'folder-writable-by-others',
  // Keys of which AWS was asked.
  'old-access-key',
  'root-access-key',
  // A rotation that waits for the person.
  'old-key-waits',
  // This computer itself.
  'clock-skew',
] as const;
export const findingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof findingCode>;

/** One thing worth telling: data only; the words are the catalogue's. Facts never hold a secret. */
export const finding = z
  .strictObject({
    code: findingCode,
    severity,
    /** A profile name, the path of a file or folder, or `thisComputer`. */
    subject: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
    origin: fileOrigin.nullable(),
  })
  .readonly();
export type Finding = z.infer<typeof finding>;
