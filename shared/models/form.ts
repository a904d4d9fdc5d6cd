/** What a form shows and gives back. No shape in this file that main sends has a place for a secret. */
import { z } from 'zod';
import { profileKinds } from '../vocabulary.js';
import { fileOrigin } from './origin.js';

const name = z.string().min(1).max(1024);
/** A setting by its key in lower case, nested ones flat: `s3.addressing_style`. */
const key = z.string().min(1).max(256);
const text = z.string().max(65_536);
const values = z.record(key, text).readonly();

/** A section beside the profile's own that its settings name. */
export const sectionValues = z.strictObject({ name, values }).readonly();
export type SectionValues = z.infer<typeof sectionValues>;

/** A profile as a form starts from it. */
export const profileForm = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    /** The shown path of another credentials file it stands in; null for the shared files. */
    location: z.string().nullable(),
    kind: z.enum(profileKinds),
    /** As the AWS CLI merges both files, by key in lower case, nested keys flat. Secret settings are left out. */
    values: z.record(z.string(), z.string()).readonly(),
    origins: z.record(z.string(), fileOrigin).readonly(),
    /** Secret settings that are set: `aws_secret_access_key`, … */
    secretsSet: z.array(z.string()).readonly(),
    /** Keys whose value above is masked (key IDs, a password within a command): kept unless a new one is typed. */
    masked: z.array(z.string()).readonly(),
    /** The `[sso-session]` and `[services]` sections that the settings name, where they are there. */
    ssoSession: z
      .strictObject({ name: z.string(), values: z.record(z.string(), z.string()).readonly() })
      .nullable(),
    services: z
      .strictObject({ name: z.string(), values: z.record(z.string(), z.string()).readonly() })
      .nullable(),
    dependants: z.array(z.string()).readonly(),
  })
  .readonly();
export type ProfileForm = z.infer<typeof profileForm>;

/** What the checks of a form need to know of all else. */
export const surroundings = z
  .strictObject({
    revision: z.int(),
    ssoSessions: z
      .array(
        z
          .strictObject({
            name: z.string(),
            values: z.record(z.string(), z.string()).readonly(),
            usedBy: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    services: z.array(z.string()).readonly(),
    /** Shown paths of the other credentials files a profile can be put into. */
    locations: z.array(z.string()).readonly(),
    /** The clipboard can be read and written in main (desktop only). */
    hasClipboard: z.boolean(),
  })
  .readonly();
export type Surroundings = z.infer<typeof surroundings>;

/** New values by key; null takes the key out. Keys that are not named stay as they are. */
export const settingChanges = z.record(key, text.nullable()).readonly();
export type SettingChanges = z.infer<typeof settingChanges>;

/** Where the secret of a form comes from. `held`: main keeps it from a paste or an import under that handle. */
export const secretInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({
    kind: z.literal('typed'),
    secretAccessKey: z.string().min(1).max(1024),
    /** Null takes a session token out. */
    sessionToken: z.string().min(1).max(16_384).nullable(),
  }),
  z.strictObject({ kind: z.literal('held'), handle: z.string().min(1).max(64) }),
]);
export type SecretInput = z.infer<typeof secretInput>;

/** The same for a preview: that a secret was typed is all that main needs to know then. */
export const secretPresence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('given'), sessionToken: z.boolean() }),
  z.strictObject({ kind: z.literal('held'), handle: z.string().min(1).max(64) }),
]);
export type SecretPresence = z.infer<typeof secretPresence>;

/** Lines of a section that profiles name. `expected` as in the form itself; empty where the form did not start from the section. */
const sectionShape = z
  .strictObject({ name, set: settingChanges, expected: z.record(key, text.nullable()).readonly() })
  .nullable();

/** What a form says shall become of a profile; all but its secret. */
export const formShape = {
  /** The profile that is edited, as in the list; null for a new one. */
  id: z.string().min(1).max(8192).nullable(),
  /** Another name than it has renames it, and what names it as source_profile. */
  name,
  /** For a new one: the shown path of one of the opened credentials files; null for the shared files. */
  location: z.string().min(1).max(4096).nullable(),
  set: settingChanges,
  /** What the form started from, for the keys it changes: differs from the file now where another program was faster. */
  expected: z.record(key, text.nullable()).readonly(),
  /** Lines of `[sso-session NAME]` and `[services NAME]`, made where they are missing. */
  ssoSession: sectionShape,
  services: sectionShape,
} as const;
