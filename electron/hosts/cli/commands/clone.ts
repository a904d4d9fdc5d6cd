/** `keyway clone OLD NEW`: a second profile with the same lines. */
import type { Command } from '../command.js';
import { editOptions, placeOf, runEdit } from '../edit-command.js';

export const clone: Command = {
  options: editOptions,
  operands: ['OLD', 'NEW'],
  run(given, context) {
    const [old = '', name = ''] = given.operands;
    const from = placeOf(old, given, context);
    return runEdit({ kind: 'clone', from, to: { ...from, name } }, given, context);
  },
};
