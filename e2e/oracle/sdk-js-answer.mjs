/* Prints as JSON what the AWS SDK for JavaScript v3 uses for the home folder and environment it runs in: `sdk-js-answer.mjs [PROFILE]`. */
import { Readable } from 'node:stream';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import { HttpResponse } from '@smithy/core/protocols';

const profile = process.argv[2];

function answerSts(request) {
  const query = new URLSearchParams(String(request.body));
  const signer = /Credential=([^/]+)\//u.exec(request.headers.authorization ?? '')?.[1] ?? 'unsigned';
  const action = query.get('Action');
  const key = `ASIA(${query.get('RoleArn').split('/').pop()}(${signer}))`;
  return [
    'text/xml',
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials>` +
      `<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>example</SecretAccessKey><SessionToken>example</SessionToken>` +
      '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>' +
      '<Arn>arn:aws:sts::111122223333:assumed-role/example/example</Arn><AssumedRoleId>AROAEXAMPLE:example</AssumedRoleId>' +
      `</AssumedRoleUser></${action}Result></${action}Response>`,
  ];
}

function answerPortal(request) {
  const key = `ASIA(${request.query.role_name}@${request.query.account_id})`;
  const roleCredentials = {
    accessKeyId: key,
    secretAccessKey: 'example',
    sessionToken: 'example',
    expiration: 4070908800000,
  };
  return ['application/json', JSON.stringify({ roleCredentials })];
}

const requestHandler = {
  metadata: { handlerProtocol: 'http/1.1' },
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
  destroy() {},
  async handle(request) {
    const isSts = request.hostname.startsWith('sts.');
    if (!isSts && !request.hostname.startsWith('portal.sso.'))
      throw new Error(`not answered: ${request.hostname}`);
    const [kind, text] = isSts ? answerSts(request) : answerPortal(request);
    return {
      response: new HttpResponse({
        statusCode: 200,
        headers: { 'content-type': kind },
        body: Readable.from([Buffer.from(text)]),
      }),
    };
  },
};

const region = await loadConfig(NODE_REGION_CONFIG_OPTIONS, {
  ...NODE_REGION_CONFIG_FILE_OPTIONS,
  profile,
})().catch(() => null);
const answer = { region };
try {
  const clientConfig = { requestHandler };
  const provide = defaultProvider({
    profile,
    clientConfig,
    parentClientConfig: clientConfig,
    maxRetries: 0,
    timeout: 1000,
  });
  const callerClientConfig = { region: async () => region ?? 'us-east-1', requestHandler };
  answer.key = (await provide({ callerClientConfig })).accessKeyId;
} catch (error) {
  answer.error = error.name;
}
console.log(JSON.stringify(answer));
process.exit(0);
