import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BridgeTarget, bridgeLine, readBridgeLine } from './bridge-line.js';

const entryId = 'abcdefghij0123456789';
const plain: BridgeTarget = {
  platform: 'linux',
  node: '/usr/bin/node',
  command: '/opt/keyway/cli.js',
  entryId,
  home: null,
};

function lineOf(parts: Partial<BridgeTarget>): string {
  const made = bridgeLine({ ...plain, ...parts });
  return made.ok ? made.value : `${made.failure.code}: ${JSON.stringify(made.failure.facts)}`;
}

describe('the line of a stored profile', () => {
  test('names the program by its path, the entry by its id, and the home where one is in force', () => {
    expect(lineOf({})).toBe(`/usr/bin/node /opt/keyway/cli.js credential-process --id ${entryId}`);
    expect(lineOf({ node: null, command: '/opt/keyway/keyway', home: '/srv/home' })).toBe(
      `/opt/keyway/keyway credential-process --id ${entryId} --home /srv/home`,
    );
  });

  test.each([
    ['/home/a b', `'/home/a b'`],
    ["/home/it's", `'/home/it'"'"'s'`],
    ['/home/$(touch x)', `'/home/$(touch x)'`],
    ['/home/`x`;y', `'/home/\`x\`;y'`],
    ['/home/100%', '/home/100%'],
    ['/home/%PATH%!', `'/home/%PATH%!'`],
    ['/home/~x', `'/home/~x'`],
    ['/home/né', `'/home/né'`],
    ['/home/a"b', `'/home/a"b'`],
  ])('quotes %s for shlex and sh alike', (home, quoted) => {
    expect(lineOf({ home })).toBe(
      `/usr/bin/node /opt/keyway/cli.js credential-process --id ${entryId} --home ${quoted}`,
    );
  });

  test.each([
    ['linux', 'home/x', 'relative'],
    ['linux', '/home/a\nb', 'control-character'],
    ['linux', '/home/a\tb', 'control-character'],
    ['linux', '/home/a\\b', 'backslash'],
    ['darwin', '/home/a #b', 'comment-mark'],
    ['darwin', '/home/a ;b', 'comment-mark'],
    ['linux', '/home/a "b', 'read-differently'],
    ['linux', '/home/a\uD800', 'read-differently'],
    ['win32', 'C:\\Users\\Ada Byron', 'space'],
    ['win32', 'C:\\Users\\Zoë', 'not-ascii'],
    ['win32', 'C:\\Users\\50%', 'special-character'],
    ['win32', 'C:\\Users\\a&b', 'special-character'],
    ['win32', 'C:\\Users\\a^b', 'special-character'],
    ['win32', 'C:\\Users\\a!', 'special-character'],
    ['win32', 'C:\\Users\\a(1)', 'special-character'],
    ['win32', 'C:\\Users\\"a"', 'special-character'],
  ] as const)('on %s refuses %j: %s', (platform, home, reason) => {
    const paths = platform === 'win32' ? { node: null, command: 'C:\\keyway\\keyway.exe' } : {};
    expect(lineOf({ platform, ...paths, home })).toBe(
      `line-not-quotable: ${JSON.stringify({ path: home, reason })}`,
    );
  });

  test('on Windows has no quotes, and native paths', () => {
    const paths = { node: null, command: 'C:\\Users\\ada\\AppData\\Local\\Programs\\keyway\\keyway.exe' };
    expect(lineOf({ platform: 'win32', ...paths, home: '\\\\server\\share\\PROGRA~1' })).toBe(
      `${paths.command} credential-process --id ${entryId} --home \\\\server\\share\\PROGRA~1`,
    );
  });
});

describe('a line of ours', () => {
  test('is known again, whatever the paths, on every platform', () => {
    const unix = fc.string({ unit: 'grapheme' }).map((text) => `/${text}`);
    const windows = fc
      .array(fc.constantFrom(...'abc019\\ ~.-_@+&%'), { maxLength: 20 })
      .map((all) => `C:\\${all.join('')}`);
    const target = fc.oneof(
      fc.record({
        platform: fc.constantFrom('linux' as const, 'darwin' as const),
        node: fc.option(unix),
        command: unix,
        entryId: fc.constant(entryId),
        home: fc.option(unix),
      }),
      fc.record({
        platform: fc.constant('win32' as const),
        node: fc.option(windows),
        command: windows,
        entryId: fc.constant(entryId),
        home: fc.option(windows),
      }),
    );
    let made = 0;
    fc.assert(
      fc.property(target, ({ platform, ...said }) => {
        const line = bridgeLine({ platform, ...said });
        if (!line.ok) return;
        made += 1;
        expect(readBridgeLine(line.value)).toEqual(said);
      }),
      { numRuns: 500 },
    );
    expect(made).toBeGreaterThan(50);
  });

  test('is known also where it was written by hand, or by an installation elsewhere', () => {
    expect(readBridgeLine(`"/old place/keyway"   credential-process --id ${entryId}`)).toEqual({
      node: null,
      command: '/old place/keyway',
      entryId,
      home: null,
    });
    expect(
      readBridgeLine(`"C:\\Program Files\\Keyway\\keyway.exe" credential-process --id ${entryId}`),
    ).toEqual({
      node: null,
      command: 'C:\\Program Files\\Keyway\\keyway.exe',
      entryId,
      home: null,
    });
  });

  test.each([
    '',
    'aws-vault exec dev --json',
    '/opt/keyway/keyway credential-process --profile dev',
    `keyway credential-process --id ${entryId}`,
    `/opt/keyway/keyway credential-process --id`,
    `/opt/keyway/keyway credential-process --id a_b`,
    `/opt/keyway/keyway credential-process --id ${entryId} --home`,
    `/opt/keyway/keyway credential-process --id ${entryId} extra`,
    `/bin/sh -c /x credential-process --id ${entryId}`,
    `/opt/keyway/'keyway credential-process --id ${entryId}`,
  ])('is not seen in %j', (line) => {
    expect(readBridgeLine(line)).toBeNull();
  });
});
