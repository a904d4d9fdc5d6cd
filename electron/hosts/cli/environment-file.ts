/** The file of `--env-file`. */

/**
 * `NAME=VALUE` a line: split at the first `=`, the value as it is, the last of a name wins; blank lines and lines that
 * begin with `#` are passed over.
 *
 * @returns null where a line is anything else
 */
export function readEnvironmentFile(text: string): Readonly<Record<string, string>> | null {
  const variables = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const at = line.indexOf('=');
    const name = line.slice(0, Math.max(at, 0));
    if (name === '' || /\s|\0/u.test(name)) return null;
    variables.set(name, line.slice(at + 1));
  }
  return Object.fromEntries(variables);
}
