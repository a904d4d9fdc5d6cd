import { expect, test } from 'vitest';
import { openerFor } from '../../adapters/open-in-browser.js';
import { readWebOptions } from './options.js';

test('options: a home, and whether to open a browser', () => {
  expect(readWebOptions([])).toEqual({ home: null, open: true });
  expect(readWebOptions(['--home', '/h', '--no-open'])).toEqual({ home: '/h', open: false });
  expect(readWebOptions(['--home'])).toBeNull();
  expect(readWebOptions(['--home', ''])).toBeNull();
  expect(readWebOptions(['--else'])).toBeNull();
  expect(readWebOptions(['stray'])).toBeNull();
});

test('without a display there is no browser to open', () => {
  expect(openerFor('linux', {})).toBeNull();
  expect(openerFor('linux', { DISPLAY: '' })).toBeNull();
  expect(openerFor('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
  expect(openerFor('darwin', {})).toEqual(['open']);
});
