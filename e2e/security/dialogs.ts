/** The system's own dialogs, answered as a test wants it: no page can reach them. */
import type { ElectronApplication } from '@playwright/test';

/** The person at the system's dialogs: chooses no file, and gives that answer. Tells how often each was shown. */
export async function answerDialogs(
  app: ElectronApplication,
  response = 0,
): Promise<() => Promise<Readonly<Record<'message' | 'open' | 'save', number>>>> {
  await app.evaluate(({ dialog }, answer) => {
    const counts = { message: 0, open: 0, save: 0 };
    Reflect.set(globalThis, 'asked', counts);
    Reflect.set(dialog, 'showMessageBox', () => {
      counts.message += 1;
      return Promise.resolve({ response: answer, checkboxChecked: false });
    });
    Reflect.set(dialog, 'showOpenDialog', () => {
      counts.open += 1;
      return Promise.resolve({ canceled: true, filePaths: [] });
    });
    Reflect.set(dialog, 'showSaveDialog', () => {
      counts.save += 1;
      return Promise.resolve({ canceled: true, filePath: '' });
    });
  }, response);
  return async () =>
    app.evaluate(() => {
      const counts: unknown = Reflect.get(globalThis, 'asked');
      const count = (name: string): number =>
        typeof counts === 'object' && counts !== null ? Number(Reflect.get(counts, name)) : 0;
      return { message: count('message'), open: count('open'), save: count('save') };
    });
}
