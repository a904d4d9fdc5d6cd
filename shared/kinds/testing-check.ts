/** Forms as they are when nothing is wrong with them, and what is around them. */
import type { Problem } from '../models/problem.js';
import { type FormState } from './check.js';
import { aroundProfile, formAround, formState } from './testing-forms.js';

export const roleArn = 'arn:aws:iam::111122223333:role/ReadOnly';

export const startUrl = 'https://my-sso-portal.awsapps.com/start';

export const around = formAround({
  profiles: [
    aroundProfile('acme-base', { kind: 'access-key', accessKeyId: '****MPLE' }),
    aroundProfile('acme.sso', { kind: 'sso' }),
    aroundProfile('empty'),
    aroundProfile('middle', { kind: 'role', sourceProfile: 'new' }),
    aroundProfile('far', { kind: 'role', sourceProfile: 'middle' }),
    aroundProfile('circle-a', { kind: 'role', sourceProfile: 'circle-b' }),
    aroundProfile('circle-b', { kind: 'role', sourceProfile: 'circle-a' }),
    aroundProfile('elsewhere', { id: 'other:elsewhere', location: '~/other', kind: 'access-key' }),
  ],
  ssoSessions: [
    { name: 'my-sso', values: { sso_start_url: startUrl, sso_region: 'us-east-1' }, usedBy: ['acme.sso'] },
  ],
  services: ['local'],
});

export const key = { aws_access_key_id: 'AKIAI44QH8DHBEXAMPLF' };

export const bothHalves = { aws_secret_access_key: 'given' } as const;

export function role(values: FormState['values'], given: Partial<FormState> = {}): FormState {
  return formState({
    kind: 'role',
    values: { role_arn: roleArn, source_profile: 'acme-base', ...values },
    ...given,
  });
}

export function sso(values: FormState['values'], given: Partial<FormState> = {}): FormState {
  const account = { sso_account_id: '111122223333', sso_role_name: 'ReadOnlyAccess' };
  return formState({ kind: 'sso', values: { ...account, sso_session: 'my-sso', ...values }, ...given });
}

export function setting(name: string, value: string): FormState {
  return formState({ values: { [name]: value } });
}

/** A form that has a problem at that field, and one nearly the same that does not. */
export interface Case {
  readonly field: string;
  readonly has: FormState;
  readonly lacks: FormState;
  readonly severity?: Problem['severity'];
  readonly suggestion?: string;
}
