import { z } from 'zod';
import { tools } from '../vocabulary.js';

const text = z.string().nullish();
const flag = z.boolean().nullish();

/** One question of `keyway resolve --request`, in full. What is left out is as it is on this machine, now. */
export const resolveRequest = z.strictObject({
  tool: z.enum(tools),
  platform: z.enum(['linux', 'darwin', 'win32']).nullish(),
  home: z.string().min(1).nullish(),
  /** ISO 8601; without a time zone it is UTC. */
  now: z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]).nullish(),
  invocation: z
    .strictObject({
      profile: text,
      region: text,
      output: text,
      accessKeys: flag,
      credentialObject: flag,
      location: text,
      sessionProfile: text,
    })
    .nullish(),
  environment: z.record(z.string(), z.string()).nullish(),
  hostFacts: z.strictObject({ imds: z.enum(['available', 'unavailable']).nullish() }).nullish(),
});
export type ResolveRequest = z.infer<typeof resolveRequest>;
