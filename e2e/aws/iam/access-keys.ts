/** Access keys: two a user at most, the secret told once, and all of it known to the rest of AWS a little later. */
import { findKey } from '../caller.js';
import { isoTime } from '../clock.js';
import { lagOf, stillLags, type Call } from '../context.js';
import { newKeyId, newSecret } from '../identifiers.js';
import type { AccessKey } from '../model.js';
import { refuse } from '../refusals.js';
import { checks } from '../validation.js';
import type { XmlFields } from '../xml.js';
import { page, pageParameters } from './pages.js';
import {
  authorise,
  callerOf,
  keyIdConstraint,
  subjectOf,
  userNameConstraint,
  type Subject,
} from './subject.js';

/** AWS's quota AccessKeysPerUser. */
const keysPerUser = 2;

function isListed(key: AccessKey, now: number): boolean {
  if (key.unlisted === null || stillLags(key.unlisted, now)) return key.unlisted === null;
  key.unlisted = null;
  return true;
}

export function listAccessKeys(call: Call): XmlFields {
  const given = checks(call.parameters);
  const name = given.text('UserName', userNameConstraint);
  const { marker, size } = pageParameters(given);
  given.done();
  const { holder, user } = subjectOf(call, name, false);
  const now = call.context.clock.now();
  const rows = holder.keys
    .filter((key) => isListed(key, now))
    .map((key) => ({
      UserName: user?.name ?? null,
      AccessKeyId: key.id,
      Status: key.status,
      CreateDate: isoTime(key.created),
    }));
  return page('AccessKeyMetadata', rows, marker, size);
}

export function createAccessKey(call: Call): XmlFields {
  const given = checks(call.parameters);
  const name = given.text('UserName', userNameConstraint);
  given.done();
  const { caller, holder, user } = subjectOf(call, name, true);
  if (holder.keys.length >= keysPerUser) refuse('two-keys-already', {});
  const { clock, consistency } = call.context;
  const now = clock.now();
  const lag = lagOf(consistency.created, now);
  const key: AccessKey = {
    id: newKeyId('AKIA', caller.account.id),
    secret: newSecret(),
    status: 'Active',
    created: now,
    lastUsed: null,
    seenAs: lag === null ? null : { status: 'absent', lag },
    unlisted: lagOf(consistency.listed, now),
  };
  holder.keys = [...holder.keys, key];
  return {
    AccessKey: {
      UserName: user?.name ?? null,
      AccessKeyId: key.id,
      Status: key.status,
      SecretAccessKey: key.secret,
      CreateDate: isoTime(key.created),
    },
  };
}

function keyOf({ holder }: Subject, id: string): AccessKey {
  return holder.keys.find((key) => key.id === id) ?? refuse('no-such-key', { key: id });
}

export function updateAccessKey(call: Call): null {
  const given = checks(call.parameters);
  const name = given.text('UserName', userNameConstraint);
  const id = given.text('AccessKeyId', keyIdConstraint) ?? '';
  const status = given.text('Status', { required: true, choices: ['Active', 'Inactive'] });
  given.done();
  const key = keyOf(subjectOf(call, name, false), id);
  const { clock, consistency } = call.context;
  const before = key.status;
  const lag = lagOf(consistency.ended, clock.now());
  key.status = status === 'Active' ? 'Active' : 'Inactive';
  key.seenAs = lag === null || before === key.status ? null : { status: before, lag };
  return null;
}

export function deleteAccessKey(call: Call): null {
  const given = checks(call.parameters);
  const name = given.text('UserName', userNameConstraint);
  const id = given.text('AccessKeyId', keyIdConstraint) ?? '';
  given.done();
  const subject = subjectOf(call, name, false);
  const key = keyOf(subject, id);
  const { state, clock, consistency } = call.context;
  const lag = lagOf(consistency.ended, clock.now());
  key.seenAs = lag === null ? null : { status: key.status, lag };
  key.status = 'Inactive';
  subject.holder.keys = subject.holder.keys.filter((other) => other !== key);
  const { caller, user } = subject;
  state.deletedKeys = [...state.deletedKeys, { key, account: caller.account.id, user: user?.name ?? null }];
  return null;
}

/** A key that was never used has no date, and "N/A" for service and Region. */
export function getAccessKeyLastUsed(call: Call): XmlFields {
  const given = checks(call.parameters);
  const id = given.text('AccessKeyId', keyIdConstraint) ?? '';
  given.done();
  const caller = callerOf(call);
  const found = findKey(call.context, id);
  const isOurs = found?.account === caller.account.id && !call.context.state.deletedKeys.includes(found);
  if (found === null || !isOurs) return refuse('key-of-others', { user: caller.arn, key: id });
  const spoken = found.user === null ? caller.arn : `user ${found.user}`;
  const resource = `arn:${caller.account.partition}:iam::${found.account}:user/${found.user ?? ''}`;
  authorise(caller, 'iam:GetAccessKeyLastUsed', resource, spoken);
  const { lastUsed } = found.key;
  return {
    UserName: found.user ?? caller.account.id,
    AccessKeyLastUsed: {
      LastUsedDate: lastUsed === null ? null : isoTime(lastUsed.at),
      ServiceName: lastUsed?.service ?? 'N/A',
      Region: lastUsed?.region ?? 'N/A',
    },
  };
}
