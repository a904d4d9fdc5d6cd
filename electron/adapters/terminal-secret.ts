/** A question on the terminal whose answer is not shown while it is typed. */
import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { Secret } from '../core/secret.js';

/** A stream that may be a terminal. */
export type MaybeTerminal<Stream> = Stream & { readonly isTTY?: boolean };

/**
 * Resolves to what was typed; null where either stream is no terminal, or the input ended or was interrupted.
 *
 * @param output where the question goes: standard error, so that standard output stays the answer's
 */
export function askSecretOnTerminal(
  input: MaybeTerminal<Readable>,
  output: MaybeTerminal<Writable>,
  question: string,
): Promise<Secret | null> {
  if (input.isTTY !== true || output.isTTY !== true) return Promise.resolve(null);
  // What the line editor would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  output.write(question);
  return new Promise((resolve) => {
    const finish = (answer: Secret | null): void => {
      // Closing the reader is an end too: the first answer counts.
      resolve(answer);
      reader.close();
      output.write('\n');
    };
    reader.once('line', (line) => finish(new Secret(line)));
    reader.once('SIGINT', () => finish(null));
    reader.once('close', () => resolve(null));
  });
}
