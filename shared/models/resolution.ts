import { z } from 'zod';
import { type shells, tools } from '../vocabulary.js';
import { severity } from './finding.js';
import { origin } from './origin.js';
import { trace } from './trace.js';

/** Where the variables are from that a question is asked about. */
export const environmentKind = z.enum(['own', 'login-shell', 'process', 'pasted']);
export type EnvironmentKind = z.infer<typeof environmentKind>;

/** A variable as it is shown: secrets masked, key IDs but for their last four characters. */
export const shownVariable = z
  .strictObject({ name: z.string(), value: z.string(), secret: z.boolean() })
  .readonly();
export type ShownVariable = z.infer<typeof shownVariable>;

/** One environment that can be asked about. Only AWS_ variables and what resolution needs are ever read in. */
export const environmentSummary = z
  .strictObject({
    /** `own`, `login-shell`, `process:PID:STARTED`, `pasted:N`. */
    id: z.string(),
    kind: environmentKind,
    /** The shell's or the process's name; null for the others. */
    program: z.string().nullable(),
    pid: z.int().nullable(),
    /** When it was read, or, for a process, when it was started: its environment is as it was then. ISO 8601. */
    asOf: z.string(),
    variables: z.array(shownVariable).readonly(),
  })
  .readonly();
export type EnvironmentSummary = z.infer<typeof environmentSummary>;

const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/u);

/** A change tried on top of an environment or the files, on paper only. */
export const whatIf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unset'), variable: variableName }).readonly(),
  /** For names of profiles, Regions, files; never for secrets. */
  z
    .strictObject({
      kind: z.literal('set'),
      variable: z.enum([
        'AWS_PROFILE',
        'AWS_DEFAULT_PROFILE',
        'AWS_REGION',
        'AWS_DEFAULT_REGION',
        'AWS_EC2_METADATA_DISABLED',
        'AWS_SDK_LOAD_CONFIG',
      ]),
      value: z.string().max(1024),
    })
    .readonly(),
  /** As if the section with its header at this line were not there. */
  z
    .strictObject({ kind: z.literal('ignore-section'), file: z.string().max(4096), line: z.int().min(1) })
    .readonly(),
]);
export type WhatIf = z.infer<typeof whatIf>;

/** What the window asks. */
export const resolutionQuestion = z
  .strictObject({
    environment: z.string().min(1).max(128),
    /** As with `--profile`, or the profile option in code. */
    profile: z.string().min(1).max(4096).nullable(),
    region: z.string().min(1).max(64).nullable(),
    whatIf: z.array(whatIf).max(50).readonly(),
  })
  .readonly();
export type ResolutionQuestion = z.infer<typeof resolutionQuestion>;

/** Every code a finding of resolution can have. */
export const resolutionFindingCodes = [
  /** Keys in the environment count, and the active (or named) profile does not. */
  'environment-shadows-profile',
  'missing-profile-in-variable',
  'empty-profile-variable',
  'tools-disagree',
  'stale-security-token',
  'inline-comment-in-secret',
  /** A source profile's own keys count, and its role is not assumed. */
  'keys-outrank-role',
  /** Keys left in a file count, and the profile's process, sign-in or role does not. */
  'leftover-keys-shadow-profile',
] as const;
export const resolutionFindingCode = z.enum(resolutionFindingCodes);
export type ResolutionFindingCode = z.infer<typeof resolutionFindingCode>;

const variable = z.string();
const profile = z.string();
/** A start file's line that sets the variable (`~/.bashrc:12`), where one is known. */
const setIn = z.string().optional();

/** The facts of each finding. */
export const resolutionFindingFacts = {
  /** The key is masked. */
  'environment-shadows-profile': z.strictObject({ variable, profile, accessKeyId: z.string(), setIn }),
  'missing-profile-in-variable': z.strictObject({ variable, profile, setIn }),
  'empty-profile-variable': z.strictObject({ variable, setIn }),
  /** How many identities the tools end with; the finding's tools are those that differ from the most. */
  'tools-disagree': z.strictObject({ identities: z.int() }),
  'stale-security-token': z.strictObject({ name: variable, setIn }),
  'inline-comment-in-secret': z.strictObject({ profile, setting: z.string() }),
  'keys-outrank-role': z.strictObject({ profile }),
  /** The source that the profile is set up for. */
  'leftover-keys-shadow-profile': z.strictObject({ profile, source: z.string() }),
} satisfies Readonly<Record<ResolutionFindingCode, z.ZodType>>;

const line = z.string();

/** How to mend it: lines to copy into a shell, or an edit of a file that can be previewed and undone. */
export const resolutionFix = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('copy'),
      lines: z
        .strictObject({ bash: line, zsh: line, fish: line, powershell: line, cmd: line } satisfies Record<
          (typeof shells)[number],
          typeof line
        >)
        .readonly(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('edit'), file: z.string(), line: z.int().min(1) }).readonly(),
]);
export type ResolutionFix = z.infer<typeof resolutionFix>;

/** A finding of resolution. */
export const resolutionFinding = z
  .strictObject({
    code: resolutionFindingCode,
    severity,
    /** The name of a profile. */
    subject: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
    origin: origin.nullable(),
    /** The tools it is so for. */
    tools: z.array(z.enum(tools)).readonly(),
    fixes: z.array(resolutionFix).readonly(),
  })
  .readonly();
export type ResolutionFinding = z.infer<typeof resolutionFinding>;

/** The answer: one trace a tool, in the order of `tools`; key IDs masked but for their last four characters. */
export const resolutionAnswer = z
  .strictObject({
    revision: z.int(),
    environment: environmentSummary,
    traces: z.array(trace).readonly(),
    findings: z.array(resolutionFinding).readonly(),
  })
  .readonly();
export type ResolutionAnswer = z.infer<typeof resolutionAnswer>;
