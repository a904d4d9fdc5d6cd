/** How a session is asked for on the command line. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { WrongUseReason } from '../../../shared/models/printed.js';
import type { SessionOptions } from '../../../shared/models/session.js';
import { type CommandFailure, type Given, wrongUse } from './command.js';
import { readDuration } from './duration.js';

/** Seconds: the least and the most that any kind of session takes. */
const [shortest, longest] = [900, 129_600];
/** AWS STS, AssumeRole: RoleSessionName and SourceIdentity. */
const nameText = /^[\w+=,.@-]{2,64}$/u;

/** Fails with `wrong-use`. */
export function readSessionOptions({
  command,
  values,
  lists,
}: Given): Result<SessionOptions, CommandFailure> {
  const wrong = (reason: WrongUseReason, option: string): Result<never, CommandFailure> =>
    fail(wrongUse(reason, command, option));
  const said = values.get('duration');
  const milliseconds = said === undefined ? null : readDuration(said);
  if (typeof milliseconds === 'string') return wrong('session-duration-not-valid', '--duration');
  const durationSeconds = milliseconds === null ? null : milliseconds / 1000;
  if (durationSeconds !== null && (durationSeconds < shortest || durationSeconds > longest))
    return wrong('session-duration-not-valid', '--duration');
  for (const option of ['session-name', 'source-identity'] as const) {
    if (!nameText.test(values.get(option) ?? 'none')) return wrong('session-text-not-valid', `--${option}`);
  }
  const tags = (lists.get('tag') ?? []).map((text) => {
    const [, key = '', value = ''] = /^([^=]{1,128})=(.{0,256})$/su.exec(text) ?? [];
    return { key, value };
  });
  if (tags.some(({ key }) => key === '')) return wrong('tag-not-readable', '--tag');
  const sessionName = values.get('session-name') ?? null;
  return succeed({
    durationSeconds,
    sessionName,
    sourceIdentity: values.get('source-identity') ?? null,
    tags,
  });
}
