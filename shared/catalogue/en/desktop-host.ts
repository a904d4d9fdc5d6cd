/** What the desktop host says outside its window: in the system's own dialogs. */
export const desktopHostWords = {
  cannotStart: 'Keyway cannot start',
  /** `logFolder` is where the reason stands. */
  whyCannotStart: (logFolder: string) => `The reason stands in the log in ${logFolder}.`,
  crashed: 'Something unexpected went wrong in Keyway',
  /** `logFolder` is where the reason stands under `id`. */
  whyCrashed: (id: string, logFolder: string) => `The log in ${logFolder} has it under ${id}.`,
} as const;
