/** The recorded cases of what `aws configure set` writes: after the same commands our files mean the same. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Place, ProfileEdit, SettingChange } from '../../electron/core/editing/edit.js';
import { planEdit } from '../../electron/core/editing/plan-edit.js';
import { parseDocument, printDocument } from '../../electron/core/ini/document.js';
import { readProfiles } from '../../electron/core/profiles/profiles.js';
import { Secret } from '../../electron/core/secret.js';
import type { SwitchFiles } from '../../electron/core/switching/switch-files.js';
import { defaultProfileName, secretSettings } from '../../shared/vocabulary.js';
import { readCaseEnvironment } from './case-home.js';
import { plainSections, readBytes } from './read-file.js';
import { caseFolders } from './recorded-resolution.js';
import { type CaseResult, compare, skipped, type SuiteReport } from './report.js';

/** Newest release first: a case counts as what that left behind. */
const recordings = ['expected.aws-2.36.7.txt', 'expected.txt'] as const;
const sections: readonly string[] = ['plugins', 'preview'];
const shown = { config: '~/.aws/config', credentials: '~/.aws/credentials' } as const;

export function runRecordedWriting(folder: string): SuiteReport {
  const names = caseFolders(folder).filter((name) => name.startsWith('w'));
  return {
    suite: 'recorded aws configure set',
    cases: names.map((name) => askCase(name, path.join(folder, name))),
  };
}

/** One command with what became of it. */
interface Command {
  readonly args: readonly string[];
  readonly failed: boolean;
  readonly output: string;
}

function askCase(name: string, folder: string): CaseResult {
  const recording = recordings.map((file) => path.join(folder, file)).find((file) => existsSync(file));
  if (recording === undefined) return skipped(name, 'nothing was recorded');
  const text = readFileSync(recording, 'utf8');
  let files = readFiles(folder);
  for (const command of readCommands(folder, text)) {
    if (command.args[1] === 'get') {
      const answer = valueOf(files, command, folder);
      if (answer !== command.output) return compare(name, command.output, answer);
      continue;
    }
    const edit = toEdit(files, command, folder);
    if (edit === null) return skipped(name, 'no edit of Keyway writes that section');
    const plan = planEdit(files, edit);
    if (plan.ok === command.failed) {
      return compare(name, { failed: command.failed }, plan.ok ? { failed: false } : plan.failure);
    }
    if (plan.ok) files = plan.value.steps.reduce((state, step) => withDocument(state, step), files);
  }
  return compare(name, meaningOf(recordedAfter(text)), meaningOf(printed(files)));
}

interface Texts {
  readonly config: string;
  readonly credentials: string;
}

/** As botocore reads and merges both files. */
function meaningOf({ config, credentials }: Texts): unknown {
  const own = readBytes('botocore', config, 'config');
  const keys = readBytes('botocore', credentials, 'credentials');
  const profiles = plainSections(own.profiles);
  const others = plainSections(keys.profiles);
  const names = new Set([...Object.keys(profiles), ...Object.keys(others)]);
  return {
    refused: own.refusal !== null || keys.refusal !== null,
    profiles: Object.fromEntries([...names].map((name) => [name, { ...profiles[name], ...others[name] }])),
    ssoSessions: plainSections(own.ssoSessions),
    services: plainSections(own.services),
  };
}

function readFiles(folder: string): SwitchFiles {
  const file = (role: 'config' | 'credentials'): SwitchFiles['config'] => {
    const own = path.join(folder, role);
    const bytes = existsSync(own) ? readFileSync(own) : new Uint8Array();
    return { path: shown[role], role, document: parseDocument(bytes), mode: null };
  };
  return { config: file('config'), credentials: file('credentials'), locations: [] };
}

function withDocument(
  files: SwitchFiles,
  { path: at, after }: { readonly path: string; readonly after: SwitchFiles['config']['document'] },
): SwitchFiles {
  const role = at === shown.config ? 'config' : 'credentials';
  return { ...files, [role]: { ...files[role], document: after } };
}

