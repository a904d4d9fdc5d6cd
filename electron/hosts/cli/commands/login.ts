/** `keyway login`: uses a sign-in that the AWS CLI keeps, or says how to sign in. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import { sessionsPrinted } from '../../../../shared/models/printed.js';
import { type Command, wrongUse } from '../command.js';
import { jsonLine } from '../output.js';
import { startOne } from '../session-codes.js';
import { printable } from '../style.js';
import { untilText } from './session.js';

export const login: Command = {
  options: ['yes'],
  operands: ['NAME'],
  async run(given, context) {
    const [name = ''] = given.operands;
    const shown = await context.services.profiles.describe(name, null);
    if (!shown.ok) return shown;
    if (shown.value.kind !== 'sso' && shown.value.kind !== 'login')
      return fail(wrongUse('does-not-sign-in', 'login', null));
    const started = await startOne(name, given, context);
    if (!started.ok) return started;
    const row = started.value;
    return succeed({
      status: 0,
      json: () =>
        jsonLine(sessionsPrinted, { started: row === null ? [] : [row], failed: [], temporaryProfiles: [] }),
      text: () => `${commandLine.sessions.signedIn(printable(name), untilText(row?.expiresAt ?? null))}\n`,
    });
  },
};
