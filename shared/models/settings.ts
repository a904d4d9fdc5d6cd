import { z } from 'zod';
import { profileColours, shells } from '../vocabulary.js';

export const profileColour = z.enum(profileColours);
export type ProfileColour = z.infer<typeof profileColour>;

export const theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof theme>;

const profileId = z.string().min(1).max(4096);

const keyAgeDays = z.int().min(1).max(3650);

/** What the window remembers. Nothing secret; kept in Keyway's own settings file. */
export const settings = z
  .strictObject({
    theme,
    favourites: z.array(profileId).max(10_000).readonly(),
    /** Newest first. */
    recents: z.array(profileId).max(50).readonly(),
    colours: z.record(profileId, profileColour).readonly(),
    /** Other credentials files, absolute, added by consent. */
    locations: z.array(z.string().min(1).max(4096)).max(100).readonly(),
    /** The shell that lines to copy are written for; left out until one is chosen. */
    shell: z.enum(shells).optional(),
    /** Days after which an access key is old; left out until one is chosen. */
    keyAgeDays: keyAgeDays.optional(),
  })
  .readonly();
export type Settings = z.infer<typeof settings>;

/** One change of the settings that the window may ask for; file locations are chosen in main, not here. */
export const settingsChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('theme'), theme }),
  z.strictObject({ kind: z.literal('favourite'), id: profileId, favourite: z.boolean() }),
  z.strictObject({ kind: z.literal('recent'), id: profileId }),
  z.strictObject({ kind: z.literal('colour'), id: profileId, colour: profileColour.nullable() }),
  z.strictObject({ kind: z.literal('shell'), shell: z.enum(shells) }),
  z.strictObject({ kind: z.literal('key-age'), days: keyAgeDays }),
]);
export type SettingsChange = z.infer<typeof settingsChange>;
