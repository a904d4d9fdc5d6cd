import { afterEach, describe, expect, it } from 'vitest';
import type { RotationRow } from '../../../shared/models/rotation.js';
import type { Answers } from '../../testing/fake-client.js';
import { daysAgo, keyListOf, keyRow, learnedKey, rotationListOf, rotationRow } from '../../testing/keys.js';
import { listedProfile } from '../../testing/profiles.js';
import { device } from '../../testing/sessions.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const names = ['acme-base', 'ci', 'legacy'];
const handles = names.map((name) => `key-${name}`);
const profiles = names.map((name) => listedProfile({ name, kind: 'access-key', accessKeyId: '****MPLE' }));
const keys = names.map((name) =>
  keyRow(name, { keyId: `****${name.slice(0, 4)}`, traits: ['old'], learned: learnedKey() }),
);
const inRow = (name: string) => ({ key: `key-${name}`, profile: name });

let open: OpenWindow | undefined;
let rotations: readonly RotationRow[] = [];
afterEach(() => {
  open?.close();
  open = undefined;
  rotations = [];
});

const byLabel = (label: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === label,
  ) ?? null;
const asked = () =>
  open?.calls.filter(({ procedure }) => procedure === 'rotations.startSeveral').map(({ input }) => input);
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const text = () => dialog()?.textContent ?? '';
const status = () => dialog()?.querySelector('[role="status"]')?.textContent ?? '';
const alert = () => dialog()?.querySelector('[role="alert"]')?.textContent ?? '';
const rows = () => [...document.querySelectorAll('.rotation-row')].map(({ textContent }) => textContent);

async function openKeys(answers: Answers = {}, list = keys): Promise<void> {
  open = await openWindow(profiles, {
    'keys.list': () => keyListOf(list),
    'rotations.list': () => rotationListOf(rotations),
    ...answers,
  });
  await open.click(byLabel('Keys') ?? byLabel('Keys: a rotation waits for you'));
}

describe('several rotations', () => {
  it('are of the keys that were chosen: tells what is done, what stopped and why, what is left, and goes on', async () => {
    await openKeys({
      'rotations.startSeveral': (input) => {
        if (isFor(input, ['key-legacy'])) return { done: [rotationRow('legacy')], stopped: null, left: [] };
        const facts = { device, profiles: 'ci' };
        return {
          done: [rotationRow('acme-base')],
          stopped: { ...inRow('ci'), code: 'mfa-needed', facts, action: null },
          left: [inRow('legacy')],
        };
      },
    });
    await open?.click(byLabel('Rotate 3 old keys…'));
    expect(text()).toContain('No old key is deleted.');
    await open?.click(byLabel('Start'));
    expect(asked()).toEqual([{ keys: handles }]);
    expect(status()).toBe('1 key is rotated. One needs you. 1 was not begun.');
    expect(alert()).toContain('ci: ');
    expect(rows()).toEqual(['acme-baserotated', 'cistopped', 'legacynot begun']);
    await open?.click(byLabel('Go on with the one left'));
    expect(asked()?.at(-1)).toEqual({ keys: ['key-legacy'] });
    expect(status()).toBe('1 key is rotated.');
  });

  it('leave out a key that no name leads to, and one that a rotation is at', async () => {
    const [first, second, third] = keys;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three keys');
    await openKeys({}, [first, { ...second, rotatedBy: null }, { ...third, rotation: 'r' }]);
    expect(byLabel('Rotate ****ci')).toBeNull();
    await open?.click(byLabel('Rotate the old key…'));
    expect(rows()).toEqual(['acme-basewaits']);
  });

  it('are those that are chosen', async () => {
    await openKeys();
    for (const name of ['acme', 'lega'])
      await open?.click(document.querySelector<HTMLElement>(`input[aria-label="Choose ****${name}"]`));
    expect(document.querySelector('.keys-chosen')?.textContent).toContain('2 keys chosen');
    const rotate = [...document.querySelectorAll<HTMLElement>('.keys-chosen button')].find(
      ({ textContent }) => textContent === 'Rotate…',
    );
    await open?.click(rotate ?? null);
    expect(text()).toContain('Rotate 2 keys');
    expect(text()).toContain('legacy');
    expect(text()).not.toContain('ci ');
  });

  it('stop where the person says so: what is rotated stays so, and what was begun is opened', async () => {
    // An earlier rotation of a profile is nothing of these.
    rotations = [rotationRow('legacy', { id: 'earlier', ended: 'rotated', endedAt: daysAgo(30) })];
    const done = rotationRow('acme-base');
    const begun = rotationRow('ci', { stage: 'save', proofs: [] });
    await openKeys({
      'rotations.startSeveral': () => {
        rotations = [done, begun, ...rotations];
        return new Promise(() => undefined);
      },
      'rotations.resume': () => begun,
    });
    await open?.click(byLabel('Rotate 3 old keys…'));
    await open?.click(byLabel('Start'));
    expect(status()).toBe('0 of 3 rotated');
    await open?.click(byLabel('Stop after this step'));
    await open?.settle();
    expect(status()).toBe('1 key is rotated. One needs you. 1 was not begun.');
    expect(rows()).toEqual(['acme-baserotated', 'cistopped', 'legacynot begun']);
    expect(byLabel('Stop after this step')).toBeNull();
    expect(byLabel('Go on with the one left')).not.toBeNull();
    await open?.click(byLabel('Open it'));
    expect(status()).toBe('Stopped before the new key was saved everywhere. Both keys work.');
  });
});

function isFor(input: unknown, wanted: readonly string[]): boolean {
  return JSON.stringify(input) === JSON.stringify({ keys: wanted });
}
