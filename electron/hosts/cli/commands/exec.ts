/** `keyway exec`: runs a program with a profile's credentials in its environment, and nowhere else. */
import { basename } from 'node:path';
import { fail, succeed } from '../../../../shared/models/failure.js';
import { clearedVariables, handedOver } from '../../../core/bridge/hand-over.js';
import { type Command, wrongUse } from '../command.js';
import { handOut } from '../handed-out.js';

export const exec: Command = {
  options: [],
  operands: ['NAME', 'COMMAND…'],
  async run(given, context) {
    const [name = '', ...argv] = given.operands;
    const [program] = argv;
    if (program === undefined || program === '')
      return fail(wrongUse('argument-missing', 'exec', 'COMMAND…'));
    const { pid } = await context.asker();
    const handed = await handOut(name, context, { program: basename(program), pid });
    if (!handed.ok) return handed;
    const set = handedOver(handed.value.key, handed.value.region);
    const status = await context.runProgram(argv, { unset: clearedVariables, set });
    // What the program printed is the whole answer, also under --json.
    return succeed({ status, json: () => '', text: () => '' });
  },
};
