/** A command that asks the keychain for one thing: `program.mjs thread|direct SERVICE ACCOUNT`. Prints it, or why not. */
import { createKeychain } from '../../electron/adapters/keychain/keychain.js';
import { KeychainError } from '../../electron/services/ports.js';

const [, , way = '', service = '', account = ''] = process.argv;
const keychain = createKeychain({
  platform: 'linux',
  environment: process.env,
  ownThread: way === 'thread',
  limits: { answer: 2000, prompt: 1000, idle: 3_600_000 },
});

async function ask(): Promise<string> {
  try {
    return (await keychain.getPassword(service, account))?.reveal() ?? 'nothing';
  } catch (error) {
    return error instanceof KeychainError ? error.reason : 'something else';
  }
}

void ask().then((answer) => process.stdout.write(answer));
