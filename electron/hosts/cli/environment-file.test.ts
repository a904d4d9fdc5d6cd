import { expect, it } from 'vitest';
import { readEnvironmentFile } from './environment-file.js';

it('reads one NAME=VALUE a line, split at the first =, the value as it is, the last of a name wins', () => {
  const text = '# a comment\n\nAWS_PROFILE=a=b \nEMPTY=\n  \nQUOTED="x"\nAWS_PROFILE= c\nlast=line';
  expect(readEnvironmentFile(text)).toEqual({ AWS_PROFILE: ' c', EMPTY: '', QUOTED: '"x"', last: 'line' });
  expect(readEnvironmentFile('')).toEqual({});
});

it.each(['AWS_PROFILE', 'export AWS_PROFILE=x', '=x', ' AWS_PROFILE=x', ' # comment'])(
  'takes no other line: %j',
  (line) => {
    expect(readEnvironmentFile(`A=1\n${line}\n`)).toBeNull();
  },
);
