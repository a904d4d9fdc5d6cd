import { expect, it } from 'vitest';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createHeldValues, heldFor } from './held-secrets.js';

function open() {
  const clock = createImmediateClock();
  let serial = 0;
  const held = createHeldValues<string>(clock, {
    hex: (digits) => String((serial += 1)).padStart(digits, '0'),
  });
  return { clock, held };
}

it('gives back what it holds, and nothing for another handle', () => {
  const { held } = open();
  const handle = held.hold('one');
  expect(handle).toHaveLength(32);
  expect(held.find(handle)).toEqual({ ok: true, value: 'one' });
  expect(held.find('another')).toMatchObject({ ok: false, failure: { code: 'handle-expired' } });
});

it('lets go after ten minutes in which nobody asked', () => {
  const { clock, held } = open();
  const handle = held.hold('one');
  clock.advance(heldFor - 1);
  expect(held.find(handle).ok).toBe(true);
  clock.advance(heldFor - 1);
  expect(held.find(handle).ok).toBe(true);
  clock.advance(heldFor);
  expect(held.find(handle).ok).toBe(false);
});

it('lets go when it is told to, and of everything at the end', () => {
  const { held } = open();
  const [first, second] = [held.hold('one'), held.hold('two')];
  held.release(first);
  held.release('unknown');
  expect([held.find(first).ok, held.find(second).ok]).toEqual([false, true]);
  held.dispose();
  expect(held.find(second).ok).toBe(false);
});

it('holds fifty at most, the newest', () => {
  const { held } = open();
  const handles = Array.from({ length: 51 }, (_, index) => held.hold(String(index)));
  expect(handles.filter((handle) => !held.find(handle).ok)).toEqual([handles[0]]);
});
