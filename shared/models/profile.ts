import { z } from 'zod';
import { profileKinds, storeTypes } from '../vocabulary.js';
import { finding, findingCode } from './finding.js';
import { fileOrigin } from './origin.js';
import { handOut } from './store.js';

/** A store and file that a profile stands in. `path` is written as `~/…` under the home in question. */
export const profileLocation = z.strictObject({ storeType: z.enum(storeTypes), path: z.string() }).readonly();
export type ProfileLocation = z.infer<typeof profileLocation>;

const profileRowShape = {
  name: z.string(),
  /** What the AWS CLI version 2 would use the profile as. */
  kind: z.enum(profileKinds),
  stores: z.array(z.enum(storeTypes)).readonly(),
  locations: z.array(profileLocation).readonly(),
  region: z.string().nullable(),
  /** Twelve digits, where they are known without asking AWS. */
  accountId: z.string().nullable(),
  /** The header line of each section that makes up the profile; config file first. */
  origin: z.array(fileOrigin).readonly(),
  /** True on at most one row: what a tool with no flags and no AWS_ variables uses. */
  active: z.boolean(),
  /** On the row `default` alone: the profile that it is Keyway's unchanged copy of. */
  copyOf: z.string().nullable(),
  findings: z.array(findingCode).readonly(),
};

/** A row of `keyway profiles --json`. */
export const profileRow = z.strictObject(profileRowShape).readonly();
export type ProfileRow = z.infer<typeof profileRow>;

/** One setting of a profile as the AWS CLI merges both files. Secrets are masked before they get here. */
export const shownSetting = z.strictObject({ value: z.string(), origin: fileOrigin.nullable() }).readonly();
export type ShownSetting = z.infer<typeof shownSetting>;

/** What `keyway show NAME --json` prints: the row, and its settings with nested keys flat (`s3.addressing_style`). */
export const shownProfile = z
  .strictObject({ ...profileRowShape, settings: z.record(z.string(), shownSetting).readonly() })
  .readonly();
export type ShownProfile = z.infer<typeof shownProfile>;

/** One step on the way to a profile's credentials, base first; what the chain picture draws. */
export const chainStep = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('access-key'),
      profile: z.string(),
      accessKeyId: z.string().nullable(),
      temporary: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal('sso'),
      profile: z.string(),
      session: z.string().nullable(),
      accountId: z.string().nullable(),
      roleName: z.string().nullable(),
    }),
    z.strictObject({ kind: z.literal('login'), profile: z.string(), session: z.string() }),
    z.strictObject({
      kind: z.literal('web-identity'),
      profile: z.string(),
      roleArn: z.string(),
      tokenFile: z.string(),
    }),
    z.strictObject({ kind: z.literal('process'), profile: z.string(), program: z.string() }),
    z.strictObject({ kind: z.literal('credential-source'), profile: z.string(), source: z.string() }),
    z.strictObject({ kind: z.literal('mfa'), serial: z.string() }),
    z.strictObject({
      kind: z.literal('role'),
      profile: z.string(),
      roleArn: z.string(),
      roleName: z.string(),
      accountId: z.string().nullable(),
    }),
    z.strictObject({
      kind: z.literal('broken'),
      profile: z.string(),
      reason: z.enum([
        'missing-source-profile',
        'role-chain-cycle',
        'role-without-source',
        'two-role-sources',
        'partial-access-key',
        // The source profile may stand in a file that could not be read.
        'file-unreadable',
      ]),
    }),
  ])
  .readonly();
export type ChainStep = z.infer<typeof chainStep>;

/** What is known of a profile that is in the encrypted store, alone or beside the shared files. */
export const storedFacts = z
  .strictObject({
    /** Opaque id of the entry, which the bridge line names. */
    entry: z.string(),
    /** What it is in the store; null while the store cannot be read. */
    kind: z.enum(profileKinds).nullable(),
    /** A line of the config file hands it out to other tools. */
    connected: z.boolean(),
    /** Null while the store cannot be read. */
    handOut: handOut.nullable(),
    /** The store cannot be read now: of a profile that is in it alone only the name is known, and its kind is `settings`. */
    locked: z.boolean(),
  })
  .readonly();
export type StoredFacts = z.infer<typeof storedFacts>;

/** A row of the window's list: the command line's row, and what the list shows besides. */
export const listedProfile = z
  .strictObject({
    ...profileRowShape,
    /** Unique and stable while the name and location stay; a name alone may stand in several locations. */
    id: z.string(),
    /** The path of another credentials file it stands in, null for the shared files and the encrypted store. */
    location: z.string().nullable(),
    roleName: z.string().nullable(),
    sourceProfile: z.string().nullable(),
    ssoSession: z.string().nullable(),
    program: z.string().nullable(),
    /** Masked but for its last four characters. */
    accessKeyId: z.string().nullable(),
    mfa: z.boolean(),
    dependants: z.int().min(0),
    /** Null where it is not in the encrypted store. */
    stored: storedFacts.nullable(),
  })
  .readonly();
export type ListedProfile = z.infer<typeof listedProfile>;

/** One physical line of a file as the window shows it, secrets masked. */
export const shownLine = z
  .strictObject({
    number: z.int().min(1),
    text: z.string(),
    kind: z.enum(['header', 'entry', 'continuation', 'comment', 'blank']),
  })
  .readonly();
export type ShownLine = z.infer<typeof shownLine>;

/** The lines of one section in one file. */
export const shownSection = z
  .strictObject({ file: z.string(), lines: z.array(shownLine).readonly() })
  .readonly();
export type ShownSection = z.infer<typeof shownSection>;

/** Everything the detail shows of one profile. */
export const profileDetail = z
  .strictObject({
    revision: z.int(),
    profile: listedProfile,
    settings: z.record(z.string(), shownSetting).readonly(),
    chain: z.array(chainStep).readonly(),
    /** Names of the profiles that name this one as their source_profile. */
    dependants: z.array(z.string()).readonly(),
    findings: z.array(finding).readonly(),
    sections: z.array(shownSection).readonly(),
  })
  .readonly();
export type ProfileDetail = z.infer<typeof profileDetail>;
