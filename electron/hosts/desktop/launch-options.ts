/**
 * `--home DIR` or `--home=DIR`; null where it is not given or empty.
 * Other arguments are left alone: Electron and Chromium have their own.
 */
export function readHome(argv: readonly string[]): string | null {
  const joined = argv.find((argument) => argument.startsWith('--home='));
  if (joined !== undefined) return nonEmpty(joined.slice('--home='.length));
  const at = argv.indexOf('--home');
  return at < 0 ? null : nonEmpty(argv[at + 1]);
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text === '' || text.startsWith('--') ? null : text;
}
