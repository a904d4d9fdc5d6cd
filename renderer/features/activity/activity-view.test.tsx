import { afterEach, describe, expect, it } from 'vitest';
import { activityRow } from '../../testing/store.js';
import type { Answers } from '../../testing/fake-client.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const button = (name: string): HTMLButtonElement | null =>
  [...document.querySelectorAll('button')].find(
    (each) => each.textContent === name || each.getAttribute('aria-label') === name,
  ) ?? null;
const told = (): string => document.querySelector('.toasts')?.textContent ?? '';

async function openActivity(answers: Answers): Promise<OpenWindow> {
  open = await openWindow([], {
    'changes.list': () => ({ revision: 1, changes: [] }),
    'store.activity': () => ({
      rows: [activityRow({ kind: 'key-proved', profile: 'dev', reason: '****MPLE' })],
    }),
    ...answers,
  });
  await open.click(button('Activity'));
  await settled(open);
  return open;
}

async function settled(window: OpenWindow): Promise<void> {
  for (let round = 0; round < 6; round += 1) await window.settle();
}

describe('the activity', () => {
  it('says what was done to which key', async () => {
    await openActivity({});
    expect(document.querySelector('.events')?.textContent).toContain('Proved the new access key of dev');
    expect(document.querySelector('.events')?.textContent).toContain('****MPLE');
  });

  it('is exported to where the person says, who is asked once at a time', async () => {
    let answer: (value: { readonly path: string | null }) => void = () => undefined;
    const asked: number[] = [];
    const window = await openActivity({
      'store.exportActivity': () => {
        asked.push(1);
        return new Promise((resolve) => (answer = resolve));
      },
    });
    await window.click(button('Export…'));
    expect(button('Exporting…')?.getAttribute('aria-disabled')).toBe('true');
    await window.click(button('Exporting…'));
    expect(asked).toHaveLength(1);
    answer({ path: '~/keyway-activity.csv' });
    await settled(window);
    expect(told()).toContain('~/keyway-activity.csv');
    expect(button('Export…')?.disabled).toBe(false);
  });

  it('says nothing where the person chose no place, and why where it cannot be written', async () => {
    const window = await openActivity({ 'store.exportActivity': () => ({ path: null }) });
    await window.click(button('Export…'));
    await settled(window);
    expect(told()).toBe('');
    window.close();
    const other = await openActivity({
      'store.exportActivity': () => {
        throw new Error('the line is gone');
      },
    });
    await other.click(button('Export…'));
    await settled(other);
    expect(told()).not.toBe('');
    expect(button('Export…')?.disabled).toBe(false);
  });

  it('has nothing to export where nothing was done', async () => {
    await openActivity({ 'store.activity': () => ({ rows: [] }) });
    expect(button('Export…')?.disabled).toBe(true);
  });
});
