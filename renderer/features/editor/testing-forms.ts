/** The form of a role, typed into and saved. */
import type { Surroundings } from '../../../shared/models/form.js';
import { commandOf } from './edit-request.js';
import { type Draft, type Step } from './form-state.js';
import { corporate, formOf } from './testing.js';

export const roleArn = 'arn:aws:iam::111122223333:role/Reader';

export const role = formOf({
  kind: 'role',
  values: { role_arn: roleArn, source_profile: 'base', region: 'eu-west-1' },
});

export function value(key: string, text: string): Step {
  return { kind: 'value', key, value: text };
}

/** What saving asks for; fails where it is not a save. */
export function saved(draft: Draft, among: Pick<Surroundings, 'ssoSessions' | 'services'> = corporate) {
  const command = commandOf(draft, among);
  if (command.kind !== 'save') throw new Error('not a save');
  return command;
}
