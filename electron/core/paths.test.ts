import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPath, folderOf, joinPath, nameOf, shortHash, shownPath } from './paths.js';

describe('a path', () => {
  it.each([
    ['/a/b', '/a', 'b'],
    ['/a', '/', 'a'],
    ['C:\\a\\b', 'C:\\a', 'b'],
    ['C:\\a', 'C:\\', 'a'],
    ['\\\\server\\share\\a', '\\\\server\\share', 'a'],
    ['/odd\\name/b', '/odd\\name', 'b'],
  ])('%s stands in %s as %s', (path, folder, name) => {
    expect([folderOf(path), nameOf(path)]).toEqual([folder, name]);
    expect(joinPath(folder, name)).toBe(path);
  });
  it('under the home is shown with a tilde, one beside it whole', () => {
    expect(shownPath('/home/p/.aws/config', '/home/p')).toBe('~/.aws/config');
    expect(shownPath('/home/pp/x', '/home/p')).toBe('/home/pp/x');
    expect(shownPath('C:\\Users\\p\\.aws\\config', 'C:\\Users\\p')).toBe('~/.aws/config');
    expect(shownPath('/x', '/')).toBe('~/x');
  });
  it('of Windows is expanded as Windows does', () => {
    const context = {
      home: 'C:\\Users\\p',
      workingFolder: 'D:\\w',
      variables: { A: 'x' },
      platform: 'win32',
    } as const;
    expect(expandPath('%A%\\..\\b', context)).toBe('D:\\w\\b');
    expect(expandPath('~\\.aws', context)).toBe('C:\\Users\\p\\.aws');
  });
});

describe('a short hash', () => {
  it('is 14 hexadecimal digits that tell paths apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(shortHash(one)).toMatch(/^[0-9a-f]{14}$/u);
        expect(shortHash(one) === shortHash(other)).toBe(one === other);
      }),
    );
  });
});
