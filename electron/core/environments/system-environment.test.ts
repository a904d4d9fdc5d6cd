import { expect, it } from 'vitest';
import { readSystemEnvironment } from './system-environment.js';

it.each([
  ['A=1', '1'],
  ['  export A="x y"  ', 'x y'],
  [`A='x'`, 'x'],
  [`A="x'`, 'x'],
  ['A="x" y"', 'x" y'],
  ['A=x"', 'x"'],
  ['A=x # note', 'x'],
  ['A="x#y"', 'x'],
  ['A=$B~', '$B~'],
  ['A=', ''],
])('the system reads %s as pam_env does', (text, value) => {
  expect(readSystemEnvironment(`\n${text}\n`)).toEqual([{ name: 'A', value, line: 2 }]);
});
it.each(['A', '=x', 'A-B=x', '# A=1', ''])('the system passes over %s', (text) => {
  expect(readSystemEnvironment(text)).toEqual([]);
});
