import { ORPCError } from '@orpc/client';
import { afterEach, expect, it } from 'vitest';
import type { ImportCandidate } from '../../../shared/models/pasted.js';
import { lockedStore, readyStore, storedEntry } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const button = (text: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent.replace('…', '') === text) ?? null;
const dialog = () => document.querySelector('[role="dialog"]')?.textContent ?? '';

const stored: ImportCandidate = {
  ...{ index: 0, name: 'dev', kind: 'access-key', state: 'new' },
  ...{ differences: [], freeName: 'dev-2', writtenBy: null },
};
const effects = {
  ...{ profiles: ['dev'], repointed: [], broken: [], consent: [] },
  ...{ defaultFollows: false, defaultStays: false },
};

async function settled(window: OpenWindow): Promise<void> {
  for (let round = 0; round < 8; round += 1) await window.settle();
}

it('of a name that is in the locked store, the store is unlocked first, within the import', async () => {
  let isLocked = true;
  const data = { facts: { reason: 'by-hand' }, action: 'unlock-store' };
  const entries = [storedEntry({ name: 'dev' })];
  open = await openWindow([], {
    'editing.openImport': () => ({
      reading: { handle: 'h', path: '~/other', candidates: [stored], sections: [] },
    }),
    'editing.preview': () => {
      if (isLocked) throw new ORPCError('store-locked', { defined: true, data });
      return { files: [], effects, problems: [] };
    },
    'editing.release': () => ({}),
    'store.detail': () => (isLocked ? lockedStore({ entries }) : readyStore({ entries })),
    'store.unlock': () => {
      isLocked = false;
      return readyStore({ entries });
    },
  });
  await open.press(document.body, 'n', { ctrlKey: true });
  await settled(open);
  await open.click(button('Import from a file'));
  await settled(open);
  expect(dialog()).toContain('The encrypted store is locked');
  expect(button('Import 1 profile')?.disabled).toBe(true);
  await open.click(button('Unlock'));
  await settled(open);
  expect(dialog()).not.toContain('The encrypted store is locked');
  expect(button('Import 1 profile')?.disabled).toBe(false);
});
