/**
 * Commands that write profiles: `aws configure set` (AWS CLI command reference: `NAME`, `default.NAME`, `profile.P.NAME`), and
 * Set-AWSCredential and Initialize-AWSDefaultConfiguration of the Tools for PowerShell.
 */
import { settingOf } from '../../../shared/kinds/settings.js';
import { splitShellWords } from '../dialects/shell-words.js';
import type { FoundProfile } from './found-profile.js';

/** What one command says: of which profile, null where it says not. */
interface Said {
  readonly name: string | null;
  readonly settings: readonly (readonly [key: string, value: string])[];
}

const CLI = /\baws(?:\.exe)?\s(?<options>.*\s)?configure\s+set\s+(?<rest>\S.*)$/u;
const CMDLET = /\b(?:Set-AWSCredentials?|Initialize-AWSDefault(?:s|Configuration)?)\s+(?<rest>-.*)$/iu;
const parameters: ReadonlyMap<string, string> = new Map([
  ['-accesskey', 'aws_access_key_id'],
  ['-secretkey', 'aws_secret_access_key'],
  ['-sessiontoken', 'aws_session_token'],
  ['-region', 'region'],
]);
/** Longer lines than any token makes are no commands. */
const longestLine = 10_000;

/** One profile for each name that the commands give. */
export function readCommands(text: string): readonly FoundProfile[] {
  const profiles = new Map<string | null, Map<string, string>>();
  for (const line of text.split('\n')) {
    const said = line.length > longestLine ? null : (ofCli(line) ?? ofCmdlet(line));
    if (said === null) continue;
    const settings = profiles.get(said.name) ?? new Map<string, string>();
    for (const [key, value] of said.settings) settings.set(key, value);
    profiles.set(said.name, settings);
  }
  return [...profiles].map(([name, settings]) => ({
    format: 'environment',
    name,
    settings,
    expiresAt: null,
  }));
}

function ofCli(line: string): Said | null {
  const { options = '', rest } = CLI.exec(line)?.groups ?? {};
  const words = rest === undefined ? null : splitShellWords(rest);
  const [variable, value] = words ?? [];
  if (words === null || variable === undefined || value === undefined || value === '') return null;
  const parts = variable.split('.');
  const isOfProfile = parts[0] === 'profile' && parts.length > 2;
  const start = isOfProfile ? 2 : parts[0] === 'default' && parts.length > 1 ? 1 : 0;
  const key = parts.slice(start).join('.').toLowerCase();
  if (settingOf(key) === null) return null;
  const named = isOfProfile ? parts[1] : start === 1 ? 'default' : undefined;
  const all = [...(splitShellWords(options) ?? []), ...words];
  return { name: named ?? optionOf(all, '--profile'), settings: [[key, value]] };
}

function ofCmdlet(line: string): Said | null {
  const rest = CMDLET.exec(line)?.groups?.['rest'];
  const words = rest === undefined ? null : splitShellWords(rest);
  if (words === null) return null;
  const settings = words.flatMap((word, index): readonly (readonly [string, string])[] => {
    const key = parameters.get(word.toLowerCase());
    const value = words[index + 1] ?? '';
    return key === undefined || value === '' || /^[-$]/u.test(value) ? [] : [[key, value]];
  });
  return settings.length === 0 ? null : { name: optionOf(words, '-StoreAs'), settings };
}

function optionOf(words: readonly string[], option: string): string | null {
  const plain = option.toLowerCase();
  const at = words.findIndex((word) => word.toLowerCase() === plain);
  if (at >= 0) return words[at + 1] ?? null;
  const joined = words.find((word) => word.toLowerCase().startsWith(`${plain}=`));
  return joined?.slice(plain.length + 1) ?? null;
}
