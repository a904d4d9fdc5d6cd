import { describe, expect, it } from 'vitest';
import type { DialectReading } from './dialect.js';
import { readDialect } from './read-dialect.js';
import { documentOf, valuesOf } from './testing.js';

function read(text: string): DialectReading {
  return readDialect('sdk-go-v1', documentOf(text), 'config');
}

function profilesOf(text: string): object {
  const { profiles, refusal } = read(text);
  return refusal === null ? valuesOf(profiles) : { refused: refusal.message, line: refusal.line };
}

function valueOf(text: string): unknown {
  return read(`[a]\nk = ${text}\n`).profiles.get('a')?.settings.get('k')?.value;
}

describe('sections as the SDK for Go v1 reads them', () => {
  it('are called what their header says, prefix and quotes included', () => {
    expect(
      profilesOf('[profile dev]\nk=1\n[ dev ]\nk=2\n[profile  x]\n[profile\ty]\n[profile "my prod"]'),
    ).toEqual({
      'profile dev': { k: '1' },
      dev: { k: '2' },
      'profile  x': {},
      'profile\ty': {},
      'profile "my prod"': {},
    });
  });

  it('begin anew where one stands twice', () => {
    const reading = read('[a]\nx=1\n[b]\n[a]\ny=2');
    expect(valuesOf(reading.profiles)).toEqual({ a: { y: '2' }, b: {} });
    expect(reading.profiles.get('a')?.line).toBe(4);
  });

  it('of sessions are found by the name after the prefix', () => {
    const { ssoSessions } = read('[sso-session corp]\nsso_region = x\n[sso-session  two]');
    expect(valuesOf(ssoSessions)).toEqual({ corp: { sso_region: 'x' }, ' two': {} });
  });

  it('have a nameless one before them for what stands before the first header', () => {
    expect(profilesOf('k = v\n[a]')).toEqual({ '': { k: 'v' }, a: {} });
  });

  it('take what follows their bracket as their first line', () => {
    expect(profilesOf('[a]k=v\n[b] # c\n[c];d\n[d] word\nk = v')).toEqual({
      a: { k: 'v' },
      b: {},
      c: {},
      d: { k: 'v' },
    });
  });

  it('may have operators and line ends in their names, but not at the start', () => {
    expect(profilesOf('[a:b=c]\n[a\nb]')).toEqual({ 'a:b=c': {}, ab: {} });
  });
});

describe('values as the SDK for Go v1 reads them', () => {
  it.each([
    ['x', 'x'],
    ['x # c', 'x'],
    ['x ;c', 'x'],
    ['x#c', 'x#c'],
    ['x\t# c', 'x\t# c'],
    ['x \t', 'x \t'],
    ['"x"', 'x'],
    ['"x" y', 'x'],
    ['"x # y"', 'x # y'],
    ['"a\\"b\\n\\t\\\\x"', 'a"b\n\t\\x'],
    ["'x'", "'x'"],
    ['x"y', 'x"y'],
    ['0x1F', '0x1F'],
    ['1e5', '1e5'],
    ['TRUE', 'TRUE'],
    ['1,2', '1,2'],
    ['a, b', 'a, b'],
    ['a ,b', undefined],
    ['[x] = y', '[x] = y'],
    ['= x', '= x'],
    ['a b\u00a0c', 'a b\u00a0c'],
    ['', undefined],
  ])('%j is %j', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it('may span lines in quotes', () => {
    expect(profilesOf('[a]\nk = "x\ny"\nl = z')).toEqual({ a: { k: 'x\ny', l: 'z' } });
  });

  it('take any key, as written and trimmed', () => {
    expect(profilesOf('[a]\nRegion=x\n  two words : y\n"q" = z\n1 = w')).toEqual({
      a: { Region: 'x', 'two words': 'y', '"q"': 'z', 1: 'w' },
    });
  });

  it('end with the line, whatever its end', () => {
    expect(profilesOf('[a]\r\nk = v\r\nl = w')).toEqual({ a: { k: 'v', l: 'w' } });
  });

  it.each<[string, string, object]>([
    ['after an empty value', '[a]\ns3 =\n  x = 1\n  y = 2\nk = v', { k: 'v' }],
    ['after a blank line no more', '[a]\ns3 =\n\n  x = 1', { x: '1' }],
    ['but for a line of blanks', '[a]\ns3 =\n  \n  x = 1\nk = v', { k: 'v' }],
    ['after a word', '[a]\nword\n  x = 1\nk = v', { k: 'v' }],
    ['not after a value', '[a]\nk = v\n  x = 1', { k: 'v', x: '1' }],
  ])('indented lines are skipped %s', (_name, text, settings) => {
    expect(profilesOf(text)).toEqual({ a: settings });
  });
});

describe('files that the SDK for Go v1 refuses', () => {
  const anything: unknown = expect.any(String);
  it.each<[string, unknown, number]>([
    ['\ufeff[a]', 'unsupported expression {expr {1 STRING 0 [65279]} true []}', 1],
    ['[a]\nword', 'unsupported expression {expr {1 STRING 0 [119 111 114 100]} true []}', 2],
    ['[a]\nword # c\n', 'unsupported expression {expr {1 STRING 0 [119 111 114 100 32]} true []}', 2],
    ['[a]\n"w" [b]', 'unsupported expression {expr {1  0 [34 119 34 32]} true []}', 2],
    ['[a]\nb]', "expected '['", 2],
    ['[a]]', "expected '['", 1],
    ['[[a]', "expected ']'", 1],
    ['[]', 'unsupported child statement: ini.AST', 1],
    ['[ # c', 'unsupported statement: stmt', 1],
    ['[a]\n[a', 'invalid state with ASTKind {section_stmt {1 STRING 0 [97]} true []} and TokenType none', 2],
    [
      '[a ,b]',
      'invalid state with ASTKind {section_stmt {1 STRING 0 [97 32]} true []} and TokenType comma',
      1,
    ],
    [
      '[a]\nk = # c',
      'invalid state with ASTKind { {4 NONE 0 [61]} true [{expr {1 STRING 0 [107]} true []}]} and TokenType comment',
      2,
    ],
    [
      '= v',
      'invalid state with ASTKind {start {0 NONE 0 []} false [{none {0 NONE 0 []} false []}]} and TokenType op',
      1,
    ],
    ['[a]\nk = v\nx =\n, y', anything, 4],
  ])('%j', (text, message, line) => {
    expect(profilesOf(text)).toEqual({ refused: message, line });
  });

  it('by the error of the grammar that comes first, before any other', () => {
    expect(profilesOf('[]\n[a]]')).toEqual({ refused: "expected '['", line: 2 });
  });

  it('without repeating what may be a secret', () => {
    const { refusal } = read('[a]\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
    expect(refusal).toEqual({
      code: 'INIParseError',
      message: 'unsupported expression {…}',
      wordsKnown: false,
      line: 2,
    });
  });

  it('are not those with a quote that is never closed: they count as empty', () => {
    const { refusal, profiles } = read('[a]\nk = v\nl = "w');
    expect([refusal, profiles.size]).toEqual([null, 0]);
  });
});
