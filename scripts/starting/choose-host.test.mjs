import { expect, test } from 'vitest';
import { chooseHost } from './choose-host.mjs';

const desktop = {
  platform: 'linux',
  isRoot: false,
  hasDisplay: true,
  wantsWeb: false,
  electron: '/e/electron',
};

test('with a binary, a display and an ordinary user it is the desktop', () => {
  expect(chooseHost(desktop)).toEqual({ host: 'desktop', line: null });
  expect(chooseHost({ ...desktop, platform: 'darwin', hasDisplay: false })).toEqual({
    host: 'desktop',
    line: null,
  });
});

const reasons = [
  [{ isRoot: true }, 'root'],
  [{ hasDisplay: false }, 'no display'],
  [{ electron: null }, 'binary'],
];
test.each(reasons)('%j takes the web host and says why in one line', (changed, word) => {
  const { host, line } = chooseHost({ ...desktop, ...changed });
  expect(host).toBe('web');
  expect(line).toContain(word);
  expect(line).not.toContain('\n');
});

test('who asks for the web host gets it without a word', () => {
  expect(chooseHost({ ...desktop, isRoot: true, wantsWeb: true })).toEqual({ host: 'web', line: null });
});
