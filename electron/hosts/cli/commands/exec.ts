/** `keyway exec`: runs a program with a profile's credentials in its environment, and nowhere else. */
import { basename } from 'node:path';
import { fail, succeed } from '../../../../shared/models/failure.js';
import { clearedVariables, handedOver, regionVariables } from '../../../core/bridge/hand-over.js';
import type { EndpointAnswer } from '../../../adapters/container-endpoint.js';
import type { Asker } from '../../../services/api.js';
import { type Command, type Context, type Given, wrongUse } from '../command.js';
import { failureSentence } from '../failures.js';
import { type Handed, handOut, startingOptions } from '../handed-out.js';

export const exec: Command = {
  options: ['endpoint', ...startingOptions],
  operands: ['NAME', 'COMMAND…'],
  async run(given, context) {
    const [name = '', ...argv] = given.operands;
    const [program] = argv;
    if (program === undefined || program === '')
      return fail(wrongUse('argument-missing', 'exec', 'COMMAND…'));
    const { pid } = await context.asker();
    const asker = { program: basename(program), pid };
    const handed = await handOut(name, given, context, asker);
    if (!handed.ok) return handed;
    const status = given.flags.has('endpoint')
      ? await runWithEndpoint(argv, given, handed.value, asker, context)
      : await context.runProgram(argv, inEnvironment(handed.value));
    // What the program printed is the whole answer, also under --json.
    return succeed({ status, json: () => '', text: () => '' });
  },
};

function inEnvironment({ key, region }: Handed): Parameters<Context['runProgram']>[1] {
  return { unset: clearedVariables, set: handedOver(key, region) };
}

/** The program asks again when its credentials end, and gets those of then; nobody is asked for a code meanwhile. */
async function runWithEndpoint(
  argv: readonly string[],
  { operands: [name = ''] }: Given,
  { region }: Handed,
  asker: Asker,
  { services, serveContainer, runProgram }: Context,
): Promise<number> {
  const endpoint = await serveContainer(async (): Promise<EndpointAnswer> => {
    const now = await services.handingOut.credentials({ name }, asker);
    if (now.ok) return { ok: true, credentials: now.value };
    return { ok: false, code: now.failure.code, message: failureSentence(now.failure) };
  });
  try {
    const set = { ...endpoint.variables, ...regionVariables(region) };
    return await runProgram(argv, { unset: clearedVariables, set });
  } finally {
    await endpoint.close();
  }
}
