/** The help of the command line, made from the table of commands and the catalogue's words. */
import { commandLine, commandNames } from '../../../shared/catalogue/en/command-line.js';
import type { CommandName, OptionName } from '../../../shared/catalogue/en/command-line.js';
import { commonOptions } from './arguments.js';
import { commands } from './commands.js';

/** @param command null for the overview. */
export function helpText(command: CommandName | null): string {
  return command === null ? overview() : commandHelp(command);
}

function overview(): string {
  const { headings, summary } = commandLine;
  const forms = commandNames.map((name): Row => [
    commandLine.commands[name].forms.join('\n'),
    commandLine.commands[name].does,
  ]);
  return [
    summary,
    '',
    `${headings.commands}:`,
    rows(forms),
    '',
    `${headings.everyCommand}:`,
    optionRows(commonOptions),
    '',
  ].join('\n');
}

function commandHelp(command: CommandName): string {
  const { headings } = commandLine;
  const { forms, does, notes } = commandLine.commands[command];
  const options = commands[command].options;
  return [
    does,
    ...notes,
    '',
    `${headings.usage}:`,
    ...forms.map((form) => `  ${form}`),
    ...(options.length === 0 ? [] : ['', `${headings.options}:`, optionRows(options)]),
    '',
    `${headings.everyCommand}:`,
    optionRows(commonOptions),
    '',
  ].join('\n');
}

type Row = readonly [string, string];

function optionRows(names: readonly OptionName[]): string {
  return rows(
    names.map((name): Row => {
      const { value, help } = commandLine.options[name];
      return [value === null ? `--${name}` : `--${name} ${value}`, help];
    }),
  );
}

/** What something is called at the left, what it does below where the name is long, else beside it. */
function rows(pairs: readonly Row[]): string {
  const column = 20;
  return pairs
    .map(([name, help]) =>
      name.length < column && !name.includes('\n')
        ? `  ${name.padEnd(column)}${help}`
        : `  ${name.replaceAll('\n', '\n  ')}\n  ${' '.repeat(column)}${help}`,
    )
    .join('\n');
}
