/** Every action with every refusal that it can meet, asked for by the real clients: each is told the same code, status and words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownActions } from '../refusals.js';
import { startAws, type Aws } from '../server.js';
import { botocores, hasAwsCli, startAwsCli, startBotocore, startSdkJs, type Client } from './asking.js';
import { askedActions, baseAsk } from './base-asks.js';
import { cases, sentence, withoutCase, type Case } from './cases.js';

const tools = botocores();
if (process.env['CI'] === 'true' && (tools.length === 0 || !hasAwsCli())) {
  throw new Error('botocore or aws is missing');
}

async function withAws<T>(use: (aws: Aws) => Promise<T>): Promise<T> {
  const aws = await startAws();
  try {
    const value = await use(aws);
    expect(aws.faults).toEqual([]);
    return value;
  } finally {
    await aws.close();
  }
}

/** The command line makes its requests as it will: none can be spoilt. */
function isPlain({ id }: Case): boolean {
  const spoilt = [
    'incomplete-signature',
    'unknown-algorithm',
    'wrong-scope',
    'unsigned-header',
    'unknown-action',
  ];
  return ![...spoilt, 'request-expired'].includes(id);
}

/** One of each refusal: the command takes half a second. */
const forCommand = cases.filter(
  (one, index) => isPlain(one) && cases.findIndex(({ id }) => id === one.id) === index,
);
const forSdk = cases.filter(({ id }) => id !== 'request-expired');

interface Suite {
  readonly start: () => Client;
  readonly answered: readonly string[];
  readonly refused: readonly Case[];
  /** The command does not say the HTTP status. */
  readonly tellsStatus: boolean;
}

function suite({ start, answered, refused, tellsStatus }: Suite): void {
  let client: Client;
  beforeAll(() => {
    client = start();
  });
  afterAll(() => client.end());

  it.each(answered)('is answered: %s', (action) =>
    withAws(async (aws) => {
      expect(await client.ask(baseAsk(aws, action))).toHaveProperty('result');
    }),
  );

  it.each(refused)('is refused as the table has it: $action $id', ({ action, refusal, prepare }) =>
    withAws(async (aws) => {
      const told = await client.ask(await prepare(aws, action, client));
      expect(told).toMatchObject(
        tellsStatus ? { code: refusal.code, status: refusal.status } : { code: refusal.code },
      );
      expect(told.message).toMatch(sentence(refusal));
    }),
  );
}

describe('the cases', () => {
  it('are one for each action and refusal of the table', () => {
    const portal = knownActions.filter((action) => action.startsWith('sso:'));
    expect(withoutCase).toEqual(portal.map((action) => `${action} portal-request-invalid`));
  });
});

describe.each(tools)('botocore $version', ({ python, version }) => {
  const start = (): Client => startBotocore(python, version);
  suite({ start, answered: askedActions, refused: cases, tellsStatus: true });
});

describe('the SDK for JavaScript', () => {
  suite({ start: startSdkJs, answered: askedActions, refused: forSdk, tellsStatus: true });
});

describe.skipIf(!hasAwsCli())('the command line', () => {
  // Its `sso logout` is a command of its own making.
  const answered = askedActions.filter((action) => action !== 'sso:Logout');
  suite({ start: startAwsCli, answered, refused: forCommand, tellsStatus: false });
});
