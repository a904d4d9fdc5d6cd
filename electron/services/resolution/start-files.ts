/** Which lines of the start files of shells set a variable. Values of them are not kept. */
import type { FileOrigin } from '../../../shared/models/origin.js';
import {
  findSetVariables,
  type SetVariable,
  type StartFileSyntax,
} from '../../core/environments/start-files.js';
import { joinPath, shownPath } from '../../core/paths.js';
import { type FileSystem, FileSystemError, type Places } from '../ports.js';

/** Names and their lines, in the order in which shells read the files: the last one that is reached decides. */
export type StartFileOrigins = Readonly<Record<string, readonly FileOrigin[]>>;

export interface StartFiles {
  /**
   * @param names of variables
   * @param program the shell's, such as `zsh`, to look at what it reads only; null for all shells
   * @returns every name that is set somewhere. Files that are not there or cannot be read are passed over
   */
  origins(names: readonly string[], program: string | null): Promise<StartFileOrigins>;
}

interface Row {
  /** Absolute, or under the home after `~/`; a last name with `*` stands for all files of the folder that end like it. */
  readonly path: string;
  readonly syntax: StartFileSyntax;
  /** Null for all shells. */
  readonly shells: readonly string[] | null;
}

function row(path: string, shells: readonly string[] | null, syntax: StartFileSyntax = 'shell'): Row {
  return { path, syntax, shells };
}

const posix: readonly string[] = ['sh', 'bash', 'dash', 'ksh', 'mksh'];

/** bash(1), zsh(1) and zsh's STARTUP/SHUTDOWN FILES, fish(1), with the folders of Debian, Fedora and macOS. */
const table: readonly Row[] = [
  row('/etc/environment', null, 'environment'),
  row('/etc/zsh/zshenv', ['zsh']),
  row('/etc/zshenv', ['zsh']),
  row('~/.zshenv', ['zsh']),
  row('/etc/profile', [...posix, 'zsh']),
  row('/etc/profile.d/*.sh', [...posix, 'zsh']),
  row('/etc/bash.bashrc', ['bash']),
  row('/etc/bashrc', ['bash']),
  row('/etc/zsh/zprofile', ['zsh']),
  row('/etc/zprofile', ['zsh']),
  row('~/.zprofile', ['zsh']),
  row('/etc/zsh/zshrc', ['zsh']),
  row('/etc/zshrc', ['zsh']),
  row('~/.zshrc', ['zsh']),
  row('~/.zlogin', ['zsh']),
  row('~/.profile', posix),
  row('~/.bash_login', ['bash']),
  row('~/.bash_profile', ['bash']),
  row('~/.bashrc', ['bash']),
  row('/etc/fish/config.fish', ['fish'], 'fish'),
  row('~/.config/fish/conf.d/*.fish', ['fish'], 'fish'),
  row('~/.config/fish/config.fish', ['fish'], 'fish'),
];

/** Bytes: a start file is written by hand. */
const sizeLimit = 256 * 1024;

export function createStartFiles(files: FileSystem, places: Pick<Places, 'home' | 'platform'>): StartFiles {
  return {
    async origins(names, program) {
      if (places.platform === 'win32') return {};
      const rows = table.filter(({ shells }) => program === null || (shells?.includes(program) ?? true));
      const wanted = new Set(names);
      const found = new Map<string, FileOrigin[]>();
      for (const { path, syntax } of rows) {
        for (const file of await pathsOf(files, path, places.home)) {
          for (const { name, line } of await setIn(files, file, syntax)) {
            if (!wanted.has(name)) continue;
            found.set(name, [...(found.get(name) ?? []), { file: shownPath(file, places.home), line }]);
          }
        }
      }
      return Object.fromEntries(found);
    },
  };
}

async function pathsOf(files: FileSystem, path: string, home: string): Promise<readonly string[]> {
  const absolute = path.startsWith('~/') ? joinPath(home, path.slice(2)) : path;
  const star = absolute.indexOf('/*');
  if (star < 0) return [absolute];
  const folder = absolute.slice(0, star);
  const names = await orIfNot(files.list(folder), []);
  return names
    .filter((name) => !name.startsWith('.') && name.endsWith(absolute.slice(star + 2)))
    .toSorted()
    .map((name) => joinPath(folder, name));
}

async function setIn(
  files: FileSystem,
  path: string,
  syntax: StartFileSyntax,
): Promise<readonly SetVariable[]> {
  const facts = await orIfNot(files.inspectTarget(path), null);
  if (facts?.kind !== 'file' || facts.size > sizeLimit) return [];
  const bytes = await orIfNot(files.read(path), null);
  return bytes === null ? [] : findSetVariables(new TextDecoder('utf-8').decode(bytes), syntax);
}

async function orIfNot<Value, Other>(work: Promise<Value>, other: Other): Promise<Value | Other> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FileSystemError) return other;
    throw error;
  }
}
