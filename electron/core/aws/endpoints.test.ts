import { IAMClient } from '@aws-sdk/client-iam';
import { SSOClient } from '@aws-sdk/client-sso';
import { STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { isAwsAddress } from './aws-address.js';
import { awsEndpoint, type CalledService, isRegion, signingRegion } from './endpoints.js';
import { partitionOf, partitionOfArn } from './partitions.js';

const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-5', 'cn-north-1', 'cn-northwest-1'] as const;
const otherRegions = ['us-gov-west-1', 'us-gov-east-1', 'eusc-de-east-1', 'mx-central-1'] as const;
const variants = [false, true].flatMap((useFips) =>
  [false, true].map((useDualStack) => ({ useFips, useDualStack })),
);
const cases = [...regions, ...otherRegions].flatMap((region) =>
  variants.map((variant) => ({ region, ...variant })),
);

/** Where the SDK for JavaScript would send a request, and the Region it would sign it for. */
function sdkEndpoint(
  service: Exclude<CalledService, 'signin'>,
  Region: string,
  variant: { readonly useFips: boolean; readonly useDualStack: boolean },
): { readonly address: string; readonly signedFor: string } {
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'example' };
  const options = { region: Region, credentials };
  const client = {
    sts: () => new STSClient(options),
    iam: () => new IAMClient(options),
    sso: () => new SSOClient(options),
  }[service]();
  const { url, properties } = client.config.endpointProvider({
    Region,
    UseFIPS: variant.useFips,
    UseDualStack: variant.useDualStack,
  });
  const named = /"signingRegion":"(?<region>[^"]*)"/u.exec(JSON.stringify(properties ?? {}))?.groups?.[
    'region'
  ];
  return { address: url.origin, signedFor: named ?? Region };
}

describe.each(['sts', 'iam', 'sso'] as const)('the address of %s', (service) => {
  it.each(cases)(
    'is the SDK’s in $region, FIPS $useFips, dual stack $useDualStack',
    ({ region, ...variant }) => {
      const address = awsEndpoint(service, region, variant);
      const own = { address, signedFor: signingRegion(service, region, address) };
      expect(own).toEqual(sdkEndpoint(service, region, variant));
    },
  );

  it.each(cases)(
    'is known for AWS’s in $region, FIPS $useFips, dual stack $useDualStack',
    ({ region, ...variant }) => {
      expect(isAwsAddress(awsEndpoint(service, region, variant))).toBe(true);
    },
  );
});

it('signs for us-east-1 what goes to the global address of STS', () => {
  expect(signingRegion('sts', 'eu-west-1', 'https://sts.amazonaws.com')).toBe('us-east-1');
});

it.each([
  ['eu-west-1', 'https://signin.aws.amazon.com', 'console.aws.amazon.com'],
  ['cn-north-1', 'https://signin.amazonaws.cn', 'console.amazonaws.cn'],
  ['us-gov-east-1', 'https://signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
  ['eusc-de-east-1', 'https://signin.amazonaws-eusc.eu', 'console.amazonaws-eusc.eu'],
])('signs in to the console of %s at %s', (region, signIn, console) => {
  expect(awsEndpoint('signin', region, { useFips: false, useDualStack: false })).toBe(signIn);
  expect(partitionOf(region).console).toBe(console);
});

it.each(['', 'eu-west-1.attacker.example', 'eu west', '-eu', 'eu-west-1/', 'x@y', 'a'.repeat(64)])(
  '%j is no Region',
  (text) => {
    expect(isRegion(text)).toBe(false);
  },
);

it('reads the partition off an ARN', () => {
  expect(partitionOfArn('arn:aws-cn:iam::111122223333:role/Admin')?.name).toBe('aws-cn');
  expect(partitionOfArn('arn:aws-moon:iam::111122223333:role/Admin')).toBeNull();
});
