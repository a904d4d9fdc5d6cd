import { expect, it } from 'vitest';
import { createDigests } from '../../adapters/digests.js';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryClipboard } from '../../adapters/testing/memory-clipboard.js';
import { Secret } from '../../core/secret.js';
import { createClipboardKeeper } from './clipboard-keeper.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const other = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

function open() {
  const clock = createImmediateClock();
  const clipboard = createMemoryClipboard();
  const keeper = createClipboardKeeper(clipboard, {
    clock,
    digests: createDigests(),
    random: { hex: (digits) => '0'.repeat(digits) },
  });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { clock, clipboard, keeper, settled };
}

it('takes a secret off the clipboard after thirty seconds', async () => {
  const { clock, clipboard, keeper, settled } = open();
  await keeper.copySecret(new Secret(secret));
  expect(clipboard.text()).toBe(secret);
  clock.advance(29_999);
  await settled();
  expect(clipboard.text()).toBe(secret);
  clock.advance(1);
  await settled();
  expect(clipboard.text()).toBe('');
});

it('leaves alone what was copied meanwhile', async () => {
  const { clock, clipboard, keeper, settled } = open();
  await keeper.copySecret(new Secret(secret));
  clipboard.put('a note');
  clock.advance(30_000);
  await settled();
  expect(clipboard.text()).toBe('a note');
  await keeper.copySecret(new Secret(secret));
  clipboard.put('another note');
  await keeper.dispose();
  expect(clipboard.text()).toBe('another note');
});

it('gives a second secret its own thirty seconds', async () => {
  const { clock, clipboard, keeper, settled } = open();
  await keeper.copySecret(new Secret(secret));
  clock.advance(20_000);
  await keeper.copySecret(new Secret(other));
  clock.advance(20_000);
  await settled();
  expect(clipboard.text()).toBe(other);
  clock.advance(10_000);
  await settled();
  expect(clipboard.text()).toBe('');
});

it('takes a secret off at the end, once', async () => {
  const { clipboard, keeper } = open();
  await keeper.copySecret(new Secret(secret));
  await keeper.dispose();
  expect(clipboard.text()).toBe('');
  clipboard.put(secret);
  await keeper.dispose();
  expect(clipboard.text()).toBe(secret);
});

it('lets what is no secret stay', async () => {
  const { clock, clipboard, keeper, settled } = open();
  await keeper.copy('AKIAIOSFODNN7EXAMPLE');
  clock.advance(60_000);
  await settled();
  await keeper.dispose();
  expect(clipboard.text()).toBe('AKIAIOSFODNN7EXAMPLE');
});
