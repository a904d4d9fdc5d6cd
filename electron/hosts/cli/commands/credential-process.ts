/** `keyway credential-process` where it was not started as tools start it (../credential-process.ts): among other options. */
import { fail, succeed } from '../../../../shared/models/failure.js';
import { printProcessAnswer } from '../../../core/bridge/process-answer.js';
import { type Command, wrongUse } from '../command.js';

export const credentialProcess: Command = {
  options: ['id', 'profile'],
  operands: [],
  async run(given, { services, asker }) {
    const [id, name] = [given.values.get('id'), given.values.get('profile')];
    if ((id === undefined) === (name === undefined)) {
      return fail(wrongUse('profile-or-id', 'credential-process', '--profile'));
    }
    const choice = id === undefined ? { name: name ?? '' } : { id };
    const handed = await services.handingOut.credentials(choice, await asker());
    if (!handed.ok) return handed;
    const print = (): string => printProcessAnswer(handed.value);
    return succeed({ status: 0, json: print, text: print });
  },
};
