/** Identity and Access Management, as far as access keys need it. */
import { userArn, type Caller } from '../caller.js';
import { isoTime } from '../clock.js';
import type { Call } from '../context.js';
import type { QueryService } from '../query.js';
import { refuse } from '../refusals.js';
import { checks } from '../validation.js';
import type { XmlFields } from '../xml.js';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from './access-keys.js';
import { page, pageParameters } from './pages.js';
import { authorise, callerOf, subjectOf, userNameConstraint } from './subject.js';

function getUser(call: Call): XmlFields {
  const given = checks(call.parameters);
  const name = given.text('UserName', userNameConstraint);
  given.done();
  const { caller, user } = subjectOf(call, name, true);
  const { account } = caller;
  if (user === null) {
    return { User: { UserId: account.id, Arn: caller.arn, CreateDate: isoTime(account.created) } };
  }
  return {
    User: {
      Path: user.path,
      UserName: user.name,
      UserId: user.id,
      Arn: userArn(account, user),
      CreateDate: isoTime(user.created),
    },
  };
}

function listMfaDevices(call: Call): XmlFields {
  const given = checks(call.parameters);
  const name = given.text('UserName', userNameConstraint);
  const { marker, size } = pageParameters(given);
  given.done();
  const { holder, user } = subjectOf(call, name, true);
  const rows = holder.mfa.map((device) => ({
    UserName: user?.name ?? null,
    SerialNumber: device.serial,
    EnableDate: isoTime(device.enabled),
  }));
  return page('MFADevices', rows, marker, size);
}

function listAccountAliases(call: Call): XmlFields {
  const given = checks(call.parameters);
  const { marker, size } = pageParameters(given);
  given.done();
  const caller = callerOf(call);
  authorise(caller, 'iam:ListAccountAliases', '*', '*');
  const { alias } = caller.account;
  return page('AccountAliases', alias === null ? [] : [alias], marker, size);
}

/** IAM takes no credentials of GetFederationToken, and of GetSessionToken only those that were made with MFA. */
function refuseWeakSessions(caller: Caller | null): void {
  const kind = caller?.session?.kind;
  if (kind === 'federation-token' || (kind === 'session-token' && caller?.mfa !== true)) {
    refuse('invalid-token', {});
  }
}

export const iamService: QueryService = {
  name: 'iam',
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  handlers: {
    GetUser: getUser,
    ListAccessKeys: listAccessKeys,
    CreateAccessKey: createAccessKey,
    UpdateAccessKey: updateAccessKey,
    DeleteAccessKey: deleteAccessKey,
    GetAccessKeyLastUsed: getAccessKeyLastUsed,
    ListMFADevices: listMfaDevices,
    ListAccountAliases: listAccountAliases,
  },
  unsigned: [],
  before: refuseWeakSessions,
};
