import { describe, expect, it } from 'vitest';
import type { ValueRule } from './field.js';
import { regions } from './regions.js';
import { checkValue } from './rules.js';

const seconds: ValueRule = { kind: 'integer', least: 900, most: 43_200, unit: 'seconds' };
const size: ValueRule = { kind: 'size', perSecond: false };
const rate: ValueRule = { kind: 'size', perSecond: true };
const output: ValueRule = { kind: 'choice', values: ['json', 'text', 'yaml-stream'] };

function rule(kind: Exclude<ValueRule['kind'], 'choice' | 'integer' | 'size'>): ValueRule {
  return { kind };
}

const good: readonly (readonly [rule: ValueRule, values: readonly string[]])[] = [
  [rule('text'), ['x', 'two words', 'a#b', 'a;b', '50%', 'ünï', "it's", 'a"b', '{}']],
  [rule('access-key-id'), ['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE', 'a'.repeat(128), 'a'.repeat(16)]],
  [rule('secret-access-key'), ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY']],
  [rule('account-id'), ['111122223333', '012345678901']],
  [
    rule('role-arn'),
    [
      'arn:aws:iam::111122223333:role/A',
      'arn:aws-us-gov:iam::111122223333:role/a/b/C',
      'arn:aws-eusc:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_0123456789abcdef',
    ],
  ],
  [
    rule('mfa-serial'),
    ['arn:aws:iam::111122223333:mfa/ada', 'GAHT12345678', 'arn:aws-cn:iam::111122223333:u2f/user/ada/k'],
  ],
  [rule('external-id'), ['ab', 'A_b+=,.@:/-', 'x'.repeat(1224)]],
  [rule('session-name'), ['ab', 'ada@example.com', 'x'.repeat(64)]],
  [rule('arn'), ['arn:aws:iam::111122223333:user/ada', 'arn:aws:sts::111122223333:assumed-role/A/b']],
  [rule('region'), [...regions, 'aws-global', 'aws-us-gov-global']],
  [
    rule('start-url'),
    [
      'https://my-sso-portal.awsapps.com/start',
      'https://d-1234567890.awsapps.com/start/#/',
      'https://start.us-gov-home.awsapps.com/directory/d-1234567890',
      'https://start.home.awsapps.cn/directory/my-portal',
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
      'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef',
    ],
  ],
  [rule('url'), ['http://localhost:4566', 'https://s3.eu-west-1.amazonaws.com/', 'HTTP://[::1]:8000']],
  [rule('path'), ['/a b/c.pem', 'C:\\certs\\a.pem', 'D:/a', '\\\\server\\share\\a.pem']],
  [
    rule('command'),
    [
      '/bin/a',
      '"/opt/my tools/a" --x "a b"',
      'aws-vault exec dev --json',
      "/bin/a '$x'",
      '"C:\\Tools\\a.exe" b',
      'C:\\Tools\\a.exe b',
    ],
  ],
  [rule('boolean'), ['true', 'false']],
  [output, ['json', 'yaml-stream']],
  [seconds, ['900', '43200', '0900']],
  [size, ['1', '8MB', '8 mb', '64KiB', '1TB']],
  [rate, ['10MB/s', '800KB/s', '10Mb/s', '1024B/s', '10485760']],
  [rule('list'), ['a', 'sso:account:access, b']],
];

describe.each(good)('%j', (each, values) => {
  it.each(values)('takes %j', (value) => {
    expect(checkValue(each, value)).toEqual([]);
  });
});

const bad: readonly (readonly [rule: ValueRule, value: string, found: string, suggestion?: string | null])[] =
  [
    [rule('text'), ' a', 'error value-with-outer-space', 'a'],
    [rule('text'), 'a\r', 'error value-with-line-break'],
    [rule('text'), 'a\u2028b', 'error value-with-line-break'],
    [rule('text'), 'a\0', 'error value-with-line-break'],
    [rule('text'), '\ud800', 'error value-with-line-break'],
    [rule('text'), '#a', 'error value-with-inline-comment'],
    [rule('text'), 'a\t;b', 'warning value-with-inline-comment'],
    [rule('text'), "'a'", 'warning value-in-quotes', 'a'],
    [rule('text'), '"', 'error value-in-quotes'],
    [rule('text'), 'a "b', 'error value-in-quotes'],
    [rule('text'), 'a ,"b', 'error value-in-quotes'],
    [rule('text'), '"a\\\\"', 'error value-in-quotes'],
    // A byte order mark ends no word for the Go SDK, so that the quote after the bracket opens one.
    [rule('text'), 'a\u{feff}"]"', 'error value-in-quotes'],
    [rule('list'), ',a', 'error value-not-readable'],
    [rule('secret-access-key'), '"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE"', 'warning value-in-quotes', null],
    [rule('secret-access-key'), 'short ', 'error value-with-outer-space', null],
    [rule('secret-access-key'), 'short', 'warning secret-access-key-format'],
    [rule('access-key-id'), 'a'.repeat(15), 'error access-key-id-format'],
    [rule('access-key-id'), 'a'.repeat(129), 'error access-key-id-format'],
    [rule('account-id'), '11112222333', 'error account-id-format', null],
    [rule('account-id'), '1111 2222 3333', 'error account-id-format', '111122223333'],
    [rule('role-arn'), 'arn:aws:iam::11112222333:role/A', 'error role-arn-format'],
    [rule('role-arn'), 'arn:aws:iam::111122223333:role/', 'error role-arn-format'],
    [rule('role-arn'), `arn:aws:iam::111122223333:role/${'A'.repeat(65)}`, 'error role-arn-format'],
    [rule('role-arn'), 'arn:aws:sts::111122223333:assumed-role/A/b', 'error role-arn-format'],
    [rule('role-arn'), 'ReadOnly', 'error role-arn-format'],
    [rule('mfa-serial'), '12345678', 'error mfa-serial-format'],
    [rule('mfa-serial'), 'arn:aws:iam::111122223333:user/ada', 'error mfa-serial-format'],
    [rule('external-id'), 'a', 'error external-id-format'],
    [rule('external-id'), 'x'.repeat(1225), 'error external-id-format'],
    [rule('session-name'), 'a', 'error session-name-format'],
    [rule('session-name'), 'x'.repeat(65), 'error session-name-format'],
    [rule('arn'), 'arn:aws:iam:111122223333:user/ada', 'error arn-format'],
    [rule('region'), 'EU-WEST-1', 'warning region-unknown', 'eu-west-1'],
    [rule('region'), 'eu-west-1a', 'warning region-unknown', 'eu-west-1'],
    [rule('region'), 'auto', 'warning region-unknown', null],
    [rule('region'), 'eu_west_1', 'error region-format', 'eu-west-1'],
    [rule('region'), 'x.example/', 'error region-format', null],
    [rule('start-url'), 'http://my-sso-portal.awsapps.com/start', 'error start-url-format', null],
    [rule('start-url'), 'my-sso-portal', 'error start-url-format', null],
    [rule('start-url'), 'https://example.com/start', 'warning start-url-format', null],
    [rule('start-url'), 'https://awsapps.com.example/start', 'warning start-url-format', null],
    [rule('url'), 'ftp://localhost', 'error url-format'],
    [rule('url'), 'https://', 'error url-format'],
    [rule('path'), '~/a.pem', 'warning path-not-absolute'],
    [rule('path'), '%USERPROFILE%\\a.pem', 'warning path-not-absolute'],
    [rule('command'), "/bin/a 'b", 'error command-not-portable'],
    [rule('command'), '/bin/a b\\', 'error command-not-portable'],
    [rule('command'), '/bin/a "$HOME/b"', 'warning command-not-portable'],
    [rule('command'), '/bin/a | b', 'warning command-not-portable'],
    [rule('command'), '%LOCALAPPDATA%/a', 'warning command-not-portable'],
    [rule('command'), '/bin/a b\\ c', 'warning command-not-portable'],
    [rule('command'), './a', 'info command-not-portable'],
    [rule('command'), 'bin/a', 'info command-not-portable'],
    [rule('boolean'), 'True', 'warning value-not-choice', 'true'],
    [rule('boolean'), 'yes', 'error value-not-choice', null],
    [output, 'ymal-stream', 'error value-not-choice', 'yaml-stream'],
    [seconds, '43201', 'error value-out-of-range'],
    [seconds, '-1', 'error value-not-number'],
    [seconds, '1e3', 'error value-not-number'],
    [size, '8.5MB', 'error value-not-number'],
    [size, '0', 'error value-not-number'],
    [size, '100B', 'error value-not-number'],
    [rate, '10MB', 'error value-not-number'],
  ];

const cases = bad.map(([each, value, found, suggestion]) => ({ each, value, found, suggestion }));

it.each(cases)('$each.kind refuses or warns of $value: $found', ({ each, value, found, suggestion }) => {
  const problems = checkValue(each, value);
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toContain(found);
  if (suggestion !== undefined)
    expect(problems.find(({ code }) => found.endsWith(code))?.suggestion).toBe(suggestion);
});

it('finds nothing wrong with nothing', () => {
  expect(checkValue(rule('role-arn'), '')).toEqual([]);
});
