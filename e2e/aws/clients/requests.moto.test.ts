/** The same requests to the loopback AWS and to moto, by botocore. Answers have the same shape, and refusals the same code. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleAccount, exampleKeys, makeUser } from '../seeds.js';
import { startAws, type Aws } from '../server.js';
import { startNewestBotocore, type Client, type Keys, type Told } from './asking.js';
import { type Moto, startMoto } from './start-moto.js';

/** AWS gives the first only where a policy or tags were given, and the second always; moto 5.2.1 does it the other way round. */
const otherwise = ['PackedPolicySize', 'IsTruncated'];

/** Names and types, all the way down; of a list, those of its first member. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !otherwise.includes(name))
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, member]) => [name, shapeOf(member)]),
  );
}

interface Step {
  readonly action: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const role = `arn:aws:iam::${exampleAccount}:role/Reader`;
const UserName = 'erin';
const unknownKey = 'AKIAI44QH8DHBEXAMPL2';
const steps: readonly Step[] = [
  { action: 'sts:GetCallerIdentity' },
  { action: 'sts:AssumeRole', parameters: { RoleArn: role, RoleSessionName: 'me' } },
  { action: 'sts:GetSessionToken' },
  { action: 'sts:GetFederationToken', parameters: { Name: 'guest' } },
  { action: 'sts:GetAccessKeyInfo', parameters: { AccessKeyId: exampleKeys.alice.id } },
  { action: 'iam:GetUser', parameters: { UserName } },
  { action: 'iam:GetUser', parameters: { UserName: 'nobody' } },
  { action: 'iam:ListAccessKeys', parameters: { UserName } },
  { action: 'iam:CreateAccessKey', parameters: { UserName } },
  { action: 'iam:ListAccessKeys', parameters: { UserName } },
  { action: 'iam:CreateAccessKey', parameters: { UserName } },
  { action: 'iam:CreateAccessKey', parameters: { UserName } },
  {
    action: 'iam:UpdateAccessKey',
    parameters: { UserName, AccessKeyId: unknownKey, Status: 'Inactive' },
  },
  { action: 'iam:DeleteAccessKey', parameters: { UserName, AccessKeyId: unknownKey } },
  { action: 'iam:ListMFADevices', parameters: { UserName } },
  { action: 'iam:ListAccountAliases' },
];

describe('moto', () => {
  let aws: Aws;
  let moto: Moto;
  let client: Client;

  const send = (
    endpoint: string,
    { action, parameters = {} }: Step,
    credentials: Keys = exampleKeys.alice,
  ) => {
    const [service = '', operation = ''] = action.split(':');
    return client.ask({ service, operation, parameters, credentials, region: 'us-east-1', endpoint });
  };

  beforeAll(async () => {
    const users = [makeUser({ name: UserName })];
    aws = await startAws();
    aws.state.users.push(...users);
    if (aws.state.accounts[0] !== undefined) aws.state.accounts[0].alias = null;
    moto = await startMoto();
    client = startNewestBotocore();
    await send(moto.url, { action: 'iam:CreateUser', parameters: { UserName } });
  });
  afterAll(async () => {
    client.end();
    moto.stop();
    await aws.close();
    expect(aws.faults).toEqual([]);
  });

  it.each(steps.map((step, index) => ({ ...step, turn: index + 1 })))(
    'answers as we do: $turn, $action',
    async (step) => {
      const [ours, theirs]: [Told, Told] = [await send(aws.url, step), await send(moto.url, step)];
      expect([ours.code, ours.status]).toEqual([theirs.code, theirs.status]);
      expect(shapeOf(ours.result)).toEqual(shapeOf(theirs.result));
    },
  );

  it('takes a rotation from the first key to the second as we do', async () => {
    const told = await Promise.all([aws.url, moto.url].map((endpoint) => rotation(endpoint)));
    expect(told[0]).toEqual(told[1]);
  });

  /** Codes and shapes of each step. */
  async function rotation(endpoint: string): Promise<readonly unknown[]> {
    const named = { UserName };
    const listed = await send(endpoint, { action: 'iam:ListAccessKeys', parameters: named });
    const ids = [...JSON.stringify(listed.result).matchAll(/AKIA\w{16}/gu)].map(([id]) => id);
    const [AccessKeyId = ''] = ids;
    const all = [
      { action: 'iam:GetAccessKeyLastUsed', parameters: { AccessKeyId } },
      { action: 'iam:UpdateAccessKey', parameters: { ...named, AccessKeyId, Status: 'Inactive' } },
      { action: 'iam:DeleteAccessKey', parameters: { ...named, AccessKeyId } },
      { action: 'iam:DeleteAccessKey', parameters: { ...named, AccessKeyId } },
      { action: 'iam:CreateAccessKey', parameters: named },
    ];
    const told: unknown[] = [ids.length];
    for (const step of all) {
      const { code, status, result } = await send(endpoint, step);
      told.push([step.action, code, status, shapeOf(result)]);
    }
    return told;
  }
});
