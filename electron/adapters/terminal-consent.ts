/** The Consent port on the terminal that a host was started from: what comes from the window cannot answer for the person. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { consentFrame, consentWords, filesToOpen, filesToWrite } from '../../shared/catalogue/en/consent.js';
import type { Consent } from '../services/ports.js';

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person sits at it. Where none does, nobody can consent. */
  readonly isInteractive: boolean;
}

export function createTerminalConsent(terminal: Terminal): Consent {
  let last: Promise<unknown> = Promise.resolve();

  async function askNow(question: string): Promise<string> {
    const reader = createInterface({ input: terminal.input, output: terminal.output });
    // Where the input ends there is no answer, and the question alone would wait for ever.
    const ended = new Promise<string>((end) => reader.once('close', () => end('')));
    try {
      return (await Promise.race([reader.question(question), ended])).trim();
    } finally {
      reader.close();
    }
  }

  /** One question at a time: two at once would share an answer. */
  function ask(question: string): Promise<string> {
    const answer = last.then(() => askNow(question));
    last = answer.catch(() => undefined);
    return answer;
  }

  async function askPath(question: string): Promise<string | null> {
    if (!terminal.isInteractive) return null;
    const typed = await ask(question);
    return typed === '' ? null : resolve(typed.replace(/^~(?=$|[/\\])/, homedir()));
  }

  return {
    chooseFileToOpen: (purpose) =>
      askPath(`\n${filesToOpen[purpose].question}\n${consentFrame.typePathToOpen}`),
    chooseFileToWrite: (purpose, suggestedName) =>
      askPath(`\n${filesToWrite[purpose].question} (${suggestedName})\n${consentFrame.typePathToWrite}`),
    async allow(request) {
      if (!terminal.isInteractive) return 'unasked';
      const { question, detail } = consentWords(request);
      const typed = await ask(`\n${question}\n${detail}\n${consentFrame.typeYes}`);
      return typed.toLowerCase() === 'yes' ? 'allowed' : 'refused';
    },
  };
}
