/** The person whom main asks: in the system's own dialogs on the desktop, on the terminal of the web host. No page reaches either. */
import type { ElectronApplication } from '@playwright/test';
import type { StartedWeb } from './hosts.js';

/** What the person says to a question: yes, no, or the path of a file. */
export type Answer = 'allow' | 'refuse' | { readonly file: string };

export interface Person {
  /**
   * Does what makes main ask, and answers.
   *
   * @returns what was asked
   */
  answering(answer: Answer, act: () => Promise<void>): Promise<string>;
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

/** Stands in for the dialogs alone: what they are asked is what the app asks the system. */
export function personAtDesktop(app: ElectronApplication): Person {
  return {
    async answering(answer, act) {
      const file = typeof answer === 'string' ? null : answer.file;
      await app.evaluate(
        ({ dialog }, given) => {
          Reflect.set(globalThis, 'asked', null);
          const shown = (options: unknown): void =>
            void Reflect.set(globalThis, 'asked', JSON.stringify(options));
          // The window comes first where there is one.
          Reflect.set(dialog, 'showMessageBox', (...[one, other]: readonly unknown[]) => {
            shown(other ?? one);
            return Promise.resolve({ response: given.isAllowed ? 1 : 0, checkboxChecked: false });
          });
          Reflect.set(dialog, 'showOpenDialog', (...[one, other]: readonly unknown[]) => {
            shown(other ?? one);
            return Promise.resolve({ canceled: false, filePaths: given.file === null ? [] : [given.file] });
          });
        },
        { isAllowed: answer === 'allow', file },
      );
      await act();
      return until(() =>
        app.evaluate(() => {
          const asked: unknown = Reflect.get(globalThis, 'asked');
          return typeof asked === 'string' ? asked : null;
        }),
      );
    },
  };
}

/** Every question on the terminal says that. */
const howToRefuse = 'press Enter to';

/** Types into the terminal once it asks. */
export function personAtTerminal({ terminal }: Pick<StartedWeb, 'terminal'>): Person {
  return {
    async answering(answer, act) {
      const before = terminal.said().length;
      await act();
      const asked = await until(() => {
        const said = terminal.said().slice(before);
        return Promise.resolve(said.includes(howToRefuse) ? said : null);
      });
      terminal.type(typeof answer === 'string' ? (answer === 'allow' ? 'yes' : '') : answer.file);
      return asked;
    },
  };
}
