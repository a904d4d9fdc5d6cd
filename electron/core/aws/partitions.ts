/** AWS's partitions: separate worlds with accounts, Regions and addresses of their own. */

export const partitionNames = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'] as const;
export type PartitionName = (typeof partitionNames)[number];

/** Addresses of a partition. */
export interface Partition {
  readonly name: PartitionName;
  /** What its endpoints end in. */
  readonly suffix: string;
  readonly dualStackSuffix: string;
  /** The Region that requests to IAM are signed for: it has one address for all. */
  readonly iamRegion: string;
  /** The host that signs in to the console with temporary credentials. */
  readonly signIn: string;
  readonly console: string;
}

/**
 * Suffixes: partitions.json of the SDK for JavaScript (@aws-sdk/core 3.981). IAM's Regions: rules of @aws-sdk/client-iam 3.1169.0. Hosts of sign-in and console:
 * IAM User Guide "Enabling custom identity broker access to the AWS console", the guides of AWS in China and GovCloud, and for
 * the European Sovereign Cloud the sign-in rules of @aws-sdk/nested-clients.
 */
const partitions: Readonly<Record<PartitionName, Partition>> = {
  aws: {
    name: 'aws',
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    iamRegion: 'us-east-1',
    signIn: 'signin.aws.amazon.com',
    console: 'console.aws.amazon.com',
  },
  'aws-cn': {
    name: 'aws-cn',
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
    iamRegion: 'cn-north-1',
    signIn: 'signin.amazonaws.cn',
    console: 'console.amazonaws.cn',
  },
  'aws-us-gov': {
    name: 'aws-us-gov',
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    iamRegion: 'us-gov-west-1',
    signIn: 'signin.amazonaws-us-gov.com',
    console: 'console.amazonaws-us-gov.com',
  },
  'aws-eusc': {
    name: 'aws-eusc',
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
    iamRegion: 'eusc-de-east-1',
    signIn: 'signin.amazonaws-eusc.eu',
    console: 'console.amazonaws-eusc.eu',
  },
};

const starts: readonly (readonly [RegExp, PartitionName])[] = [
  [/^cn-/u, 'aws-cn'],
  [/^us-gov-/u, 'aws-us-gov'],
  [/^eusc-/u, 'aws-eusc'],
];

/** The partition of a Region; of an unknown one, `aws`, as the SDKs have it. */
export function partitionOf(region: string): Partition {
  return partitions[starts.find(([start]) => start.test(region))?.[1] ?? 'aws'];
}

/** The partition that an ARN names; null where it names none that is known. */
export function partitionOfArn(arn: string): Partition | null {
  const named = /^arn:(?<name>[a-z-]+):/u.exec(arn)?.groups?.['name'];
  const name = partitionNames.find((known) => known === named);
  return name === undefined ? null : partitions[name];
}
