/**
 * Lines for a shell that use a profile. Pure. Names and paths are quoted so that the shell takes them as they are;
 * where a shell has no quoting that surely holds, there is no line.
 *
 * Keys in the environment outrank AWS_PROFILE in the AWS CLI, and AWS_DEFAULT_PROFILE outranks it in boto3:
 * lines for a terminal clear them first.
 */
import type { Shell } from '../../shared/vocabulary.js';
import { harmless, quotePosix, quotePowerShell } from './quoting.js';

/** What lines are made for. `location` is another credentials file, `~/…` or absolute; null for the shared files. */
export interface CommandTarget {
  readonly name: string;
  readonly region: string | null;
  readonly location: string | null;
}

/** One scope each; null where this shell or this profile has no such line. */
export interface CommandLines {
  readonly command: string | null;
  readonly terminal: string | null;
  readonly everywhere: string | null;
  /** What AWS's own PowerShell module has for the same; it overwrites the default profile. */
  readonly cmdlet: string | null;
}

const outranking = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_PROFILE'];
const fileVariable = 'AWS_SHARED_CREDENTIALS_FILE';

/** `--profile NAME` as bash and zsh read it. */
export function profileOption(name: string): string {
  return optionFor(quotePosix(name), name);
}

export function commandLines(shell: Shell, target: CommandTarget): CommandLines {
  const name = quote(shell, target.name);
  if (name === null) return { command: null, terminal: null, everywhere: null, cmdlet: null };
  return {
    command: oneCommand(shell, target, name),
    terminal: terminalLine(shell, target, name),
    everywhere: target.location === null ? `keyway use ${leadingDash(target.name)}${name}` : null,
    cmdlet: shell === 'powershell' ? cmdletLine(target, name) : null,
  };
}

function optionFor(quoted: string, name: string): string {
  return name.startsWith('-') ? `--profile=${quoted}` : `--profile ${quoted}`;
}

/** A name that looks like an option goes after the end of options. */
function leadingDash(name: string): string {
  return name.startsWith('-') ? '-- ' : '';
}

function oneCommand(shell: Shell, { name, location }: CommandTarget, quoted: string): string | null {
  const line = `aws sts get-caller-identity ${optionFor(quoted, name)}`;
  if (location === null) return line;
  if (shell === 'powershell' || shell === 'cmd') return null;
  return `${fileVariable}=${path(shell, location) ?? ''} ${line}`;
}

function terminalLine(shell: Shell, { location }: CommandTarget, quoted: string): string | null {
  const file = location === null ? null : path(shell, location);
  if (location !== null && file === null) return null;
  switch (shell) {
    case 'bash':
    case 'zsh':
      return `unset ${outranking.join(' ')}; export AWS_PROFILE=${quoted}${file === null ? '' : ` ${fileVariable}=${file}`}`;
    case 'fish':
      return `set -e ${outranking.join(' ')}; set -gx AWS_PROFILE ${quoted}${file === null ? '' : `; set -gx ${fileVariable} ${file}`}`;
    case 'powershell':
      return `Remove-Item ${outranking.map((variable) => `Env:${variable}`).join(', ')} -ErrorAction Ignore; $env:AWS_PROFILE = ${quoted}${file === null ? '' : `; $env:${fileVariable} = ${file}`}`;
    case 'cmd':
      return [
        ...outranking.map((variable) => `set "${variable}="`),
        `set "AWS_PROFILE=${quoted.replaceAll('"', '')}"`,
        ...(file === null ? [] : [`set "${fileVariable}=${file}"`]),
      ].join(' & ');
  }
}

function cmdletLine({ region, location }: CommandTarget, quoted: string): string {
  const inFile = location === null ? '' : ` -ProfileLocation (${path('powershell', location) ?? ''})`;
  const inRegion = region === null ? '' : ` -Region ${region}`;
  return `Initialize-AWSDefaultConfiguration -ProfileName ${quoted}${inFile}${inRegion}`;
}

function quote(shell: Shell, text: string): string | null {
  switch (shell) {
    case 'bash':
    case 'zsh':
      return quotePosix(text);
    case 'fish':
      return harmless.test(text) ? text : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
    case 'powershell':
      return quotePowerShell(text);
    case 'cmd':
      return harmless.test(text) ? text : /["%^!&|<>]/.test(text) ? null : `"${text}"`;
  }
}

/** A path with the home folder as the shell writes it. */
function path(shell: Shell, location: string): string | null {
  const rest = location.startsWith('~/') ? location.slice(2) : null;
  switch (shell) {
    case 'bash':
    case 'zsh':
    case 'fish':
      return rest === null ? quote(shell, location) : `~/${quote(shell, rest) ?? ''}`;
    case 'powershell':
      return rest === null ? quote(shell, location) : `Join-Path $HOME ${quote(shell, rest) ?? ''}`;
    case 'cmd':
      return /["%^!&|<>]/.test(location)
        ? null
        : rest === null
          ? location
          : `%USERPROFILE%\\${rest.replaceAll('/', '\\')}`;
  }
}
