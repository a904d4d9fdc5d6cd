/** The table of commands: one file each, in ./commands. */
import type { CommandName } from '../../../shared/catalogue/en/command-line.js';
import type { Command } from './command.js';
import { doctor } from './commands/doctor.js';
import { fmt } from './commands/fmt.js';
import { history } from './commands/history.js';
import { parse } from './commands/parse.js';
import { profiles } from './commands/profiles.js';
import { resolve } from './commands/resolve.js';
import { show } from './commands/show.js';
import { undo } from './commands/undo.js';
import { use } from './commands/use.js';

export const commands: Readonly<Record<CommandName, Command>> = {
  profiles,
  show,
  use,
  undo,
  history,
  fmt,
  parse,
  resolve,
  doctor,
};
