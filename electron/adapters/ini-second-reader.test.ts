import { describe, expect, it } from 'vitest';
import { createIniSecondReader } from './ini-second-reader.js';

function read(text: string): unknown {
  const sections = createIniSecondReader().read(text);
  return sections === null
    ? null
    : Object.fromEntries([...sections].map(([name, keys]) => [name, Object.fromEntries(keys)]));
}

describe('the second reader', () => {
  it('gives keys and values by the raw header', () => {
    expect(read('[default]\nregion = a\n[profile b]\nrole_arn=c\n')).toEqual({
      default: { region: 'a' },
      'profile b': { role_arn: 'c' },
    });
  });
  it('keeps apart what npm ini would nest, unquote or drop', () => {
    const names = ['a.b', 'a', 'a\\.b', '__proto__', 'profile "q"', '"q"', 'ünï', 'constructor', 'a]b'];
    const text = names.map((name, index) => `[${name}]\nb = ${index}\n`).join('');
    const expected = new Map(names.map((name, index) => [name, new Map([['b', String(index)]])]));
    expect(createIniSecondReader().read(text)).toEqual(expected);
  });
  it('reads a header with text behind it, or indented, as the AWS CLI does', () => {
    expect(read('[a] # note\nx = 1\n  [b]\ny = 2\n')).toEqual({ a: { x: '1' }, b: { y: '2' } });
  });
  it('gives what stands before the first header by itself', () => {
    expect(read('x = 1\n[a]\n')).toEqual({ '': { x: '1' }, a: {} });
  });
  it('gives text for values that npm ini takes for something else', () => {
    expect(read('[a]\nx = true\ny = null\nz[] = 1\nz[] = 2\nw\n')).toEqual({
      a: { x: 'true', y: 'null', z: '["1","2"]', w: 'true' },
    });
  });
  it('takes each kind of line end for one', () => {
    expect(read('[a]\r\nx = 1\r[b]\ny = 2')).toEqual({ a: { x: '1' }, b: { y: '2' } });
  });
});
