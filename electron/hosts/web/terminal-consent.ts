import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { webHostWords } from '../../../shared/catalogue/en/web-host.js';
import type { Consent } from '../../services/ports.js';

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person sits at it. Where none does, nobody can consent. */
  readonly isInteractive: boolean;
}

/** Asks on the terminal that the host was started from: the browser cannot answer for the person. */
export function createTerminalConsent(terminal: Terminal): Consent {
  let last: Promise<unknown> = Promise.resolve();

  async function ask(question: string): Promise<string> {
    const reader = createInterface({ input: terminal.input, output: terminal.output });
    try {
      return (await reader.question(question)).trim();
    } finally {
      reader.close();
    }
  }

  return {
    async chooseCredentialsFile() {
      if (!terminal.isInteractive) return null;
      // One question at a time: two at once would share an answer.
      const answer = last.then(() => ask(webHostWords.chooseCredentialsFile));
      last = answer.catch(() => undefined);
      const typed = await answer;
      return typed === '' ? null : resolve(typed.replace(/^~(?=$|[/\\])/, homedir()));
    },
  };
}
