/** `keyway rename OLD NEW`: a profile gets another name, and what names it follows. */
import type { Command } from '../command.js';
import { editOptions, placeOf, runEdit } from '../edit-command.js';

export const rename: Command = {
  options: editOptions,
  operands: ['OLD', 'NEW'],
  run(given, context) {
    const [old = '', to = ''] = given.operands;
    const from = placeOf(old, given, context);
    return runEdit({ kind: 'rename', renames: [{ from, to }] }, given, context);
  },
};
