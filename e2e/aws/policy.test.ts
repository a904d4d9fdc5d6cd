/** Who may what: policies of every kind, and trust. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Statement, User } from './model.js';
import { allow, deny, exampleAccount, exampleKeys, makeKey, makeRole } from './seeds.js';
import { startAws, type Aws } from './server.js';
import { ask, credentialsIn, elementOf, type Said } from './testing/ask.js';

let aws: Aws;
let alice: User;
const bounded = (statement: Statement): Statement => ({ ...statement, kind: 'permissions boundary' });
const fromAbove = (statement: Statement): Statement => ({ ...statement, kind: 'service control policy' });

beforeEach(async () => {
  aws = await startAws();
  const found = aws.state.users.find(({ name }) => name === 'alice');
  if (found === undefined) throw new Error('no alice');
  alice = found;
});
afterEach(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

async function endOfWords(): Promise<string | undefined> {
  return (await ask(aws, 'iam:CreateAccessKey')).words?.split('on resource: user alice ')[1];
}

describe('a denial names the kind of policy', () => {
  it('where nothing allows', async () => {
    alice.policies = [allow('sts:*')];
    expect(await endOfWords()).toBe('because no identity-based policy allows the iam:CreateAccessKey action');
  });

  it('where a boundary does not allow', async () => {
    alice.policies = [allow('*'), bounded(allow('iam:Get*'))];
    expect(await endOfWords()).toBe('because no permissions boundary allows the iam:CreateAccessKey action');
    alice.policies = [allow('*'), bounded(allow('iam:*'))];
    expect((await ask(aws, 'iam:CreateAccessKey')).status).toBe(200);
  });

  it('where one denies', async () => {
    alice.policies = [allow('*'), deny('iam:Create*')];
    expect(await endOfWords()).toBe('with an explicit deny in an identity-based policy');
    alice.policies = [allow('*'), bounded(deny('iam:Create*'))];
    expect(await endOfWords()).toBe('with an explicit deny in a permissions boundary');
    alice.policies = [allow('*')];
    aws.state.accounts[0]?.policies.push(fromAbove(deny('iam:*')));
    expect(await endOfWords()).toBe('with an explicit deny in a service control policy');
  });

  it('to the root user too, where it comes from above', async () => {
    const root = { id: 'AKIAROOTROOTROOTROOT', secret: exampleKeys.bob.secret };
    aws.state.accounts[0]?.root.keys.push(makeKey(root));
    expect((await ask(aws, 'iam:CreateAccessKey', {}, root)).status).toBe(200);
    aws.state.accounts[0]?.policies.push(fromAbove(deny('iam:*')));
    expect((await ask(aws, 'iam:ListAccessKeys', {}, root)).words).toContain('service control policy');
  });

  it('only for the resources that it is about', async () => {
    alice.policies = [allow('*'), { ...deny('iam:*'), resources: ['arn:aws:iam::*:user/bob'] }];
    expect((await ask(aws, 'iam:ListAccessKeys', { UserName: 'bob' })).code).toBe('AccessDenied');
    expect((await ask(aws, 'iam:ListAccessKeys', { UserName: 'alice' })).status).toBe(200);
  });
});

describe('trust', () => {
  const arn = `arn:aws:iam::${exampleAccount}:user/alice`;
  function assume(account: string, more: Readonly<Record<string, string>> = {}): Promise<Said> {
    const RoleArn = `arn:aws:iam::${account}:role/Wanted`;
    return ask(aws, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'me', ...more });
  }
  function want(account: string, trust: Parameters<typeof makeRole>[0]['trust'] = {}): void {
    aws.state.roles.push(makeRole({ name: 'Wanted', account, trust }));
  }

  it('in a user is enough within the account, and in the account is not', async () => {
    alice.policies = [];
    want(exampleAccount, { principals: [arn] });
    expect((await assume(exampleAccount)).status).toBe(200);
    aws.state.roles.pop();
    want(exampleAccount);
    expect((await assume(exampleAccount)).code).toBe('AccessDenied');
    alice.policies = [allow('sts:AssumeRole')];
    expect((await assume(exampleAccount)).status).toBe(200);
  });

  it('of another account needs a policy of the own one as well', async () => {
    alice.policies = [];
    want('444455556666', { principals: [arn] });
    expect((await assume('444455556666')).code).toBe('AccessDenied');
    alice.policies = [allow('sts:AssumeRole')];
    expect((await assume('444455556666')).status).toBe(200);
  });

  it('in a role holds for its sessions', async () => {
    want(exampleAccount, { principals: [`arn:aws:iam::${exampleAccount}:role/Reader`] });
    expect((await assume(exampleAccount)).code).toBe('AccessDenied');
    const RoleArn = `arn:aws:iam::${exampleAccount}:role/Reader`;
    const reader = credentialsIn(await ask(aws, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'me' }));
    const wanted = { RoleArn: `arn:aws:iam::${exampleAccount}:role/Wanted`, RoleSessionName: 'me' };
    expect((await ask(aws, 'sts:AssumeRole', wanted, reader)).status).toBe(200);
  });

  it('may leave out tags and a source identity', async () => {
    want(exampleAccount, { tagSession: false, setSourceIdentity: false });
    const tags = { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'a' };
    expect((await assume(exampleAccount, tags)).words).toContain('not authorized to perform: sts:TagSession');
    expect((await assume(exampleAccount, { SourceIdentity: 'alice' })).words).toContain(
      'not authorized to perform: sts:SetSourceIdentity',
    );
  });

  it('gives a source identity on along the chain, and the room that tags take', async () => {
    const tags = { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'a', SourceIdentity: 'alice' };
    const RoleArn = `arn:aws:iam::${exampleAccount}:role/Reader`;
    const first = await ask(aws, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'me', ...tags });
    expect(elementOf(first.body, 'PackedPolicySize')).toBe('1');
    const next = { RoleArn, RoleSessionName: 'again' };
    const second = await ask(aws, 'sts:AssumeRole', next, credentialsIn(first));
    expect(elementOf(second.body, 'SourceIdentity')).toBe('alice');
    expect(elementOf(second.body, 'PackedPolicySize')).toBeNull();
  });
});
