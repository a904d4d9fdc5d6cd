/** Everything that can be done to profiles, as one union: previewed and carried out by the same two calls. */
import { z } from 'zod';
import { fileDiff } from './change.js';
import { findingCode } from './finding.js';
import { formShape, secretInput, secretPresence } from './form.js';
import { problem } from './problem.js';

const id = z.string().min(1).max(8192);
const ids = z.array(id).min(1).max(10_000).readonly();
const name = z.string().min(1).max(1024);
const region = z.string().min(1).max(64);
const handle = z.string().min(1).max(64);

/** What becomes of one profile of an import. */
const importChoice = z
  .strictObject({
    /** Its index in what was read. */
    index: z.int().min(0),
    /** The name it gets here. */
    name,
    /** Settings of a profile of that name are replaced as a whole; otherwise the name must be free. */
    replace: z.boolean(),
  })
  .readonly();

/** What becomes of a section of the other file that is here with other values. */
const sectionChoice = z
  .strictObject({
    kind: z.enum(['sso-session', 'services']),
    /** As it is called there. */
    name,
    /** What it is called here then; the same name leaves the one that is here as it is. */
    as: name,
  })
  .readonly();

const withoutSecrets = [
  z.strictObject({ kind: z.literal('rename'), id, name }),
  /** Every profile whose name begins with `from` gets `to` in its place. */
  z.strictObject({ kind: z.literal('rename-group'), ids, from: name, to: z.string().max(1024) }),
  z.strictObject({ kind: z.literal('clone'), id, name }),
  z.strictObject({
    kind: z.literal('remove'),
    ids,
    /** By name of a profile that stays and names a removed one: its new source_profile. Others are left pointing nowhere. */
    sources: z.record(name, name).readonly(),
  }),
  /** Null takes the Region out. */
  z.strictObject({ kind: z.literal('region'), ids, region: region.nullable() }),
  /** The Region of `[default]` on its own, as Set-DefaultAWSRegion. */
  z.strictObject({ kind: z.literal('default-region'), region: region.nullable() }),
  /** The legacy keys of a profile become an `[sso-session]` of that name, shared with others that have the same. */
  z.strictObject({ kind: z.literal('to-sso-session'), id, session: name }),
  z.strictObject({
    kind: z.literal('import'),
    handle,
    choices: z.array(importChoice).min(1).max(10_000).readonly(),
    /** Into the encrypted store; left out: into the shared files. */
    store: z.boolean().optional(),
    /** Of sections that are not named, the values must agree (`sso-session-differs`). */
    sections: z.array(sectionChoice).max(10_000).readonly(),
  }),
  /** Mends a finding: worked out again from what the file says now. */
  z.strictObject({
    kind: z.literal('fix'),
    code: findingCode,
    file: z.string().min(1).max(4096),
    /** Null for a finding of the whole file. */
    line: z.int().min(1).nullable(),
  }),
] as const;

/** A new key, everywhere where the old one of that profile stands. */
const replaceKey = { kind: z.literal('replace-key'), id, accessKeyId: z.string().min(1).max(128) };

/** What the window asks to be shown. */
export const editQuestion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('save'), ...formShape, secret: secretPresence }),
  z.strictObject({ ...replaceKey, secret: secretPresence }),
  ...withoutSecrets,
]);
export type EditQuestion = z.infer<typeof editQuestion>;

/** What the window asks to be done. */
export const editCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('save'), ...formShape, secret: secretInput }),
  z.strictObject({ ...replaceKey, secret: secretInput }),
  ...withoutSecrets,
]);
export type EditCommand = z.infer<typeof editCommand>;

/** Why main will ask the person before it does it. */
export const consentReason = z.enum([
  /** A credential_process (or another setting that tools run) that was not there before. */
  'runs-program',
  /** A setting that sends requests somewhere else than AWS. */
  'sends-elsewhere',
]);
export type ConsentReason = z.infer<typeof consentReason>;

/** What an edit does besides the lines it names. Names of profiles. */
export const editEffects = z
  .strictObject({
    /** Profiles that the edit is about, under the names they then have. */
    profiles: z.array(z.string()).readonly(),
    /** Their source_profile follows. */
    repointed: z.array(z.string()).readonly(),
    /** Left with a source_profile that is not there. */
    broken: z.array(z.string()).readonly(),
    /** `[default]` is a copy of one of them and follows. */
    defaultFollows: z.boolean(),
    /** `[default]` was a copy of one that is removed, and stays as it is. */
    defaultStays: z.boolean(),
    consent: z.array(consentReason).readonly(),
  })
  .readonly();
export type EditEffects = z.infer<typeof editEffects>;

export const editPreview = z
  .strictObject({
    files: z.array(fileDiff).readonly(),
    effects: editEffects,
    /** Of forms: what main found wrong, whatever the window found. */
    problems: z.array(problem).readonly(),
  })
  .readonly();
export type EditPreview = z.infer<typeof editPreview>;
