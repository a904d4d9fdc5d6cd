import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sectionOfBody } from './access-key.js';
import type { KeySection } from './access-key.js';
import { sectionOfPlainBody } from './key-section.js';

const runs =
  { quick: 1000, ci: 20_000, nightly: 200_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 1000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const shown = ({ key, ...rest }: KeySection): unknown => [
  rest,
  key === null
    ? null
    : { ...key, secretAccessKey: key.secretAccessKey.reveal(), sessionToken: key.sessionToken?.reveal() },
];

const key = fc.constantFrom(
  ...['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token', 'expiration'],
  ...[
    'x_security_token_expires',
    'region',
    'role_arn',
    'credential_process',
    'mfa_serial',
    'AWS_ACCESS_KEY_ID',
  ],
  ...['sso_account_id', 's3', 'rem', 'x', 'a.b', '#', ''],
);
const value = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  fc.constantFrom(
    '',
    'a',
    'AKIAIOSFODNN7EXAMPLE',
    'a=b',
    '[x]',
    'a # b',
    'a ; b',
    '# a',
    '"a"',
    "'a",
    '%(x)s',
    '\\',
  ),
  fc.constantFrom(
    '2026-11-21T13:00:00Z',
    'a  b',
    'a\\',
    '= a',
    ': a',
    'ä',
    '\u2028',
    '\ufeff',
    'a\n  b = c',
    'a\n# c',
  ),
);
const line = fc
  .tuple(fc.constantFrom('', '', '', ' '), key, fc.constantFrom(' = ', '=', ' =', '= ', ' : ', '  = '), value)
  .map((parts) => parts.join(''));
const body = fc
  .tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom('', '\n', '\n\n', '\r\n'))
  .map(([lines, end]) => lines.join(end === '\r\n' ? end : '\n') + end);

test('a plain body is read as by the rule, or not at all', () => {
  let read = 0;
  fc.assert(
    fc.property(body, (text) => {
      const plain = sectionOfPlainBody(bytes(text));
      if (plain === null) return;
      read += 1;
      expect(shown(plain)).toEqual(shown(sectionOfBody(bytes(text))));
    }),
    { numRuns: runs },
  );
  expect(read).toBeGreaterThan(runs / 30);
});

test('what Keyway itself stores is plain', () => {
  const text =
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
  const section = sectionOfPlainBody(
    bytes(`${text}region = eu-west-1\naws_session_token = IQoJb3JpZ2luX2VjEXAMPLE==\n`),
  );
  expect(section?.key?.sessionToken?.reveal()).toBe('IQoJb3JpZ2luX2VjEXAMPLE==');
});

test.each([
  'a = b\n  c = d\n',
  '# a\n',
  '\n',
  'a = b\na = c\n',
  'A = b\n',
  'a =\n',
  'a = ä\n',
  '[x]\n',
  'a = b\r\n',
])('%j is left to the rule', (text) => {
  expect(sectionOfPlainBody(bytes(text))).toBeNull();
});
