/** What the web host says on the terminal. */
export const webHostWords = {
  /** `address` leads to the redirect page. */
  opened: (address: string) =>
    `Keyway is open in your browser. If no page came up, or to come back later, open ${address}`,
  notOpened: (address: string) => `Open this page in your browser to use Keyway: ${address}`,
  crashed: (id: string, logFolder: string) =>
    `Something unexpected went wrong, and Keyway has ended. The log in ${logFolder} has it under ${id}.`,
  howToStop: 'It runs until you press Ctrl+C here.',
  wrongUse: 'usage: web.js [--home DIR] [--no-open]',
  windowNotBuilt: (folder: string) => `The window is not built: ${folder} is missing. Run npm run build.`,
} as const;