function printed({ config, credentials }: SwitchFiles): Texts {
  const textOf = ({ document }: SwitchFiles['config']): string =>
    new TextDecoder().decode(printDocument(document));
  return { config: textOf(config), credentials: textOf(credentials) };
}

/** The files that a recording shows, each to its end mark; one that it does not show is empty. */
function recordedAfter(text: string): Texts {
  const after = (role: 'config' | 'credentials'): string => {
    const start = text.indexOf(`--- after: ${shown[role]} `);
    if (start < 0) return '';
    const first = text.indexOf('\n', start) + 1;
    const end = text.indexOf('\n--- end', first - 1);
    return text.slice(first, end < first ? first : end);
  };
  return { config: after('config'), credentials: after('credentials') };
}

function readCommands(folder: string, text: string): readonly Command[] {
  const lines = readFileSync(path.join(folder, 'argv'), 'utf8').split('\n');
  const all = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const blocks = text.split(/^\$ aws /mu).slice(1);
  return all.map((line, index) => {
    const block = blocks[index] ?? '';
    const [, output = ''] = /^--- stdout\n([^\n]*)/mu.exec(block) ?? [];
    return {
      args: line.split('\t').map((word) => word.replaceAll('\\n', '\n')),
      failed: !/^\[exit 0\]$/mu.test(block),
      output,
    };
  });
}

/** What a command is about, as the AWS CLI takes its words apart (customizations/configure/set.py). */
interface Addressed {
  readonly word: 'profile' | 'sso-session' | 'services';
  readonly name: string;
  readonly key: string;
}

function addressOf({ args }: Command, folder: string): Addressed | null {
  const [, , variable = ''] = args;
  const option = (flag: string): string | null => args[args.indexOf(flag) + 1 || args.length] ?? null;
  for (const word of ['sso-session', 'services'] as const) {
    const name = option(`--${word}`);
    if (name !== null) return { word, name, key: variable };
  }
  const environment = readCaseEnvironment(folder);
  const named = environment['AWS_PROFILE'] ?? environment['AWS_DEFAULT_PROFILE'];
  const profile = option('--profile') ?? named ?? defaultProfileName;
  const [first = '', ...rest] = variable.split('.');
  if (sections.includes(first)) return null;
  if (first === 'default') return { word: 'profile', name: first, key: rest.join('.') };
  if (first !== 'profile') return { word: 'profile', name: profile, key: variable };
  return { word: 'profile', name: rest[0] ?? '', key: rest.slice(1).join('.') };
}

/** The same as an edit; null where Keyway has none. */
function toEdit(files: SwitchFiles, command: Command, folder: string): ProfileEdit | null {
  const address = addressOf(command, folder);
  if (address === null) return null;
  const { word, name, key } = address;
  const [, , , text = ''] = command.args;
  const isSecret = secretSettings.some((secret) => secret === key);
  const changes: readonly SettingChange[] = [{ key, value: isSecret ? new Secret(text) : text }];
  if (word !== 'profile') {
    return { kind: 'section', section: { kind: word, name, changes, mustAgree: false, mayCreate: true } };
  }
  const to: Place = { name, location: null };
  const isThere = readProfiles(files).findByName(name) !== undefined;
  return { kind: 'save', from: isThere ? to : null, to, changes, sections: [] };
}

/** What `aws configure get` would print of our files. */
function valueOf(files: SwitchFiles, command: Command, folder: string): string {
  const address = addressOf(command, folder);
  if (address === null) return '';
  const reading = readBytes('botocore', printed(files).config, 'config');
  const which = { profile: reading.profiles, 'sso-session': reading.ssoSessions, services: reading.services };
  const [key = '', nested = null] = address.key.split('.');
  const setting = which[address.word].get(address.name)?.settings.get(key);
  return (nested === null ? setting?.value : setting?.nested?.get(nested)?.value) ?? '';
}
