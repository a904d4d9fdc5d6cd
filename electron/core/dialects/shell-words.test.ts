import { describe, expect, it } from 'vitest';
import { splitShellWords } from './shell-words.js';

describe('splitting words as shlex does', () => {
  it.each([
    ['profile dev', ['profile', 'dev']],
    ['  profile\t\tdev ', ['profile', 'dev']],
    ['profile "my prod"', ['profile', 'my prod']],
    ["profile 'my prod'", ['profile', 'my prod']],
    ['profile ""', ['profile', '']],
    ['profile my\\ prod', ['profile', 'my prod']],
    [String.raw`"a\"b\\c\d"`, [String.raw`a"b\c\d`]],
    [String.raw`'a\b'`, [String.raw`a\b`]],
    ['a"b c"d', ['ab cd']],
    ['# no comment', ['#', 'no', 'comment']],
    ['', []],
  ])('reads %j', (text, words) => {
    expect(splitShellWords(text)).toEqual(words);
  });

  it.each(['"open', "'open", 'end\\', '"end\\'])('gives nothing for %j, where Python raises', (text) => {
    expect(splitShellWords(text)).toBeNull();
  });

  it('keeps a no-break space and other characters beyond ASCII within words', () => {
    expect(splitShellWords('profile a\u00a0b\u2003c \u{1f511}')).toEqual([
      'profile',
      'a\u00a0b\u2003c',
      '\u{1f511}',
    ]);
  });
});
