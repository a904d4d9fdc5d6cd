/** What tools other than those in Python print of AWS's refusals and of their own, from their sources and from what they were seen to print. */
import type { AwsErrorReason } from '../../../shared/models/aws-error.js';

export type PastedText = readonly [tool: string, text: string, reason: AwsErrorReason, code: string | null];

export const invalidToken = 'The security token included in the request is invalid.';

export const textsOfOthers: readonly PastedText[] = [
  [
    'JavaScript 3',
    `ExpiredTokenException: The security token included in the request is expired\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)\n  '$fault': 'client',\n  '$metadata': {\n    httpStatusCode: 403,\n`,
    'credentials-expired',
    'ExpiredTokenException',
  ],
  [
    'JavaScript 3',
    `InvalidClientTokenId: ${invalidToken}\n    at de_CommandError (/app/index.js:1:1) {\n  '$fault': 'client',\n  '$metadata': { httpStatusCode: 403, requestId: 'x' }`,
    'unknown-access-key',
    'InvalidClientTokenId',
  ],
  [
    'JavaScript 3',
    'CredentialsProviderError: Could not load credentials from any providers\n    at /app/node_modules/@aws-sdk/credential-provider-node/dist-cjs/index.js:137:11',
    'no-credentials',
    null,
  ],
  [
    'JavaScript 3',
    'CredentialsProviderError: Could not resolve credentials using profile: [nope] in configuration/credentials file(s).',
    'profile-not-found',
    null,
  ],
  ['JavaScript 3', 'Error: Region is missing', 'region-missing', null],
  ['JavaScript 3', 'Error: getaddrinfo ENOTFOUND sts.eu-west-9.amazonaws.com', 'endpoint-unreachable', null],
  [
    'Go 2',
    `operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 0b1, api error InvalidClientTokenId: ${invalidToken}`,
    'unknown-access-key',
    'InvalidClientTokenId',
  ],
  [
    'Go 2',
    'operation error S3: ListBuckets, get identity: get credentials: failed to refresh cached credentials, operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 1, api error AccessDenied: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Admin',
    'assume-role-denied',
    'AccessDenied',
  ],
  ['Go 2', 'failed to get shared config profile, nope', 'profile-not-found', null],
  [
    'Go 2',
    'failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled',
    'metadata-unreachable',
    null,
  ],
  [
    'Go 1',
    `InvalidClientTokenId: ${invalidToken}\n\tstatus code: 403, request id: 6c1`,
    'unknown-access-key',
    'InvalidClientTokenId',
  ],
  [
    'Go 1',
    'NoCredentialProviders: no valid providers in chain. Deprecated.\n\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors',
    'no-credentials',
    null,
  ],
  ['Go 1', 'MissingRegion: could not find region configuration', 'region-missing', null],
  [
    '.NET',
    `Amazon.SecurityToken.AmazonSecurityTokenServiceException: ${invalidToken}\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.`,
    'unknown-access-key',
    null,
  ],
  [
    '.NET',
    'Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.',
    'metadata-unreachable',
    null,
  ],
  [
    '.NET',
    'Amazon.Runtime.AmazonClientException: No RegionEndpoint or ServiceURL configured',
    'region-missing',
    null,
  ],
  [
    'PowerShell',
    `Get-STSCallerIdentity: The security token included in the request is expired`,
    'credentials-expired',
    null,
  ],
  [
    'PowerShell',
    'Get-S3Bucket: No credentials specified or obtained from persisted/shell defaults.',
    'no-credentials',
    null,
  ],
  [
    'PowerShell',
    'Get-EC2Instance : No region specified or obtained from persisted/shell defaults.',
    'region-missing',
    null,
  ],
  [
    'Java 2',
    `software.amazon.awssdk.services.sts.model.StsException: ${invalidToken} (Service: Sts, Status Code: 403, Request ID: 1)`,
    'unknown-access-key',
    null,
  ],
  [
    'Java 2',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain',
    'no-credentials',
    null,
  ],
  [
    'Terraform',
    `\u001B[31m╷\u001B[0m\u001B[0m\n│ Error: configuring Terraform AWS Provider: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403,\n│ RequestID: 1, api error SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.\n│ \n╵`,
    'wrong-secret-access-key',
    'SignatureDoesNotMatch',
  ],
  [
    'Terraform',
    '│ Error: No valid credential sources found\n│\n│ Error: failed to refresh cached credentials, no EC2 IMDS role found',
    'metadata-unreachable',
    null,
  ],
  [
    'Terraform',
    '│ Error: configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.',
    'no-credentials',
    null,
  ],
  [
    'Terraform',
    '│ Error: configuring Terraform AWS Provider: failed to get shared config profile, prod',
    'profile-not-found',
    null,
  ],
  [
    'curl',
    '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token</Message></Error></ErrorResponse>',
    'unknown-access-key',
    'InvalidClientTokenId',
  ],
  [
    'curl',
    '{"__type":"com.amazonaws.sso#UnauthorizedException","message":"Session token not found or invalid"}',
    'sign-in-expired',
    'com.amazonaws.sso#UnauthorizedException',
  ],
  [
    'a new one',
    'An error occurred (BrandNew) when calling the DoSomething operation: It is new.',
    'unknown',
    'BrandNew',
  ],
];
