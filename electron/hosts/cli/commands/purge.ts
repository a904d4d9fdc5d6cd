/** `keyway purge`: takes the secrets of a profile out of what is kept of earlier versions of the files. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import { purgePrinted } from '../../../../shared/models/printed.js';
import { type Command, wrongUse } from '../command.js';
import { jsonLine } from '../output.js';
import { openForCommand } from '../passphrase.js';
import { printable } from '../style.js';

export const purge: Command = {
  options: ['passphrase-stdin', 'yes'],
  operands: ['NAME'],
  async run(given, context) {
    const [name] = given.operands;
    if (name === undefined) return fail(wrongUse('argument-missing', 'purge', 'NAME'));
    const opened = await openForCommand(given, context);
    if (!opened.ok) return opened;
    const purged = await context.services.changes.purge(name);
    if (!purged.ok) return purged;
    const changes = purged.value;
    return succeed({
      status: 0,
      json: () => jsonLine(purgePrinted, { profile: name, changes }),
      text: () => `${commandLine.store.purged(printable(name), changes)}\n`,
    });
  },
};
