/** The secret that `--secret-stdin` reads: never from the command line, where other programs and the shell's history see it. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { CommandName } from '../../../shared/catalogue/en/command-line.js';
import type { SettingChange } from '../../core/editing/edit.js';
import { Secret } from '../../core/secret.js';
import { type CommandFailure, type Context, type Given, wrongUse } from './command.js';

/**
 * The secret access key on the first line and a session token on the second, each without its line end; an absent or
 * blank second line takes a token out. With `--passphrase-stdin` the passphrase of the store stands before them. No changes
 * without `--secret-stdin`. Fails with `wrong-use` where the line of the key is blank.
 */
export async function readSecretChanges(
  given: Given,
  { readInput }: Pick<Context, 'readInput'>,
): Promise<Result<readonly SettingChange[], CommandFailure>> {
  if (!given.flags.has('secret-stdin')) return succeed([]);
  const lines = new TextDecoder()
    .decode(await readInput())
    .split('\n')
    .map(withoutReturn);
  const [secret = '', token = ''] = given.flags.has('passphrase-stdin') ? lines.slice(1) : lines;
  if (secret.trim() === '') return fail(blank(given.command));
  return succeed([
    { key: 'aws_secret_access_key', value: new Secret(secret) },
    { key: 'aws_session_token', value: token.trim() === '' ? null : new Secret(token) },
  ]);
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/u, '');
}

function blank(command: CommandName): CommandFailure {
  return wrongUse('secret-missing', command, '--secret-stdin');
}
