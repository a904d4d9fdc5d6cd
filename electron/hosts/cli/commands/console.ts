/** `keyway console`: the AWS console in the person's browser, signed in with the session of a profile. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { type Failure, fail, succeed } from '../../../../shared/models/failure.js';
import { consolePrinted } from '../../../../shared/models/printed.js';
import type { ConsolePlace } from '../../../services/sessions-api.js';
import { type Command, type Context, type Given, wrongUse } from '../command.js';
import { startingOptions } from '../handed-out.js';
import { jsonLine } from '../output.js';
import { startOne } from '../session-codes.js';
import { printable } from '../style.js';

export const console: Command = {
  options: ['service', 'region', 'print', ...startingOptions],
  operands: ['NAME'],
  async run(given, context) {
    const [name = ''] = given.operands;
    const service = given.values.get('service') ?? null;
    if (service !== null && !/^[a-z0-9][a-z0-9/-]{0,127}$/u.test(service))
      return fail(wrongUse('service-not-readable', 'console', '--service'));
    const place = { service, region: given.values.get('region') ?? null };
    return given.flags.has('print')
      ? await print(name, place, given, context)
      : await open(name, place, given, context);
  },
};

async function print(
  name: string,
  place: ConsolePlace,
  given: Given,
  context: Context,
): ReturnType<Command['run']> {
  const { sessionHanding } = context.services;
  const address = await withSession(() => sessionHanding.consoleAddress(name, place), name, given, context);
  if (!address.ok) return address;
  // What it is for: the person asked to see it.
  const text = address.value.reveal();
  return succeed({
    status: 0,
    json: () => jsonLine(consolePrinted, { opened: false, address: text }),
    text: () => `${text}\n`,
  });
}

async function open(
  name: string,
  place: ConsolePlace,
  given: Given,
  context: Context,
): ReturnType<Command['run']> {
  const { sessionHanding } = context.services;
  const made = await withSession(() => sessionHanding.openConsole(name, place), name, given, context);
  if (!made.ok) return made;
  const { address } = made.value;
  if (address !== null && !(await context.openPage(address))) return fail(noBrowser);
  return succeed({
    status: 0,
    json: () => jsonLine(consolePrinted, { opened: true, address: null }),
    text: () => `${commandLine.sessions.consoleOpened(printable(name))}\n`,
  });
}

const noBrowser: Failure = { code: 'cannot-open', facts: { what: 'browser' }, action: null };

type Asked<Value> = Promise<
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }
>;

/** Once more after the code that it needs. */
async function withSession<Value>(
  work: () => Asked<Value>,
  name: string,
  given: Given,
  context: Context,
): Promise<Awaited<Asked<Value>> | Extract<Awaited<ReturnType<typeof startOne>>, { readonly ok: false }>> {
  const first = await work();
  if (first.ok || first.failure.code !== 'mfa-needed') return first;
  const started = await startOne(name, given, context);
  return started.ok ? await work() : started;
}
