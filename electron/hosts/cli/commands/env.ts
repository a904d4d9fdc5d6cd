/** `keyway env`: lines for a shell that clear what could outrank a profile's credentials, and set them. */
import { basename } from 'node:path';
import { envPrinted } from '../../../../shared/models/printed.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import {
  clearedVariables,
  handedOver,
  type Shell,
  shellLines,
  shells,
} from '../../../core/bridge/hand-over.js';
import { type Command, type Context, wrongUse } from '../command.js';
import { handOut, startingOptions } from '../handed-out.js';
import { jsonLine } from '../output.js';

export const env: Command = {
  options: ['shell', ...startingOptions],
  operands: ['NAME'],
  async run(given, context) {
    const [name = ''] = given.operands;
    const shell = chosenShell(given.values.get('shell'), context);
    if (shell === null) return fail(wrongUse('unknown-shell', 'env', '--shell'));
    const handed = await handOut(name, given, context, await context.asker());
    if (!handed.ok) return handed;
    const set = handedOver(handed.value.key, handed.value.region);
    const lines = shellLines(shell, set);
    if (lines === null) {
      return fail({
        code: 'invalid-setting',
        facts: { field: 'shell', problem: 'value-not-readable' },
        action: null,
      });
    }
    return succeed({
      status: 0,
      json: () => jsonLine(envPrinted, { unset: clearedVariables, set }),
      text: () => lines,
    });
  },
};

/** The person's own shell, where lines can be written for it. */
function chosenShell(said: string | undefined, { shellVariable, platform }: Context): Shell | null {
  if (said !== undefined) return shells.find((shell) => shell === said) ?? null;
  if (platform === 'win32') return 'powershell';
  return shells.find((shell) => shell === basename(shellVariable ?? '')) ?? 'bash';
}
