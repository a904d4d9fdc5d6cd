import { z } from 'zod';
import { profileKinds } from '../vocabulary.js';

/** A variable in Keyway's own environment that outranks or redirects the active profile in terminals that have it too. */
export const contradiction = z
  .strictObject({
    variable: z.enum(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID']),
    /** The profile the variable names; null for a key, whose value is not shown. */
    profile: z.string().nullable(),
  })
  .readonly();
export type Contradiction = z.infer<typeof contradiction>;

/** What a tool with no flags and no AWS_ variables uses. Null name: there is no `[default]` at all. */
export const activeStatus = z
  .strictObject({
    /** Id of the row, as in the list; null where nothing is active. */
    id: z.string().nullable(),
    name: z.string().nullable(),
    kind: z.enum(profileKinds).nullable(),
    accountId: z.string().nullable(),
    region: z.string().nullable(),
    /** When Keyway takes a limited change back; ISO 8601 in UTC. */
    revertsAt: z.string().nullable(),
    /** There is a managed `[default]`, so `restore` has something to do. */
    canRestore: z.boolean(),
    /** Names that the earlier `[default]` was kept under, most effective first. */
    keptAs: z.array(z.string()).readonly(),
    contradictions: z.array(contradiction).readonly(),
  })
  .readonly();
export type ActiveStatus = z.infer<typeof activeStatus>;
