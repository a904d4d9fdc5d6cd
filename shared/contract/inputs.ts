import { z } from 'zod';

export const profileName = z.string().min(1).max(8192);

/** A code that the person typed, or that main is to make of the kept secret because the person asked for it. */
export const mfaAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('code'),
      device: z.string().max(256),
      code: z.string().regex(/^[0-9]{6}$/),
    }),
    z.strictObject({ kind: z.literal('kept-secret'), device: z.string().max(256) }),
  ])
  .nullable();
