/** What the desktop host says outside its window: in the system's own dialogs. */
export const desktopHostWords = {
  cannotStart: 'Keyway cannot start',
  /** `logFolder` is where the reason stands. */
  whyCannotStart: (logFolder: string) => `The reason stands in the log in ${logFolder}.`,
} as const;
