import { z } from 'zod';

/** Where something stands: a file (`~/…` under the home in question, else absolute) and a line counting from 1. */
export const fileOrigin = z.strictObject({ file: z.string(), line: z.int().min(1) }).readonly();
export type FileOrigin = z.infer<typeof fileOrigin>;

/**
 * Where a tool has something from: a line of a file, a variable, an option of the invocation as people write it
 * (`--profile`), the tool's own default, or the instance metadata service.
 */
export const origin = z.union([
  fileOrigin,
  z.strictObject({ variable: z.string() }).readonly(),
  z.strictObject({ flag: z.string() }).readonly(),
  z.strictObject({ default: z.literal(true) }).readonly(),
  z.strictObject({ metadata: z.literal(true) }).readonly(),
]);
export type Origin = z.infer<typeof origin>;
