import { z } from 'zod';
import { failureFacts, nextAction } from './failure.js';

/** A setting as a dialect gives it: text, or a nested block. */
const parsedValue = z.union([z.string(), z.record(z.string(), z.string())]);
const parsedSections = z.record(z.string(), z.record(z.string(), parsedValue));

/** What `keyway parse --json` prints: the file as that tool reads it, or why the tool refuses it. */
export const parsePrinted = z.union([
  z.strictObject({ profiles: parsedSections, ssoSessions: parsedSections, services: parsedSections }),
  z.strictObject({
    error: z.strictObject({ code: z.string(), message: z.string(), line: z.int().min(1).nullable() }),
  }),
]);
export type ParsePrinted = z.infer<typeof parsePrinted>;

/** What `keyway fmt --check --json` prints. */
export const formatPrinted = z.strictObject({ identical: z.boolean() });

/** Codes that only the command line knows. */
export const commandErrorCodes = ['wrong-use', 'file-not-found', 'internal'] as const;

/** What any command prints under `--json` when it fails. */
export const errorPrinted = z.strictObject({
  error: z.strictObject({
    code: z.union([
      z.enum(commandErrorCodes),
      z.string().refine((code) => Object.hasOwn(failureFacts, code), 'an error code of the contract'),
    ]),
    message: z.string(),
    facts: z.record(z.string(), z.unknown()),
    action: nextAction.nullable(),
  }),
});
export type ErrorPrinted = z.infer<typeof errorPrinted>;
