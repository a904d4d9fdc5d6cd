/** A client that answers from a table, for tests of the window: the calls are real, main is not. */
import { createORPCClient } from '@orpc/client';
import type { Client, Link } from '../client/client.js';

/** Answers by procedure, such as `profiles.list`. What throws is how the call ends. */
export type Answers = Readonly<Record<string, (input: unknown) => unknown>>;

interface Call {
  readonly procedure: string;
  readonly input: unknown;
}

export function fakeClient(answers: Answers): { readonly client: Client; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  const link: Link = {
    async call(path, input, { signal }) {
      const procedure = path.join('.');
      calls.push({ procedure, input });
      const answer = answers[procedure];
      if (answer === undefined) throw new Error(`no answer for ${procedure}`);
      return Promise.race([answer(input), aborted(signal)]);
    },
  };
  return { client: createORPCClient(link), calls };
}

/** Rejects as the real links do once the caller wants the answer no more. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
}
