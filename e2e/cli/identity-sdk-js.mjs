/* Says who the SDK for JavaScript is in this environment, by its usual chain of credentials. */
import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { defaultProvider } from '@aws-sdk/credential-provider-node';

const client = new STSClient({
  region: 'eu-west-1',
  endpoint: process.argv[2],
  credentials: defaultProvider(),
});
const { Arn } = await client.send(new GetCallerIdentityCommand({}));
process.stdout.write(`${JSON.stringify({ Arn })}\n`);
