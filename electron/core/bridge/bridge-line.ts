/** The `credential_process` line by which every AWS tool gets the credentials of a stored profile. Pure. */
import { dialects } from '../../../shared/vocabulary.js';
import type { Failure, FailureFacts } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import { readDialect } from '../dialects/read-dialect.js';
import { splitShellWords } from '../dialects/shell-words.js';
import { parseDocument } from '../ini/document.js';
import { isAbsolutePath, type Platform } from '../paths.js';
import * as lines from './command-lines.js';

/** The command of the line, and the option that names the entry. */
export const bridgeCommand = 'credential-process';
const idOption = '--id';
const homeOption = '--home';

export interface BridgeTarget {
  readonly platform: Platform;
  /** Absolute path of Node where the command is its script; null where it runs by itself. */
  readonly node: string | null;
  /** Absolute path of `keyway`, or of its script. */
  readonly command: string;
  /** The stored profile's opaque id. */
  readonly entryId: string;
  /** `--home` where one is in force, absolute. */
  readonly home: string | null;
}

/** What a line of ours says. */
export type BridgeLine = Pick<BridgeTarget, 'node' | 'command' | 'entryId' | 'home'>;

type Reason = FailureFacts<'line-not-quotable'>['reason'];

/**
 * Makes the line and proves it: the models of all the tools' grammars on that platform must give exactly the same words,
 * and all dialects must give back the value as it was written. Fails with `line-not-quotable`.
 */
export function bridgeLine(target: BridgeTarget): Result<string> {
  const { platform } = target;
  for (const path of [target.node, target.command, target.home]) {
    const reason = path === null ? null : reasonAgainst(path, platform);
    if (path !== null && reason !== null) return notQuotable(path, reason);
  }
  const words = wordsOf(target);
  const line = words.map((word) => (platform === 'win32' ? word : quote(word))).join(' ');
  const isAlike = readersOn(platform).every((read) => sameWords(read(line), words));
  if (!isAlike || !isReadAsWritten(line)) return notQuotable(oddest(target), 'read-differently');
  return succeed(line);
}

/** What a value says where it is a line of ours, whichever installation wrote it; null where it is any other line. */
export function readBridgeLine(value: string): BridgeLine | null {
  const isWindows = /^"?(?:[A-Za-z]:[\\/]|\\\\)/u.test(value);
  const words = (isWindows ? lines.splitAsWindowsProgram : splitShellWords)(value) ?? [];
  const at = words.indexOf(bridgeCommand);
  const [command, node] = words.slice(0, Math.max(at, 0)).toReversed();
  const [option, entryId, ...rest] = words.slice(at + 1);
  if (command === undefined || at > 2 || !isAbsolutePath(command) || option !== idOption) return null;
  if (entryId === undefined || !/^[A-Za-z0-9-]{1,64}$/u.test(entryId)) return null;
  const home = rest[0] === homeOption && rest.length === 2 ? (rest[1] ?? null) : null;
  if (rest.length > 0 && home === null) return null;
  return { node: node ?? null, command, entryId, home };
}

function wordsOf({ node, command, entryId, home }: BridgeTarget): readonly string[] {
  const words = [command, bridgeCommand, idOption, entryId];
  return [...(node === null ? [] : [node]), ...words, ...(home === null ? [] : [homeOption, home])];
}

function reasonAgainst(path: string, platform: Platform): Reason | null {
  if (!isAbsolutePath(path)) return 'relative';
  if (/\p{Cc}/u.test(path)) return 'control-character';
  if (platform !== 'win32') {
    if (path.includes('\\')) return 'backslash';
    return /\s[#;]/u.test(path) ? 'comment-mark' : null;
  }
  if (/[^\p{ASCII}]/u.test(path)) return 'not-ascii';
  if (path.includes(' ')) return 'space';
  return /^[\w@+~.:\\/-]+$/u.test(path) ? null : 'special-character';
}

/** For shlex and sh alike. On Windows only what needs no quotes comes this far. */
function quote(word: string): string {
  if (/^[\w@%+=:,./-]+$/u.test(word)) return word;
  return `'${word.replaceAll("'", `'"'"'`)}'`;
}

function readersOn(platform: Platform): readonly lines.LineReader[] {
  return platform === 'win32'
    ? [lines.splitAsWindowsProgram, lines.splitForCmdOfNode, lines.splitForCmdOfDotnet, lines.splitForCmdOfGo]
    : [splitShellWords, lines.splitForSh, lines.splitForShOfDotnet];
}

function sameWords(read: readonly string[] | null, words: readonly string[]): boolean {
  return read?.length === words.length && words.every((word, index) => word === read[index]);
}

const section = 'keyway-line';
const setting = 'credential_process';

/** In a config file, between two settings, for each of the dialects. */
function isReadAsWritten(line: string): boolean {
  const text = `[profile ${section}]\nregion = a\n${setting} = ${line}\noutput = b\n`;
  const document = parseDocument(new TextEncoder().encode(text));
  return dialects.every((dialect) => {
    const { profiles, refusal } = readDialect(dialect, document, 'config');
    const settings = (profiles.get(section) ?? profiles.get(`profile ${section}`))?.settings;
    return refusal === null && settings?.size === 3 && settings.get(setting)?.value === line;
  });
}

/** The path with the most characters that are not plain: the likeliest cause. */
function oddest({ node, command, home }: BridgeTarget): string {
  const odd = (path: string): number => path.replaceAll(/[\w./\\:-]/gu, '').length;
  return [command, node, home]
    .filter((path) => path !== null)
    .reduce((worst, path) => (odd(path) > odd(worst) ? path : worst));
}

function notQuotable(path: string, reason: Reason): { readonly ok: false; readonly failure: Failure } {
  return fail({ code: 'line-not-quotable', facts: { path, reason }, action: null });
}
