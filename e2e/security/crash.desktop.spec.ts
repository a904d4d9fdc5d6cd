/** What nobody caught in the main process is said by the id that the log has it under: Electron itself would show it whole. */
import { expect, test } from '@playwright/test';
import { createSampleHome } from '../support/homes.js';
import { startDesktop } from '../support/hosts.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

test('an error and a rejection are said by their ids alone, and Keyway goes on', async () => {
  const home = createSampleHome();
  const app = await startDesktop(home.folder);
  const errors: string[] = [];
  app.process().stderr?.on('data', (part: Buffer) => errors.push(part.toString()));
  const shown = await app.evaluate(async ({ dialog }, words) => {
    const told: string[] = [];
    dialog.showErrorBox = (title, content) => void told.push(`${title}\n${content}`);
    setTimeout(() => {
      throw new Error(words);
    }, 0);
    void Promise.reject(new Error(words));
    while (told.length < 2) await new Promise((done) => setTimeout(done, 10));
    return told;
  }, `cannot use ${secret}`);
  const log = home.read('.keyway/keyway.log');
  for (const each of shown) {
    const [, id = ''] =
      /^Something unexpected went wrong in Keyway\n.*under ([0-9a-f]{8})\.$/u.exec(each) ?? [];
    expect(log).toContain(`"id":"${id}"`);
  }
  expect(log).toContain('cannot use');
  expect([log, ...shown, ...errors].join('\n')).not.toContain(secret);
  await expect((await app.firstWindow()).getByRole('navigation')).toBeVisible();
  await app.close();
  home.remove();
});
