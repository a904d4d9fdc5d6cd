import { z } from 'zod';

/** Where something stands: a file (`~/…` under the home in question, else absolute) and a line counting from 1. */
export const fileOrigin = z.strictObject({ file: z.string(), line: z.int().min(1) }).readonly();
export type FileOrigin = z.infer<typeof fileOrigin>;
