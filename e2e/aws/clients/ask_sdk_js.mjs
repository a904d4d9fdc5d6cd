/* Makes one request after another with the real SDK for JavaScript: as ask_botocore.py does, with the same lines. */
import { createInterface } from 'node:readline';
import * as iam from '@aws-sdk/client-iam';
import * as sso from '@aws-sdk/client-sso';
import * as sts from '@aws-sdk/client-sts';

const services = {
  sts: [sts, sts.STSClient],
  iam: [iam, iam.IAMClient],
  sso: [sso, sso.SSOClient],
};

/** Changes the request after it was signed, as `authorization` says; without credentials, takes the signature away. */
function spoilAfterSigning({ authorization, credentials }) {
  return (next) => (args) => {
    const { headers } = args.request;
    if (credentials === null) delete headers.authorization;
    else if (authorization) {
      headers.authorization = headers.authorization.replace(
        new RegExp(authorization[0], 'u'),
        authorization[1],
      );
    }
    return next(args);
  };
}

function spoilBeforeSigning({ form }) {
  return (next) => (args) => {
    const values = new URLSearchParams(args.request.body);
    for (const [name, value] of Object.entries(form)) values.set(name, value);
    args.request.body = values.toString();
    args.request.headers['content-length'] = String(args.request.body.length);
    return next(args);
  };
}

function clientFor(ask) {
  const [, Client] = services[ask.service];
  const keys = ask.credentials ?? { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'example' };
  const client = new Client({
    region: ask.region,
    endpoint: ask.endpoint,
    maxAttempts: 1,
    credentials: { accessKeyId: keys.id, secretAccessKey: keys.secret, sessionToken: keys.token },
  });
  if (ask.authorization || ask.credentials === null) {
    client.middlewareStack.add(spoilAfterSigning(ask), { step: 'deserialize', priority: 'high' });
  }
  if (ask.form) client.middlewareStack.add(spoilBeforeSigning(ask), { step: 'build', priority: 'high' });
  return client;
}

async function answerTo(ask) {
  const client = clientFor(ask);
  const Command = services[ask.service][0][`${ask.operation}Command`];
  try {
    const { $metadata: _, ...result } = await client.send(new Command(ask.parameters));
    return { result };
  } catch (error) {
    const status = error.$metadata?.httpStatusCode;
    const code = error.Code ?? error.name;
    return status === undefined ? { failure: error.name } : { code, message: error.message, status };
  } finally {
    client.destroy();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answerTo(JSON.parse(line)))}\n`);
}
