/**
 * Reads the command line: which command, which options, which operands.
 *
 * Deliberately repeats nothing a person typed but option names in what it says is wrong: what looks like a stray
 * argument may be a secret that was pasted in the wrong place.
 */
import { parseArgs } from 'node:util';
import { commandLine, commandNames, optionNames } from '../../../shared/catalogue/en/command-line.js';
import type { CommandName, OptionName } from '../../../shared/catalogue/en/command-line.js';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { Result } from '../../../shared/models/failure.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import { wrongUse } from './command.js';
import type { CommandFailure, CommandTakes, Given } from './command.js';

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'command'; readonly given: Given };

/** A command line as read; `json` counts also where the rest of it is wrong. */
export interface ReadArguments {
  readonly json: boolean;
  readonly home: string | null;
  readonly request: Result<Request, CommandFailure>;
}

/** Options that every command takes. */
export const commonOptions: readonly OptionName[] = ['json', 'home', 'help', 'version'];

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const optionKinds = Object.fromEntries(
  optionNames.map((name) => [name, { type: takesValue(name) ? ('string' as const) : ('boolean' as const) }]),
);

/**
 * Reads what follows the program's name. Never throws.
 * `takes` says of each command which operands and options it has.
 */
export function readArguments(
  argv: readonly string[],
  takes: Readonly<Record<CommandName, CommandTakes>>,
): ReadArguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: optionKinds,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const command = commandNames.find((name) => name === operands[0]) ?? null;
  const flags = new Set<OptionName>();
  const lists = new Map<OptionName, readonly string[]>();
  for (const token of options) {
    const name = optionNames.find((known) => known === token.name);
    if (name === undefined) continue;
    if (!takesValue(name)) flags.add(name);
    else if (token.value !== undefined) lists.set(name, [...(lists.get(name) ?? []), token.value]);
  }
  const values = new Map([...lists].map(([name, all]) => [name, all.at(-1) ?? ''] as const));
  const wrong = secretIn(argv, command) ?? firstWrong(options.map((token) => wrongOption(token, command)));
  const given = { operands: operands.slice(1), values, lists, flags };
  return {
    json: flags.has('json'),
    home: values.get('home') ?? null,
    request: wrong === null ? requestOf(operands[0], command, given, takes) : fail(wrong),
  };
}

function takesValue(name: OptionName): boolean {
  return commandLine.options[name].value !== null;
}

function firstWrong(findings: readonly (CommandFailure | null)[]): CommandFailure | null {
  return findings.find((finding) => finding !== null) ?? null;
}

/** A secret in argv stands in the process list and in the shell's history: it is refused whatever it was meant for. */
function secretIn(argv: readonly string[], command: CommandName | null): CommandFailure | null {
  for (const argument of argv) {
    const key = /^-{0,2}(?:set[=\s])?\s*([a-z_]+)\s*=/i.exec(argument)?.[1]?.toLowerCase();
    const setting = secretSettings.find((secret) => secret === key);
    if (setting !== undefined) return wrongUse('secret-in-arguments', command, setting);
  }
  return null;
}

/** What is wrong with one option by itself, whichever command it goes with. */
function wrongOption(token: OptionToken, command: CommandName | null): CommandFailure | null {
  const name = optionNames.find((known) => known === token.name);
  if (name === undefined) return wrongUse('unknown-option', command, optionLike(token.rawName));
  const written = `--${name}`;
  if (!takesValue(name)) {
    return token.value === undefined ? null : wrongUse('value-not-expected', command, written);
  }
  // A dash alone stands for standard input.
  const looksLikeOption =
    token.inlineValue !== true && token.value !== '-' && token.value?.startsWith('-') === true;
  if (token.value === undefined || token.value === '' || looksLikeOption) {
    return wrongUse('value-missing', command, written);
  }
  return null;
}

/** An option's name only where it looks like one, so that nothing pasted by mistake is repeated. */
function optionLike(text: string): string | null {
  return /^--?[a-z][a-z-]{0,30}$/.test(text) ? text : null;
}

function requestOf(
  first: string | undefined,
  command: CommandName | null,
  given: Omit<Given, 'command'>,
  takes: Readonly<Record<CommandName, CommandTakes>>,
): Result<Request, CommandFailure> {
  if (first !== undefined && command === null) return fail(wrongUse('unknown-command', null, null));
  if (given.flags.has('help')) return succeed({ kind: 'help', command });
  if (given.flags.has('version')) return succeed({ kind: 'version' });
  if (command === null) return fail(wrongUse('no-command', null, null));
  const wrong = wrongForCommand(command, given, takes[command]);
  return wrong === null ? succeed({ kind: 'command', given: { command, ...given } }) : fail(wrong);
}

function wrongForCommand(
  command: CommandName,
  given: Omit<Given, 'command'>,
  takes: CommandTakes,
): CommandFailure | null {
  const allowed = [...commonOptions, ...takes.options];
  const stray = [...given.flags, ...given.values.keys()].find((name) => !allowed.includes(name));
  if (stray !== undefined) return wrongUse('option-not-for-command', command, `--${stray}`);
  const repeats = takes.operands.at(-1)?.replace(']', '').endsWith('…') === true;
  if (given.operands.length > takes.operands.length && !repeats)
    return wrongUse('argument-not-expected', command, null);
  const missing = takes.operands.slice(given.operands.length).find((operand) => !operand.startsWith('['));
  return missing === undefined ? null : wrongUse('argument-missing', command, missing);
}
