import { z } from 'zod';

/** What the window must know of the host it runs in. */
export const applicationInfo = z
  .strictObject({
    version: z.string(),
    host: z.enum(['desktop', 'web']),
    platform: z.enum(['linux', 'darwin', 'win32', 'other']),
    /** Paths as the settings show them. */
    paths: z
      .strictObject({ home: z.string(), data: z.string(), settings: z.string(), logs: z.string() })
      .readonly(),
    /** History is kept readable by this user only, not sealed: there is no encrypted store yet. */
    historySealed: z.boolean(),
  })
  .readonly();
export type ApplicationInfo = z.infer<typeof applicationInfo>;

/** What changed; the window asks again for what it shows. `revision` grows with every change of a topic. */
export const changedEvent = z
  .strictObject({
    revision: z.int().min(0),
    topics: z
      .array(z.enum(['profiles', 'changes', 'settings', 'store', 'activity', 'sessions', 'keys']))
      .readonly(),
  })
  .readonly();
export type ChangedEvent = z.infer<typeof changedEvent>;
