/** A profile's settings and lines as they are shown, secrets masked. */
import type { ShownLine, ShownSection, ShownSetting } from '../../../shared/models/profile.js';
import { maskedSecret, secretSettings } from '../../../shared/vocabulary.js';
import { type IniDocument, makeLine } from '../ini/document.js';
import { outlineDocument } from '../ini/outline.js';
import { maskAccessKeyId, maskDocument } from '../masking.js';
import type { Profile } from './profile.js';

type KeyIdMask = 'whole' | 'last-four';

const secret: ReadonlySet<string> = new Set(secretSettings);

/** Settings whose values are identifiers, never secrets, and are shown as they are. All others are searched for secrets. */
const openSettings = new Set([
  ...['region', 'output', 'role_arn', 'source_profile', 'credential_source', 'external_id', 'mfa_serial'],
  ...['role_session_name', 'duration_seconds', 'web_identity_token_file', 'login_session', 'aws_account_id'],
  ...['sso_session', 'sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region', 'services'],
]);

/**
 * The settings that count, by key in lower case, nested keys flat (`s3.addressing_style`).
 *
 * @param keyIds whether access key IDs are shown whole or masked but for their last four characters
 */
export function showSettings(profile: Profile, keyIds: KeyIdMask): Readonly<Record<string, ShownSetting>> {
  const shown: [string, ShownSetting][] = [];
  for (const [key, { value, origin, entry }] of profile.settings) {
    if (typeof value === 'string') {
      shown.push([key, { value: showText(key, value, keyIds), origin }]);
      continue;
    }
    for (const [nested, text] of value) {
      const line = entry.nestedLines.get(nested) ?? origin.line;
      shown.push([
        `${key}.${nested}`,
        { value: showNested(key, nested, text, keyIds), origin: { ...origin, line } },
      ]);
    }
  }
  return Object.fromEntries(shown);
}

/** The lines of each section of its name, in the order of the files; those passed over by the AWS CLI too. */
export function showSections(profile: Profile): readonly ShownSection[] {
  return [profile.config, profile.credentials].flatMap((part) => {
    if (part === null) return [];
    const { path, document } = part.source;
    const sections = [...part.sections, ...part.shadowed].sort((left, right) => left.line - right.line);
    return sections.map(({ line, lastLine }) => ({ file: path, lines: showLines(document, line, lastLine) }));
  });
}

/** One value as it is shown; `key` in lower case. */
export function showText(key: string, value: string, keyIds: KeyIdMask): string {
  if (secret.has(key)) return maskedSecret;
  if (key === 'aws_access_key_id') return keyIds === 'whole' ? value : maskAccessKeyId(value);
  // A line indented by mistake may have made a secret part of it.
  if (openSettings.has(key) && !value.includes('\n')) return value;
  const [first = '', ...more] = value.split('\n');
  const masked = maskTexts([`${key} = ${first}`, ...more.map((line) => `    ${line}`)], keyIds);
  return masked.map((line, index) => cutPrefix(line, index === 0 ? `${key} = ` : '    ')).join('\n');
}

/** One value of a nested block as it is shown. */
export function showNested(key: string, nested: string, value: string, keyIds: KeyIdMask): string {
  if (secret.has(nested.toLowerCase())) return maskedSecret;
  const prefix = `    ${nested} = `;
  const [, line = ''] = maskTexts([`${key} =`, `${prefix}${value}`], keyIds);
  return cutPrefix(line, prefix);
}

/** The masking of files serves for values too: it knows secrets by their looks, such as a password in a process line. */
function maskTexts(texts: readonly string[], accessKeyIds: KeyIdMask): readonly string[] {
  const lines = texts.map((text) => makeLine(text, '\n'));
  return maskDocument({ byteOrderMark: false, lines }, { accessKeyIds });
}

function cutPrefix(line: string, prefix: string): string {
  return line.startsWith(prefix) ? line.slice(prefix.length) : maskedSecret;
}

/** Up to the first blank line after the last entry: what follows is most often said of the next section. */
function showLines(document: IniDocument, firstLine: number, lastLine: number): readonly ShownLine[] {
  const section: IniDocument = { byteOrderMark: false, lines: document.lines.slice(firstLine - 1, lastLine) };
  const kinds = lineKinds(section);
  const lastEntry = kinds.findLastIndex((kind) => kind !== 'blank' && kind !== 'comment');
  const blank = kinds.indexOf('blank', lastEntry);
  const shown = kinds.slice(0, blank < 0 ? kinds.length : blank);
  const texts = maskDocument(section, { accessKeyIds: 'last-four' });
  return shown.map((kind, index) => ({ number: firstLine + index, text: texts[index] ?? '', kind }));
}

function lineKinds(section: IniDocument): readonly ShownLine['kind'][] {
  const entries = outlineDocument(section).sections.flatMap((outline) => outline.entries);
  const continued = new Set(entries.flatMap((entry) => entry.valueLines.slice(1)));
  return section.lines.map(({ text }, index) => {
    const content = text.trim();
    if (content === '') return 'blank';
    if (/^[#;]/u.test(content)) return 'comment';
    if (index === 0) return 'header';
    return continued.has(index + 1) ? 'continuation' : 'entry';
  });
}
