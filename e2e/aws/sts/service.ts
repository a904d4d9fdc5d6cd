/** The Security Token Service. */
import { findKey, type Caller } from '../caller.js';
import type { Call } from '../context.js';
import { accountOfKeyId } from '../identifiers.js';
import { decide } from '../policy.js';
import { regionOf, type QueryService } from '../query.js';
import type { Received } from '../received.js';
import { refuse } from '../refusals.js';
import { checks } from '../validation.js';
import type { XmlFields } from '../xml.js';
import { assumeRole } from './assume-role.js';
import { getFederationToken, getSessionToken } from './user-sessions.js';
import { assumeRoleWithWebIdentity } from './web-identity.js';

/** It needs no permission, and no policy can deny it. */
function getCallerIdentity({ caller }: Call): XmlFields {
  if (caller === null) return refuse('no-signature', {});
  return { Arn: caller.arn, UserId: caller.userId, Account: caller.account.id };
}

/** Also of keys that are not there: the account is written into the id. */
function getAccessKeyInfo({ context, caller, parameters }: Call): XmlFields {
  if (caller === null) return refuse('no-signature', {});
  const given = checks(parameters);
  const key =
    given.text('AccessKeyId', { required: true, minimum: 16, maximum: 128, pattern: String.raw`[\w]*` }) ??
    '';
  given.done();
  const decision = decide(caller, 'sts:GetAccessKeyInfo', '*');
  if (!decision.allowed) {
    const facts = {
      user: caller.arn,
      action: 'sts:GetAccessKeyInfo',
      resource: '*',
      policy: decision.policy,
    };
    refuse(decision.explicit ? 'sts-denied-explicitly' : 'sts-denied', facts);
  }
  const session = context.state.sessions.find(({ keyId }) => keyId === key);
  const account = findKey(context, key)?.account ?? session?.account ?? accountOfKeyId(key);
  return account === null ? refuse('not-a-key-id', { key }) : { Account: account };
}

function refuseDisabledRegion(caller: Caller | null, received: Received): void {
  const region = regionOf(received);
  if (caller !== null && region !== null && caller.account.disabledRegions.includes(region)) {
    refuse('region-disabled', { account: caller.account.id });
  }
}

export const stsService: QueryService = {
  name: 'sts',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  handlers: {
    GetCallerIdentity: getCallerIdentity,
    AssumeRole: assumeRole,
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
    GetSessionToken: getSessionToken,
    GetFederationToken: getFederationToken,
    GetAccessKeyInfo: getAccessKeyInfo,
  },
  unsigned: ['AssumeRoleWithWebIdentity'],
  before: refuseDisabledRegion,
};
