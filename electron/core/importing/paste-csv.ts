/** The CSV files that the IAM console hands out: of an access key, and (until 2023) of a new user with key and password. */
import { type FoundProfile, meaningOf, profileOfMembers } from './found-profile.js';

/** Spreadsheets save it with semicolons in some countries, and tables are copied with tabs. */
const separators = [',', ';', '\t'] as const;

/** One key a row, columns by their titles; passwords and everything else are left out. Empty where it is no such file. */
export function readConsoleCsv(text: string): readonly FoundProfile[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const separator of separators) {
    const first = lines.findIndex((line) => isTitles(line, separator));
    if (first < 0) continue;
    const titles = fieldsOf(lines[first] ?? '', separator);
    return lines.slice(first + 1).flatMap((line) => {
      const row = fieldsOf(line, separator);
      const profile = profileOfMembers(
        'console-csv',
        titles.map((title, index) => [title, row[index]] as const),
      );
      return profile === null ? [] : [profile];
    });
  }
  return [];
}

function isTitles(line: string, separator: string): boolean {
  if (!line.includes(separator)) return false;
  const meanings = fieldsOf(line, separator).map(meaningOf);
  return meanings.includes('aws_access_key_id') && meanings.includes('aws_secret_access_key');
}

/** RFC 4180: fields in double quotes may hold separators and doubled quotes. */
function fieldsOf(line: string, separator: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) {
      fields.push(plain(field));
      field = '';
    } else field += character;
  }
  return [...fields, plain(field)];
}

function plain(field: string): string {
  const trimmed = field.trim();
  if (!/^".*"$/u.test(trimmed)) return trimmed;
  return trimmed.slice(1, -1).replaceAll('""', '"').trim();
}
