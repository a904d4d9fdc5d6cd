import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileRole } from '../../../shared/vocabulary.js';
import { parsePrinted } from '../../../shared/models/printed.js';
import { type IniDocument, parseDocument } from '../ini/document.js';
import { nameSections, printParsed, readBotocore } from './botocore.js';

function documentOf(...lines: readonly string[]): IniDocument {
  return parseDocument(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
}

function parse(role: FileRole, ...lines: readonly string[]): unknown {
  return printParsed(documentOf(...lines), role, '~/.aws/config');
}

function profilesOf(...lines: readonly string[]): unknown {
  const printed = printParsed(documentOf(...lines), 'config', 'f');
  return 'profiles' in printed ? printed.profiles : printed;
}

function problemsOf(role: FileRole, ...lines: readonly string[]): unknown {
  return readBotocore(documentOf(...lines), role).problems.map(({ code, line, fatal }) => [
    code,
    line,
    fatal,
  ]);
}

describe('sections of a config file', () => {
  it('finds profiles, sso-sessions and services, and passes over everything else', () => {
    const printed = parse(
      'config',
      ...[
        '[default]',
        'region = a-1',
        '[profile dev]',
        'output = json',
        '[sso-session corp]',
        'sso_region = b-1',
      ],
      ...['[services local]', 's3 =', '  endpoint_url = http://x', '[plugins]', 'a = b', '[bare]', 'c = d'],
    );
    expect(printed).toEqual({
      profiles: { default: { region: 'a-1' }, dev: { output: 'json' } },
      ssoSessions: { corp: { sso_region: 'b-1' } },
      services: { local: { s3: { endpoint_url: 'http://x' } } },
    });
  });

  it.each([
    ['[profile "my prod"]', 'my prod'],
    ["[profile 'my prod']", 'my prod'],
    ['[profile   dev]', 'dev'],
    ['[profile\tdev]', 'dev'],
    ['[profile dev] ; said', 'dev'],
    ['[profile h]x]', 'h]x'],
    ['[profile __proto__]', '__proto__'],
    ['[profile ü.é/ñ]', 'ü.é/ñ'],
    ['[profile ""]', ''],
    ['[profilex y]', 'y'],
  ])('reads %j as the profile %j', (header, name) => {
    expect(profilesOf(header, 'k = v')).toEqual(Object.fromEntries([[name, { k: 'v' }]]));
  });

  it.each([
    '[ profile b]',
    '[Profile b]',
    '[profile a b]',
    '[profile "a]',
    '[profile]',
    '[b]',
    '[profile.b]',
  ])('sees no profile in %j', (header) => {
    expect(profilesOf(header, 'k = v')).toEqual({});
  });

  it('takes the last of [default] and [profile default], whichever that is, without merging', () => {
    expect(profilesOf('[default]', 'a = 1', '[profile default]', 'b = 2')).toEqual({ default: { b: '2' } });
    expect(profilesOf('[profile default]', 'b = 2', '[default]', 'a = 1')).toEqual({ default: { a: '1' } });
  });

  it('takes the last of two headers that quote one name differently', () => {
    expect(profilesOf('[profile "x"]', 'a = 1', "[profile 'x']", 'b = 2')).toEqual({ x: { b: '2' } });
  });
});

describe('sections of a credentials file', () => {
  it('are all profiles called what their header says', () => {
    const printed = parse('credentials', '[default]', '[profile dev]', 'k = v', '[sso-session x]', '["q"]');
    expect(printed).toEqual({
      profiles: { default: {}, 'profile dev': { k: 'v' }, 'sso-session x': {}, '"q"': {} },
      ssoSessions: {},
      services: {},
    });
  });
});

describe('settings', () => {
  it('have their keys folded to lower case and their values as they are, comments and quotes included', () => {
    const lines = ['Region = a-1 # c', 'q: "x"', 'e =', 'p = %(x)s', 'v = a=b:c'];
    const settings = { region: 'a-1 # c', q: '"x"', e: '', p: '%(x)s', v: 'a=b:c' };
    expect(profilesOf('[default]', ...lines)).toEqual({ default: settings });
  });

  it('join continued lines, blank ones within included', () => {
    expect(profilesOf('[default]', 'k = a', '  b', '', '  c', '')).toEqual({ default: { k: 'a\nb\n\nc' } });
  });

  it('nest one level where the first line is empty, keys as written, the last of two winning', () => {
    const nested = { A: '3', b: 'c = d', '': 'x' };
    const lines = ['s3 =', '  A = 1', '', '  b = c = d', '  A=3', '  = x'];
    expect(profilesOf('[default]', ...lines)).toEqual({ default: { s3: nested } });
  });

  it('are inherited from every [DEFAULT], which is no profile, and do not replace what a section says itself', () => {
    const lines = ['[DEFAULT]', 'region = d-1', 'x = 1', '[default]', 'region = a-1', '[DEFAULT]', 'y = 2'];
    expect(profilesOf(...lines, '[profile p]')).toEqual({
      default: { region: 'a-1', x: '1', y: '2' },
      p: { region: 'd-1', x: '1', y: '2' },
    });
    expect(parse('credentials', '[DEFAULT]', 'k = v', '[a]')).toMatchObject({ profiles: { a: { k: 'v' } } });
  });

  it('know their lines and columns', () => {
    const [section] = readBotocore(
      documentOf('[default]', '', ' S3 =', '  a = b', '  c = d', 'r = x'),
      'config',
    ).sections;
    expect(section?.values.get('s3')).toEqual({
      value: new Map([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      key: 'S3',
      folded: 's3',
      line: 3,
      lastLine: 5,
      valueColumn: 6,
      nestedLines: new Map([
        ['a', 4],
        ['c', 5],
      ]),
      inherited: false,
    });
    expect(section?.values.get('r')).toMatchObject({ value: 'x', line: 6, lastLine: 6, valueColumn: 5 });
    expect(section).toMatchObject({ header: 'default', line: 1, lastLine: 6, kind: 'profile', form: 'bare' });
  });

  it('may be called like members of Object', () => {
    const lines = ['__proto__ = 1', 'constructor = 2', 's3 =', '  __proto__ = 3'];
    const printed = JSON.stringify(profilesOf('[profile __proto__]', ...lines));
    expect(printed).toBe('{"__proto__":{"__proto__":"1","constructor":"2","s3":{"__proto__":"3"}}}');
  });
});

describe('a file that botocore refuses', () => {
  it.each([
    ['duplicate-section', 3, ['[a]', '[b]', '[a]']],
    ['duplicate-key', 3, ['[a]', 'k = 1', 'K = 2']],
    ['duplicate-key', 4, ['[DEFAULT]', 'k = 1', '[DEFAULT]', 'k = 2']],
    ['text-before-section', 2, ['# c', 'k = v', '[a]']],
    ['line-without-delimiter', 2, ['[a]', 'word', 'word']],
    ['entry-without-key', 2, ['[a]', '= v']],
    ['nested-line-without-delimiter', 3, ['[a]', 's3 =', '  word']],
    ['nested-line-without-delimiter', 3, ['[DEFAULT]', 's3 =', '  word', '[a]']],
    ['byte-order-mark', 1, ['\ufeff[a]']],
  ] as const)('says %s and line %i', (code, line, lines) => {
    for (const role of ['config', 'credentials'] as const) {
      expect(readBotocore(documentOf(...lines), role).refused).toMatchObject({ code, line, fatal: true });
      const error = { code: 'ConfigParseError', message: 'Unable to parse config file: ~/.aws/config', line };
      expect(parse(role, ...lines)).toEqual({ error });
    }
  });

  it('says invalid-utf-8 and the line of the first bad byte', () => {
    const document = parseDocument(Uint8Array.from([...Buffer.from('[a]\nk = '), 0xff, 0x0a]));
    expect(readBotocore(document, 'config').refused).toMatchObject({ code: 'invalid-utf-8', line: 2 });
  });

  it('gives the reason that stops reading at once before one that is collected on the way', () => {
    const lines = ['[a]', 'word', 's3 =', '  word', '[a]'];
    expect(readBotocore(documentOf(...lines), 'config').refused?.code).toBe('duplicate-section');
    expect(problemsOf('credentials', ...lines)).toEqual([
      ['line-without-delimiter', 2, true],
      ['nested-line-without-delimiter', 4, true],
      ['duplicate-section', 5, true],
    ]);
  });

  it('is not refused for a bad block in [DEFAULT] that no section inherits', () => {
    expect(readBotocore(documentOf('[DEFAULT]', 's3 =', '  word'), 'config').refused).toBeNull();
    expect(
      readBotocore(documentOf('[DEFAULT]', 's3 =', ' word', '[a]', 's3 = x'), 'config').refused,
    ).toBeNull();
  });

  it('is read on as a person would: the last of two keys, both of two sections, odd lines passed over', () => {
    const lines = ['[profile a]', 'k = 1', 'word', 'k = 2', '[profile b]', '[profile a]', 'l = 3'];
    const file = readBotocore(documentOf(...lines), 'config');
    expect(file.sections.map(({ name, line }) => [name, line])).toEqual([
      ['a', 1],
      ['b', 5],
      ['a', 6],
    ]);
    expect(file.sections[0]?.values.get('k')).toMatchObject({ value: '2', line: 4 });
  });

  it('merges two sections of one header before what they inherit', () => {
    const lines = ['[DEFAULT]', 'k = d', 'm = d', '[profile a]', 'k = 1', '[profile a]', 'l = 2'];
    const named = nameSections(readBotocore(documentOf(...lines), 'config'), 'profile').get('a');
    const values = ['k', 'l', 'm'].map((name) => named?.values.get(name)?.value);
    expect(values).toEqual(['1', '2', 'd']);
  });

  it('is read in one pass, however often a header stands', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => ['[profile a]', `k${index} = v`]).flat();
    const named = nameSections(readBotocore(documentOf(...lines), 'config'), 'profile').get('a');
    expect(named?.sections).toHaveLength(20_000);
    expect(named?.values.size).toBe(20_000);
  });

  it('names a few of each kind of problem, not thousands', () => {
    const lines = Array.from({ length: 500 }, () => 'word');
    expect(readBotocore(documentOf('[a]', ...lines), 'credentials').problems).toHaveLength(20);
  });
});

describe('sections that are not what they seem', () => {
  it.each([
    ['profile-prefix-missing', '[dev]'],
    ['section-name-not-readable', '[profile a b]'],
    ['section-name-not-readable', '[profile "a]'],
    ['section-name-not-readable', '[Profile a]'],
    ['section-name-not-readable', '[ profile a]'],
    ['section-name-not-readable', '[Default]'],
    ['section-name-not-readable', '[sso-session]'],
    ['uppercase-default-section', '[DEFAULT]'],
  ])('say %s for %j', (code, header) => {
    expect(problemsOf('config', '[default]', header)).toEqual([[code, 2, false]]);
  });

  it('are none of these in a credentials file but for [DEFAULT]', () => {
    const headers = ['[dev]', '[profile a b]', '[Profile a]', '[Default]'];
    expect(problemsOf('credentials', ...headers, '[DEFAULT]')).toEqual([
      ['uppercase-default-section', 5, false],
    ]);
  });

  it('leave [plugins] and [preview] alone', () => {
    expect(problemsOf('config', '[plugins]', '[preview]', '[services s]', '[sso-session s]')).toEqual([]);
  });
});

it('reads any document without failing, and prints it in the shape of the contract', () => {
  const lines = fc.array(
    fc.string({
      unit: fc.constantFrom(...'[]=:# \t"\'\\abprofile\u0085DEFAULT\ufeff'.split(/(?:)/u)),
      maxLength: 12,
    }),
  );
  const bytes = fc.oneof(
    lines.map((all) => new TextEncoder().encode(all.join('\n'))),
    fc.uint8Array({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom<FileRole>('config', 'credentials'), (content, role) => {
      const document = parseDocument(content);
      const file = readBotocore(document, role);
      expect(file.refused === null).toBe(file.problems.every((problem) => !problem.fatal));
      expect(parsePrinted.safeParse(printParsed(document, role, 'f')).success).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
