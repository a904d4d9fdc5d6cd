import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dialect, dialects, type FileRole, fileRoles } from '../../../shared/vocabulary.js';
import { parseDocument } from '../ini/document.js';
import type { DialectReading, ReadSection } from './dialect.js';
import { readDialect } from './read-dialect.js';
import { documentOf, oddFiles } from './testing.js';

const runs = { quick: 400, ci: 4000, nightly: 40_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 400;

/** Each departure as its line and code. */
function departuresOf(
  dialect: Dialect,
  lines: readonly string[],
  role: FileRole = 'config',
): readonly string[] {
  const { departures } = readDialect(dialect, documentOf(lines.join('\n')), role);
  return departures.map(({ line, code }) => `${String(line)} ${code}`);
}

describe('where readings depart from what the lines seem to say', () => {
  const none: readonly string[] = [];

  it.each<[string, readonly string[], Readonly<Record<Dialect, readonly string[]>>]>([
    [
      'an ordinary file',
      [
        '[default]',
        'region = eu-west-1',
        '[profile dev]',
        'output=json',
        '[sso-session s]',
        'sso_region = x',
      ],
      { botocore: none, 'sdk-js-v3': none, 'sdk-go-v1': none, dotnet: none, spec: none },
    ],
    [
      'a comment behind a value',
      ['[default]', 'region = a # b'],
      {
        botocore: ['2 comment-kept-in-value'],
        'sdk-js-v3': ['2 comment-stripped'],
        'sdk-go-v1': ['2 comment-stripped'],
        dotnet: ['2 comment-kept-in-value'],
        spec: ['2 comment-stripped'],
      },
    ],
    [
      'quotes',
      ['[default]', 'region = "a"'],
      { botocore: none, 'sdk-js-v3': none, 'sdk-go-v1': ['2 quotes-stripped'], dotnet: none, spec: none },
    ],
    [
      'a section that stands twice',
      ['[profile a]', 'region = x', '[profile a]', 'output = y'],
      {
        botocore: ['3 file-refused'],
        'sdk-js-v3': ['3 sections-merged'],
        'sdk-go-v1': ['1 section-replaced'],
        dotnet: ['3 section-replaced'],
        spec: ['3 sections-merged'],
      },
    ],
    [
      'a key that stands twice',
      ['[profile a]', 'region = x', 'region = y'],
      {
        botocore: ['3 file-refused'],
        'sdk-js-v3': ['2 key-replaced'],
        'sdk-go-v1': ['2 key-replaced'],
        dotnet: ['1 section-dropped'],
        spec: ['2 key-replaced'],
      },
    ],
    [
      'capitals',
      ['[default]', 'Region = x'],
      {
        botocore: none,
        'sdk-js-v3': ['2 key-not-folded'],
        'sdk-go-v1': ['2 key-not-folded'],
        dotnet: none,
        spec: none,
      },
    ],
    [
      'an empty value',
      ['[default]', 'region =', 'output = x'],
      {
        botocore: none,
        'sdk-js-v3': ['2 empty-value-dropped'],
        'sdk-go-v1': ['2 empty-value-dropped'],
        dotnet: none,
        spec: none,
      },
    ],
    [
      'a line that continues another',
      ['[default]', 'region = a', '  b', '  output = c'],
      {
        botocore: ['2 continuation-joined', '3 continuation-joined', '4 continuation-joined'],
        'sdk-js-v3': ['3 continuation-dropped', '4 continuation-read-as-key'],
        'sdk-go-v1': ['3 continuation-dropped', '4 continuation-dropped'],
        dotnet: ['3 file-refused'],
        spec: ['2 continuation-joined', '3 continuation-joined', '4 continuation-joined'],
      },
    ],
    [
      'a block',
      ['[profile a]', 'region = x', 's3 =', '  use = true'],
      {
        botocore: none,
        'sdk-js-v3': ['3 empty-value-dropped', '4 nested-block-flattened'],
        'sdk-go-v1': ['3 empty-value-dropped', '4 nested-block-dropped'],
        dotnet: none,
        spec: ['3 continuation-joined', '4 continuation-joined'],
      },
    ],
    [
      'a header without a prefix, and one without settings',
      ['[a]', 'region = x', '[profile b]'],
      {
        botocore: ['1 section-dropped'],
        'sdk-js-v3': ['1 section-dropped', '3 profile-without-settings-dropped'],
        'sdk-go-v1': none,
        dotnet: ['1 section-dropped'],
        spec: ['1 section-dropped'],
      },
    ],
    [
      'a colon',
      ['[default]', 'region: x'],
      {
        botocore: none,
        'sdk-js-v3': ['1 profile-without-settings-dropped', '2 key-dropped'],
        'sdk-go-v1': none,
        dotnet: ['2 file-refused'],
        spec: ['2 file-refused'],
      },
    ],
    [
      'a comment right behind a bracket',
      ['[profile a]', 'region = x', '[profile b];c', 'output = y'],
      {
        botocore: none,
        'sdk-js-v3': ['3 section-dropped', '4 key-leaks'],
        'sdk-go-v1': none,
        dotnet: ['3 file-refused'],
        spec: none,
      },
    ],
    [
      'quotes around a name',
      ['[profile "a b"]', 'region = x'],
      {
        botocore: none,
        'sdk-js-v3': ['1 section-dropped'],
        'sdk-go-v1': ['1 section-renamed'],
        dotnet: ['1 section-renamed'],
        spec: ['1 section-dropped'],
      },
    ],
    [
      'what every section inherits',
      ['[DEFAULT]', 'region = x', '[profile a]', 'output = y'],
      {
        botocore: ['1 section-dropped', '2 value-inherited'],
        'sdk-js-v3': ['1 section-dropped'],
        'sdk-go-v1': none,
        dotnet: ['1 section-dropped'],
        spec: ['1 section-dropped'],
      },
    ],
    [
      'a quote that is never closed',
      ['[default]', 'region = "x', '[profile a]', 'output = y'],
      {
        botocore: none,
        'sdk-js-v3': none,
        'sdk-go-v1': ['1 section-dropped', '3 section-dropped'],
        dotnet: none,
        spec: none,
      },
    ],
  ])('%s', (_name, lines, expected) => {
    for (const dialect of dialects) {
      expect([dialect, departuresOf(dialect, lines)]).toEqual([dialect, expected[dialect]]);
    }
  });

  it('of two default profiles of a config file', () => {
    const lines = ['[default]', 'region = x', '[profile default]', 'region = y'];
    for (const dialect of ['sdk-js-v3', 'spec', 'botocore'] as const) {
      expect(departuresOf(dialect, lines)).toEqual(['1 section-replaced']);
    }
    expect(departuresOf('dotnet', lines)).toEqual(['3 section-replaced']);
    expect(departuresOf('sdk-go-v1', lines)).toEqual(none);
  });

  it('of a prefix in the credentials file', () => {
    const lines = ['[profile a]', 'region = x'];
    expect(departuresOf('botocore', lines, 'credentials')).toEqual(none);
    expect(departuresOf('sdk-js-v3', lines, 'credentials')).toEqual(['1 section-renamed']);
    expect(departuresOf('sdk-go-v1', lines, 'credentials')).toEqual(none);
    expect(departuresOf('dotnet', lines, 'credentials')).toEqual(['1 section-renamed']);
    expect(departuresOf('spec', lines, 'credentials')).toEqual(['1 section-dropped']);
  });

  it('names what stands there, but nothing that may be a secret', () => {
    const lines = ['[profile a]', 'Region = x', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY=', 'x'];
    const { departures } = readDialect('sdk-js-v3', documentOf(lines.join('\n')), 'config');
    expect(departures).toEqual([
      { code: 'key-not-folded', line: 2, section: 'profile a', key: 'Region' },
      { code: 'empty-value-dropped', line: 3, section: 'profile a', key: null },
      { code: 'key-dropped', line: 4, section: 'profile a', key: null },
    ]);
  });
});

const HEADER = /^\[(?:(default)|(profile|sso-session|services) (\w+))\]$/u;
const ENTRY = /^([a-zA-Z]\w*) ?= ?(\S*)$/u;

/** The section of a header that leaves no question open; null for any other. */
function sectionOf({ profiles, ssoSessions, services }: DialectReading, header: string): ReadSection | null {
  const [, bare, kind, name = bare ?? ''] = HEADER.exec(header) ?? [];
  const sections = kind === 'sso-session' ? ssoSessions : kind === 'services' ? services : profiles;
  return profiles.get(`${kind ?? ''} ${name}`) ?? sections.get(name) ?? null;
}

describe('readings of any file', () => {
  it.each(dialects)('are what the lines seem to say wherever %s has no departure', (dialect) => {
    let compared = 0;
    fc.assert(
      fc.property(oddFiles, fc.constantFrom(...fileRoles), (bytes, role) => {
        const document = parseDocument(bytes);
        const reading = readDialect(dialect, document, role);
        const departed = new Set(reading.departures.map(({ line }) => line));
        if (reading.refusal !== null) {
          expect(reading.departures.map(({ code }) => code)).toEqual(['file-refused']);
          return;
        }
        let header = { text: '', line: 0 };
        document.lines.forEach(({ text }, index) => {
          const line = index + 1;
          if (text.trim().startsWith('[')) header = { text, line };
          const [, key, value] = ENTRY.exec(text) ?? [];
          if (key === undefined || departed.has(line) || departed.has(header.line)) return;
          if (role === 'credentials' || !HEADER.test(header.text)) return;
          compared += 1;
          const settings = sectionOf(reading, header.text)?.settings;
          const setting = settings?.get(key) ?? settings?.get(key.toLowerCase());
          expect([setting?.line, setting?.nested === null ? setting.value : value]).toEqual([line, value]);
        });
      }),
      { numRuns: runs },
    );
    expect(compared).toBeGreaterThan(runs / 50);
  });

  it.each(dialects)('have each setting of %s at a line of the file', (dialect) => {
    fc.assert(
      fc.property(oddFiles, fc.constantFrom(...fileRoles), (bytes, role) => {
        const document = parseDocument(bytes);
        const { profiles, ssoSessions, services, departures } = readDialect(dialect, document, role);
        const mark = document.byteOrderMark ? '\uFEFF' : '';
        const text = (line: number): string => mark + (document.lines[line - 1]?.text.toLowerCase() ?? '');
        for (const section of [...profiles.values(), ...ssoSessions.values(), ...services.values()]) {
          expect(section.line).toBeGreaterThan(0);
          for (const { key, line } of section.settings.values()) {
            // To the SDK for Go, a key in quotes may span lines, and a carriage return alone ends none.
            if (!/[\r\n]/u.test(key)) expect(text(line)).toContain(key.toLowerCase().split('.').at(-1));
          }
        }
        for (const { line } of departures)
          expect(line).toBeLessThanOrEqual(Math.max(document.lines.length, 1));
      }),
      { numRuns: runs },
    );
  });
});
