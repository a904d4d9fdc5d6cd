/** /etc/environment, which pam_env reads into every session on Linux. */

export interface SystemVariable {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Reads it as pam_env's `_parse_env_file` does: no shell, so that nothing is expanded; `export ` before a name is passed over,
 * a comment goes from `#` to the end of the line, and of a value that begins with a quote the first and the last are taken away.
 */
export function readSystemEnvironment(text: string): readonly SystemVariable[] {
  return text.split('\n').flatMap((whole, index) => {
    const line = whole
      .replace(/#.*$/u, '')
      .trim()
      .replace(/^export\s+/u, '');
    const match = /^([A-Za-z0-9_]+)=(.*)$/u.exec(line);
    if (match === null) return [];
    const written = match[2] ?? '';
    const value = /^["']/u.test(written) ? written.slice(1).replace(/["']$/u, '') : written;
    return [{ name: match[1] ?? '', value, line: index + 1 }];
  });
}
