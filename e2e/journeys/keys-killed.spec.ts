/** The app killed in the middle of a rotation, started again, and gone on with from the window: nobody is locked out, and no key is forgotten. */
import { expect } from '@playwright/test';
import { parseRotations } from '../../electron/core/rotation/journal.js';
import type { Aws } from '../aws/server.js';
import type { Home } from '../support/homes.js';
import { test } from '../support/window.js';
import {
  createKeysHome,
  expectAtWatch,
  expectWorkingKey,
  keyInFile,
  keys,
  keysView,
  startKeysAws,
  startRotation,
  statuses,
  userOf,
} from './key-parts.js';
import { goTo } from './parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startKeysAws();
});
test.afterEach(async () => {
  const { faults } = aws;
  await aws.close();
  expect(faults).toEqual([]);
});

interface Kill {
  readonly name: string;
  /** Before it is begun. */
  prepare(): void;
  /** It is time. */
  isReached(home: Home): boolean;
  /** What the list says of it once the app runs again. */
  readonly said: RegExp;
  /** A key is deleted on the way on, which main asks about. */
  readonly asks: string | null;
}

const kills: readonly Kill[] = [
  {
    name: 'after AWS made the key, before its answer is there',
    prepare: () => void aws.fail({ action: 'iam:CreateAccessKey', how: 'timeout', carriedOut: true }),
    isReached: () => userOf(aws, 'ada').keys.length === 2,
    said: /AWS was asked for a key and did not answer/u,
    asks: 'got no answer',
  },
  {
    name: 'once the files have the new key',
    prepare: () => undefined,
    isReached: (home) => keyInFile(home, 'acme-ada').id !== keys.ada.id,
    said: /Both keys work|The old one still works/u,
    asks: null,
  },
];

/** Each key that AWS has stands in the files or in the journal, or the journal says that one was asked for. */
function expectKnown(home: Home): void {
  const [rotation] = parseRotations(Buffer.from(home.read('.keyway/rotations.json'))) ?? [];
  if (rotation === undefined) throw new Error('nothing is noted');
  const known = [keyInFile(home, 'acme-ada').id, rotation.oldKey.accessKeyId, rotation.newKey?.accessKeyId];
  const unknown = userOf(aws, 'ada').keys.filter(({ id }) => !known.includes(id));
  expect(unknown.length).toBeLessThanOrEqual(rotation.attemptedAt === null ? 0 : 1);
}

for (const kill of kills) {
  test(`killed ${kill.name}, it goes on from the window`, { tag: '@slow' }, async ({ openWindow }) => {
    test.setTimeout(120_000);
    const home = createKeysHome(aws);
    const before = await openWindow(home);
    kill.prepare();
    await startRotation(before.page, 'acme-ada');
    await expect.poll(() => kill.isReached(home), { intervals: [5], timeout: 30_000 }).toBe(true);
    await before.kill();
    expectWorkingKey(aws, home, 'acme-ada', 'ada');
    expectKnown(home);

    const { page, person } = await openWindow(home, { atTerminal: true });
    await goTo(page, 'Keys');
    await expect(keysView(page)).toContainText('Rotations under way');
    await expect(keysView(page)).toContainText(kill.said);
    await keysView(page).getByRole('button', { name: 'Open the rotation of acme-ada' }).click();
    const resume = () => dialog(page).getByRole('button', { name: 'Resume' }).click();
    if (kill.asks === null) await resume();
    else
      expect(
        await person.answering('allow', async () => {
          const asked = aws.journal.length;
          await resume();
          // The lock of the one that was killed gets old first.
          await expect.poll(() => aws.journal.length, { timeout: 40_000 }).toBeGreaterThan(asked);
        }),
      ).toContain(kill.asks);
    await expectAtWatch(page);
    expectWorkingKey(aws, home, 'acme-ada', 'ada');
    const { id } = keyInFile(home, 'acme-ada');
    expect(keyInFile(home, 'acme-ada-too').id).toBe(id);
    expect(statuses(aws, 'ada')).toEqual([
      [keys.ada.id, 'Inactive'],
      [id, 'Active'],
    ]);
  });
}
