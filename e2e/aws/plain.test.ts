/** What programs ask over plain HTTP: console sign-in, the portal without a client, containers and instances. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionRefusals } from './refusals.js';
import { exampleAccount, examplePortalToken } from './seeds.js';
import { startAws, type Aws } from './server.js';
import { ask, credentialsIn, type Signer } from './testing/ask.js';

let aws: Aws;
/** `action refusal` that was met. */
const met = new Set<string>();

beforeEach(async () => {
  aws = await startAws();
});
afterEach(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

interface Row {
  readonly id: string;
  readonly request: () => Promise<Response>;
}

async function expectRefusal(action: string, id: string, response: Response): Promise<void> {
  const row = actionRefusals().find((pair) => pair.action === action && pair.id === id);
  expect(row).toBeDefined();
  const body = await response.text();
  expect(response.status).toBe(row?.status);
  expect(aws.journal.at(-1)).toMatchObject({ action, code: row?.code });
  expect(body).toContain(row?.words.split(/ ?\{/u)[0]);
  met.add(`${action} ${id}`);
}

/** Credentials of a role. */
async function roleSession(signer?: Signer): Promise<Required<Signer>> {
  const parameters = { RoleArn: `arn:aws:iam::${exampleAccount}:role/Reader`, RoleSessionName: 'me' };
  return credentialsIn(await ask(aws, 'sts:AssumeRole', parameters, signer));
}

function signin(parameters: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${aws.url}/federation?${new URLSearchParams(parameters).toString()}`);
}

function signinToken(
  signer: Partial<Signer>,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const session = { sessionId: signer.id, sessionKey: signer.secret, sessionToken: signer.token };
  return signin({ Action: 'getSigninToken', Session: JSON.stringify(session), ...more });
}

describe('console sign-in', () => {
  it('opens a page for credentials of a role', async () => {
    const answer: unknown = await (
      await signinToken(await roleSession(), { SessionDuration: '3600' })
    ).json();
    const token =
      typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, 'SigninToken')) : '';
    const page = { Action: 'login', SigninToken: token, Destination: 'https://console.aws.amazon.com/' };
    expect(await (await signin(page)).text()).toContain(`assumed-role/Reader/me`);
    aws.clock.skew(900_000);
    await expectRefusal('signin:Login', 'signin-token-refused', await signin(page));
  });

  it('refuses what is no address to go to', async () => {
    const answer: unknown = await (await signinToken(await roleSession())).json();
    const token =
      typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, 'SigninToken')) : '';
    const page = { Action: 'login', SigninToken: token, Destination: 'javascript:x' };
    await expectRefusal('signin:Login', 'signin-request-invalid', await signin(page));
  });

  const rows: readonly Row[] = [
    { id: 'signin-session-unreadable', request: () => signinToken({ id: 'AKIA', secret: 'x' }) },
    { id: 'signin-session-refused', request: () => signinToken({ id: 'ASIA', secret: 'x', token: 'x' }) },
    {
      id: 'signin-session-kind',
      request: async () => signinToken(credentialsIn(await ask(aws, 'sts:GetSessionToken'))),
    },
    {
      id: 'signin-duration',
      request: async () => signinToken(await roleSession(await roleSession()), { SessionDuration: '3600' }),
    },
    {
      id: 'signin-duration',
      request: async () => {
        const guest = credentialsIn(await ask(aws, 'sts:GetFederationToken', { Name: 'guest' }));
        return signinToken(guest, { SessionDuration: '3600' });
      },
    },
    {
      id: 'signin-duration',
      request: async () => signinToken(await roleSession(), { SessionDuration: '60' }),
    },
    { id: 'signin-request-invalid', request: () => signin({ Action: 'other' }) },
  ];
  it.each(rows)('is refused as the table has it: $id', async ({ id, request }) => {
    await expectRefusal('signin:GetSigninToken', id, await request());
  });
});

describe('the portal', () => {
  const headers = { 'x-amz-sso_bearer_token': examplePortalToken };
  it('refuses a request without its parameters', async () => {
    const response = await fetch(`${aws.url}/federation/credentials?account_id=${exampleAccount}`, {
      headers,
    });
    await expectRefusal('sso:GetRoleCredentials', 'portal-request-invalid', response);
  });
});

describe('a container', () => {
  const authorization = { authorization: 'example-authorization' };
  it('gets the same credentials until they are nearly over', async () => {
    const get = async (): Promise<string> =>
      (await fetch(`${aws.url}/v1/credentials`, { headers: authorization })).text();
    const first = await get();
    expect(await get()).toBe(first);
    aws.clock.skew(21_400_000);
    expect(await get()).not.toBe(first);
  });

  const rows: readonly Row[] = [
    { id: 'container-authorization', request: () => fetch(`${aws.url}/v1/credentials`) },
    { id: 'container-unknown', request: () => fetch(`${aws.url}/v2/credentials/other`) },
    {
      id: 'container-failed',
      request: () => {
        aws.fail({ how: 'internal-failure' });
        return fetch(`${aws.url}/v1/credentials`, { headers: authorization });
      },
    },
  ];
  it.each(rows)('is refused as the table has it: $id', async ({ id, request }) => {
    await expectRefusal('container:GetCredentials', id, await request());
  });
});

describe('an instance', () => {
  const ttl = 'x-aws-ec2-metadata-token-ttl-seconds';
  const put = (headers: Readonly<Record<string, string>>, method = 'PUT'): Promise<Response> =>
    fetch(`${aws.url}/latest/api/token`, { method, headers });
  const get = (path: string, token: string | null, method = 'GET'): Promise<Response> =>
    fetch(`${aws.url}/latest/meta-data/${path}`, {
      method,
      headers: token === null ? {} : { 'x-aws-ec2-metadata-token': token },
    });
  const token = async (): Promise<string> => (await put({ [ttl]: '60' })).text();
  const role = 'iam/security-credentials/';

  it('gets credentials for a token, while that lasts', async () => {
    const given = await token();
    expect(await (await get(role, given)).text()).toBe('Reader');
    expect(await (await get(`${role}Reader`, given)).text()).toContain('"Code": "Success"');
    aws.clock.skew(60_000);
    await expectRefusal('instance:GetMetadata', 'instance-unauthorized', await get(role, given));
  });

  it('gets them without a token where version 1 is allowed', async () => {
    expect((await get(role, null)).status).toBe(401);
    if (aws.state.instance !== null) aws.state.instance.v1Allowed = true;
    expect((await get(role, null)).status).toBe(200);
  });

  it('never hears of its token over too many hops', async () => {
    if (aws.state.instance !== null) aws.state.instance.tooManyHops = true;
    const asking = put({ [ttl]: '60' }).then(
      () => 'answered',
      () => 'closed',
    );
    await expect.poll(() => aws.journal.length).toBe(1);
    await aws.close();
    expect(await asking).toBe('closed');
  });

  const disabled = (request: () => Promise<Response>) => (): Promise<Response> => {
    if (aws.state.instance !== null) aws.state.instance.disabled = true;
    return request();
  };
  const rows: readonly (Row & { readonly action: string })[] = [
    { action: 'instance:GetToken', id: 'instance-token-ttl', request: () => put({ [ttl]: '21601' }) },
    {
      action: 'instance:GetToken',
      id: 'instance-forwarded',
      request: () => put({ [ttl]: '60', 'x-forwarded-for': '10.0.0.1' }),
    },
    { action: 'instance:GetToken', id: 'instance-method', request: () => put({ [ttl]: '60' }, 'GET') },
    { action: 'instance:GetToken', id: 'instance-disabled', request: disabled(() => put({ [ttl]: '60' })) },
    { action: 'instance:GetMetadata', id: 'instance-method', request: () => get(role, null, 'POST') },
    {
      action: 'instance:GetMetadata',
      id: 'instance-unknown',
      request: async () => get('other', await token()),
    },
    { action: 'instance:GetMetadata', id: 'instance-disabled', request: disabled(() => get(role, null)) },
  ];
  it.each(rows)('is refused as the table has it: $action $id', async ({ action, id, request }) => {
    await expectRefusal(action, id, await request());
  });
});

describe('the cases', () => {
  it('are one for each action and refusal of what is asked over plain HTTP', () => {
    const plain = actionRefusals().filter(({ action }) => /^(?:signin|container|instance):/u.test(action));
    expect(plain.map(({ action, id }) => `${action} ${id}`).filter((pair) => !met.has(pair))).toEqual([]);
  });
});
