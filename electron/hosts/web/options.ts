import { parseArgs } from 'node:util';

export interface WebOptions {
  /** `--home DIR`; null for the person's own home. */
  readonly home: string | null;
  /** False under `--no-open`: the address is printed and nothing is opened. */
  readonly open: boolean;
}

/** Reads what follows the program's name; null where it is wrong. */
export function readWebOptions(argv: readonly string[]): WebOptions | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { home: { type: 'string' }, 'no-open': { type: 'boolean' } },
      strict: true,
    });
    if (values.home === '') return null;
    return { home: values.home ?? null, open: values['no-open'] !== true };
  } catch {
    return null;
  }
}
