import { z } from 'zod';
import { credentialSources, tools } from '../vocabulary.js';
import { origin } from './origin.js';
import { reasonFacts, warningFacts } from './reason.js';

const source = z.enum(credentialSources);
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly();

function isReason(code: string): boolean {
  return Object.hasOwn(reasonFacts, code);
}

function isWarning(code: string): boolean {
  return Object.hasOwn(warningFacts, code);
}

/** A role as it is assumed. */
export const assumedRole = z
  .strictObject({
    roleArn: z.string(),
    externalId: z.string().nullable(),
    sessionName: z.string().nullable(),
    mfaSerial: z.string().nullable(),
  })
  .readonly();
export type AssumedRole = z.infer<typeof assumedRole>;

/** What the first role of a chain is assumed with. */
export const roleBase = z
  .strictObject({
    source,
    /** Null where it is no profile's (the environment, a container). */
    profile: z.string().nullable(),
    /** Whole on the command line, its last four characters in the window; null where it is not known without asking. */
    accessKeyId: z.string().nullable(),
    facts,
  })
  .readonly();
export type RoleBase = z.infer<typeof roleBase>;

/** What a tool ends with. */
export const outcome = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('credentials'),
      source,
      accessKeyId: z.string().nullable(),
      temporary: z.boolean(),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('role'),
      source: z.enum(['assume-role', 'web-identity']),
      base: roleBase,
      /** In the order in which they are assumed; never empty. */
      chain: z.array(assumedRole).readonly(),
    })
    .readonly(),
  /** This source wins, and only asking it would tell what it gives. */
  z
    .strictObject({
      kind: z.literal('deferred'),
      source: z.enum(['custom-process', 'sso', 'login', 'container', 'imds']),
      facts,
    })
    .readonly(),
  /** `code` is the tool's own name for it, else ours in kebab-case; `wordsKnown`: the message is the tool's own. */
  z
    .strictObject({
      kind: z.literal('error'),
      code: z.string(),
      message: z.string(),
      wordsKnown: z.boolean(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('none'), message: z.string() }).readonly(),
]);
export type Outcome = z.infer<typeof outcome>;

/**
 * `won`; `shadowed`: usable but outranked, or set aside by a rule; `absent`; `invalid`: there but unusable, and the one that
 * stopped the chain where the outcome is an error; `not-reached`: after a stop, or (container, imds) after the winner.
 */
export const candidateState = z.enum(['won', 'shadowed', 'absent', 'invalid', 'not-reached']);
export type CandidateState = z.infer<typeof candidateState>;

/** One source of a tool. */
export const candidate = z
  .strictObject({
    source,
    state: candidateState,
    reason: z.string().refine(isReason, 'a reason code'),
    facts,
    origin: origin.nullable(),
  })
  .readonly();
export type Candidate = z.infer<typeof candidate>;

/** A value and where the tool has it from. */
export const settled = z.strictObject({ value: z.string(), from: origin.nullable() }).readonly();
export type Settled = z.infer<typeof settled>;

export const traceWarning = z
  .strictObject({ code: z.string().refine(isWarning, 'a warning code'), facts })
  .readonly();
export type TraceWarning = z.infer<typeof traceWarning>;

/** Which source a tool would use, and why: the answer of `keyway resolve`. */
export const trace = z
  .strictObject({
    tool: z.enum(tools),
    /** The release that is modelled. */
    toolVersion: z.string(),
    /** `verified`: seen by running it; `documented`: read in its documentation or source. */
    confidence: z.enum(['verified', 'documented']),
    profile: z.strictObject({ name: z.string(), from: origin.nullable() }).readonly(),
    outcome,
    /** Null where the tool finds none; a null value comes from instance metadata. */
    region: z.strictObject({ value: z.string().nullable(), from: origin.nullable() }).readonly().nullable(),
    settings: z.record(z.string(), settled).readonly(),
    candidates: z.array(candidate).readonly(),
    warnings: z.array(traceWarning).readonly(),
  })
  .readonly();
export type Trace = z.infer<typeof trace>;
