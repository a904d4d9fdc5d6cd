/** The person whom main asks: in the system's own dialogs on the desktop, on the terminal of the web host. No page reaches either. */
import type { ElectronApplication } from '@playwright/test';
import type { StartedWeb } from './hosts.js';

/** What the person says to a question: yes, no, or the path of a file. */
export type Answer = 'allow' | 'refuse' | { readonly file: string };

export interface Person {
  /**
   * Does what makes main ask, and answers: each question in its turn.
   *
   * @returns what was asked
   */
  answering(answers: Answer | readonly Answer[], act: () => Promise<void>): Promise<string>;
}

/** Milliseconds until a question must have been asked. */
const patience = 10_000;

async function until(found: () => Promise<string | null>): Promise<string> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const text = await found();
    if (text !== null) return text;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error('nobody was asked');
}

function listOf(answers: Answer | readonly Answer[]): readonly Answer[] {
  return typeof answers === 'string' || 'file' in answers ? [answers] : answers;
}

/** Stands in for the dialogs alone: what they are asked is what the app asks the system. */
export function personAtDesktop(app: ElectronApplication): Person {
  return {
    async answering(answers, act) {
      const list = listOf(answers);
      await app.evaluate(({ dialog }, given) => {
        const left = [...given];
        const asked: string[] = [];
        Reflect.set(globalThis, 'asked', asked);
        // The window comes first where there is one.
        const next = ([one, other]: readonly unknown[]): (typeof left)[number] | undefined => {
          asked.push(JSON.stringify(other ?? one));
          return left.shift();
        };
        Reflect.set(dialog, 'showMessageBox', (...options: readonly unknown[]) =>
          Promise.resolve({ response: next(options) === 'allow' ? 1 : 0, checkboxChecked: false }),
        );
        Reflect.set(dialog, 'showOpenDialog', (...options: readonly unknown[]) => {
          const answer = next(options);
          return Promise.resolve({
            canceled: false,
            filePaths: typeof answer === 'object' ? [answer.file] : [],
          });
        });
        Reflect.set(dialog, 'showSaveDialog', (...options: readonly unknown[]) => {
          const answer = next(options);
          return Promise.resolve({
            canceled: false,
            filePath: typeof answer === 'object' ? answer.file : '',
          });
        });
      }, list);
      await act();
      return until(() =>
        app.evaluate((_electron, count) => {
          const asked: unknown = Reflect.get(globalThis, 'asked');
          return Array.isArray(asked) && asked.length === count ? asked.join('\n') : null;
        }, list.length),
      );
    },
  };
}

/** Every question on the terminal says that. */
const howToRefuse = 'press Enter to';

/** Types into the terminal once it asks. */
export function personAtTerminal({ terminal }: Pick<StartedWeb, 'terminal'>): Person {
  return {
    async answering(answers, act) {
      const all: string[] = [];
      let before = terminal.said().length;
      await act();
      for (const answer of listOf(answers)) {
        const from = before;
        all.push(
          await until(() => {
            const said = terminal.said().slice(from);
            return Promise.resolve(said.includes(howToRefuse) ? said : null);
          }),
        );
        before = terminal.said().length;
        terminal.type(typeof answer === 'string' ? (answer === 'allow' ? 'yes' : '') : answer.file);
      }
      return all.join('\n');
    },
  };
}
