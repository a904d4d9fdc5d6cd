/** The table of commands: one file each, in ./commands. */
import type { CommandName } from '../../../shared/catalogue/en/command-line.js';
import type { Command } from './command.js';
import { activity } from './commands/activity.js';
import { add } from './commands/add.js';
import { clone } from './commands/clone.js';
import { console } from './commands/console.js';
import { credentialProcess } from './commands/credential-process.js';
import { diagnose } from './commands/diagnose.js';
import { doctor } from './commands/doctor.js';
import { env } from './commands/env.js';
import { exec } from './commands/exec.js';
import { fmt } from './commands/fmt.js';
import { history } from './commands/history.js';
import { keys } from './commands/keys.js';
import { login } from './commands/login.js';
import { parse } from './commands/parse.js';
import { profiles } from './commands/profiles.js';
import { move } from './commands/move.js';
import { purge } from './commands/purge.js';
import { remove } from './commands/remove.js';
import { rename } from './commands/rename.js';
import { resolve } from './commands/resolve.js';
import { rotate } from './commands/rotate.js';
import { session } from './commands/session.js';
import { set } from './commands/set.js';
import { show } from './commands/show.js';
import { store } from './commands/store.js';
import { undo } from './commands/undo.js';
import { unset } from './commands/unset.js';
import { use } from './commands/use.js';
import { whoami } from './commands/whoami.js';

export const commands: Readonly<Record<CommandName, Command>> = {
  profiles,
  show,
  use,
  add,
  set,
  unset,
  rename,
  clone,
  remove,
  move,
  store,
  undo,
  history,
  purge,
  keys,
  rotate,
  activity,
  fmt,
  parse,
  resolve,
  doctor,
  env,
  exec,
  'credential-process': credentialProcess,
  session,
  whoami,
  console,
  login,
  diagnose,
};
