/** `keyway parse`: a file as one tool reads it. Secrets are masked: this is for looking, not for handing out. */
import { basename } from 'node:path';
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { departures as departureWords } from '../../../../shared/catalogue/en/departures.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import type { Result } from '../../../../shared/models/failure.js';
import { parsePrinted } from '../../../../shared/models/printed.js';
import type { ParsePrinted } from '../../../../shared/models/printed.js';
import { dialects, fileRoles, secretSettings, maskedSecret } from '../../../../shared/vocabulary.js';
import type { Dialect, FileRole } from '../../../../shared/vocabulary.js';
import type { Departure } from '../../../core/dialects/dialect.js';
import { printReading } from '../../../core/dialects/print-reading.js';
import { readDialect } from '../../../core/dialects/read-dialect.js';
import { makeLine, parseDocument } from '../../../core/ini/document.js';
import { maskDocument } from '../../../core/masking.js';
import { showNested, showText } from '../../../core/profiles/shown.js';
import { wrongUse } from '../command.js';
import type { Command, CommandFailure, Given } from '../command.js';
import { jsonLine } from '../output.js';
import { printable } from '../style.js';

type Sections = Extract<ParsePrinted, { readonly profiles: unknown }>['profiles'];
type Values = Sections[string];

export const parse: Command = {
  options: ['dialect', 'as'],
  operands: ['FILE'],
  async run(given, { readFile }) {
    const asked = question(given);
    if (!asked.ok) return asked;
    const read = await readFile(given.operands[0] ?? '');
    if (!read.ok) return read;
    const { dialect, role } = asked.value;
    const document = parseDocument(read.value.bytes);
    const parsed = masked(printReading(dialect, document, role, read.value.path));
    return succeed({
      status: 0,
      json: () => jsonLine(parsePrinted, parsed),
      text: () => parsedText(dialect, parsed, readDialect(dialect, document, role).departures),
    });
  },
};

interface Question {
  readonly dialect: Dialect;
  readonly role: FileRole;
}

/** Whose reading of what to show; fails where an option's value is none of those known. */
function question({ operands, values }: Given): Result<Question, CommandFailure> {
  const given = values.get('dialect');
  if (given === undefined) return fail(wrongUse('dialect-missing', 'parse', '--dialect'));
  const dialect = dialects.find((known) => known === given);
  if (dialect === undefined) return fail(wrongUse('unknown-dialect', 'parse', '--dialect'));
  const named = values.get('as');
  if (named === undefined) {
    const role = basename(operands[0] ?? '') === 'credentials' ? 'credentials' : 'config';
    return succeed({ dialect, role });
  }
  const role = fileRoles.find((known) => known === named);
  return role === undefined ? fail(wrongUse('unknown-role', 'parse', '--as')) : succeed({ dialect, role });
}

function masked(parsed: ParsePrinted): ParsePrinted {
  if ('error' in parsed) return parsed;
  const { profiles, ssoSessions, services } = parsed;
  return {
    profiles: maskSections(profiles),
    ssoSessions: maskSections(ssoSessions),
    services: maskSections(services),
  };
}

function maskSections(sections: Sections): Sections {
  return mapRecord(sections, (values) => {
    const entries = Object.entries(values).map(
      ([key, value]) => [maskKey(key), maskValue(value, key)] as const,
    );
    return Object.fromEntries(entries);
  });
}

/** Some tools take a line for a key that is none: it may hold a secret then. */
function maskKey(key: string): string {
  const document = { byteOrderMark: false, lines: [makeLine(key, '\n')] };
  return maskDocument(document, { accessKeyIds: 'whole' }).join('');
}

/** By the key's name, and what looks like a secret inside other values: `credential_process` may carry a password. */
function maskValue(value: Values[string], key: string): Values[string] {
  if (typeof value !== 'string')
    return mapRecord(value, (text, nested) => showNested(key, nested, text, 'whole'));
  const name = key.toLowerCase();
  // Quoted, or put after the key of a block, the name is part of the key.
  return secretSettings.some((secret) => name.includes(secret))
    ? maskedSecret
    : showText(name, value, 'whole');
}

/** A record with each value changed; a key called `__proto__` is a key like any other, since entries define it. */
function mapRecord<Value, Changed>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Changed,
): Record<string, Changed> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

function parsedText(dialect: Dialect, parsed: ParsePrinted, departures: readonly Departure[]): string {
  if ('error' in parsed) return `${commandLine.refusesFile(dialect, printable(parsed.error.message))}\n`;
  const kinds: readonly (readonly [string, Sections])[] = [
    ['profile', parsed.profiles],
    ['sso-session', parsed.ssoSessions],
    ['services', parsed.services],
  ];
  const sections = kinds.flatMap(([kind, named]) =>
    Object.entries(named).map(([name, values]) => sectionText(`${kind} ${name}`, values)),
  );
  return [...sections, ...departuresText(departures)].join('\n');
}

function departuresText(departures: readonly Departure[]): readonly string[] {
  if (departures.length === 0) return [];
  const lines = departures.map(({ line, key, code }) => {
    const what = key === null ? '' : `${key}: `;
    return `  ${commandLine.atLine(line)}  ${printable(what)}${departureWords[code]}\n`;
  });
  return [[`${commandLine.departures}\n`, ...lines].join('')];
}

function sectionText(title: string, values: Values): string {
  const lines = Object.entries(values).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${key} = ${value}`]
      : [`${key} =`, ...Object.entries(value).map(([inner, text]) => `  ${inner} = ${text}`)],
  );
  return [title, ...lines.map((line) => `  ${line}`)].map((line) => `${printable(line)}\n`).join('');
}
