/** `keyway parse`: a file as one tool reads it. Secrets are masked: this is for looking, not for handing out. */
import { basename } from 'node:path';
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import type { Result } from '../../../../shared/models/failure.js';
import { parsePrinted } from '../../../../shared/models/printed.js';
import type { ParsePrinted } from '../../../../shared/models/printed.js';
import { dialects, fileRoles } from '../../../../shared/vocabulary.js';
import type { FileRole } from '../../../../shared/vocabulary.js';
import { printParsed } from '../../../core/dialects/botocore.js';
import { parseDocument } from '../../../core/ini/document.js';
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
    const role = roleOf(given);
    if (!role.ok) return role;
    const read = await readFile(given.operands[0] ?? '');
    if (!read.ok) return read;
    const { bytes, path } = read.value;
    const parsed = masked(printParsed(parseDocument(bytes), role.value, path));
    return succeed({
      status: 0,
      json: () => jsonLine(parsePrinted, parsed),
      text: () => parsedText(parsed),
    });
  },
};

/** What to read the file as; fails where an option's value is none of those known. */
function roleOf({ operands, values }: Given): Result<FileRole, CommandFailure> {
  const dialect = values.get('dialect');
  if (dialect === undefined) return fail(wrongUse('dialect-missing', 'parse', '--dialect'));
  if (!dialects.some((known) => known === dialect))
    return fail(wrongUse('unknown-dialect', 'parse', '--dialect'));
  const named = values.get('as');
  if (named === undefined)
    return succeed(basename(operands[0] ?? '') === 'credentials' ? 'credentials' : 'config');
  const role = fileRoles.find((known) => known === named);
  return role === undefined ? fail(wrongUse('unknown-role', 'parse', '--as')) : succeed(role);
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
  return mapRecord(sections, (values) => mapRecord(values, maskValue));
}

/** By the key's name, and what looks like a secret inside other values: `credential_process` may carry a password. */
function maskValue(value: Values[string], key: string): Values[string] {
  return typeof value === 'string'
    ? showText(key.toLowerCase(), value, 'whole')
    : mapRecord(value, (text, nested) => showNested(key, nested, text, 'whole'));
}

/** A record with each value changed; a key called `__proto__` is a key like any other, since entries define it. */
function mapRecord<Value, Changed>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Changed,
): Record<string, Changed> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

function parsedText(parsed: ParsePrinted): string {
  if ('error' in parsed) return `${commandLine.refusesFile('botocore', printable(parsed.error.message))}\n`;
  const kinds: readonly (readonly [string, Sections])[] = [
    ['profile', parsed.profiles],
    ['sso-session', parsed.ssoSessions],
    ['services', parsed.services],
  ];
  const sections = kinds.flatMap(([kind, named]) =>
    Object.entries(named).map(([name, values]) => sectionText(`${kind} ${name}`, values)),
  );
  return sections.join('\n');
}

function sectionText(title: string, values: Values): string {
  const lines = Object.entries(values).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${key} = ${value}`]
      : [`${key} =`, ...Object.entries(value).map(([inner, text]) => `  ${inner} = ${text}`)],
  );
  return [title, ...lines.map((line) => `  ${line}`)].map((line) => `${printable(line)}\n`).join('');
}
