/** AWS's own addresses of the services that Keyway asks, by Region and partition. */
import { type Partition, partitionOf } from './partitions.js';

/** Named as in `AwsConnection.endpoints`. */
export const calledServices = ['sts', 'iam', 'sso', 'signin'] as const;
export type CalledService = (typeof calledServices)[number];

export interface EndpointVariant {
  readonly useFips: boolean;
  readonly useDualStack: boolean;
}

/** `sts.amazonaws.com`, the address of STS without a Region: what it is asked is signed for that Region. */
export const globalSts = { address: 'https://sts.amazonaws.com', region: 'us-east-1' } as const;

/**
 * Whether a text can be a Region: it becomes part of a host name.
 *
 * @cite botocore 1.43.11, utils.py, validate_region_name
 */
export function isRegion(text: string): boolean {
  return text.length <= 63 && /^(?!-)[A-Za-z0-9-]+(?<!-)$/u.test(text);
}

/**
 * The address of a service, with its scheme and without a path.
 *
 * @param region one that `isRegion`
 * @cite the endpoint rules of @aws-sdk/client-sts and client-iam 3.1169.0 and client-sso 3.1162.0; endpoints.test.ts compares with them
 */
export function awsEndpoint(service: CalledService, region: string, variant: EndpointVariant): string {
  const partition = partitionOf(region);
  switch (service) {
    case 'sts':
      return regional('sts', region, partition, variant);
    case 'sso':
      return regional('portal.sso', region, partition, variant);
    case 'iam':
      return `https://${iamHost(partition, variant)}`;
    case 'signin':
      return `https://${partition.signIn}`;
  }
}

function regional(
  host: string,
  region: string,
  { name, suffix, dualStackSuffix }: Partition,
  { useFips, useDualStack }: EndpointVariant,
): string {
  // In GovCloud the ordinary endpoints are the FIPS ones.
  const isPlain = !useFips || (name === 'aws-us-gov' && !useDualStack);
  return `https://${host}${isPlain ? '' : '-fips'}.${region}.${useDualStack ? dualStackSuffix : suffix}`;
}

/** Identity and Access Management has one address a partition. */
function iamHost(partition: Partition, { useFips, useDualStack }: EndpointVariant): string {
  const { name, suffix, dualStackSuffix, iamRegion } = partition;
  const end = useDualStack ? dualStackSuffix : suffix;
  if (name === 'aws-us-gov') return `iam.us-gov.${end}`;
  if (useDualStack && (name === 'aws' || !useFips)) return `${useFips ? 'iam-fips' : 'iam'}.global.${end}`;
  if (useFips) return `iam-fips.${end}`;
  return name === 'aws' ? `iam.${end}` : `iam.${iamRegion}.${end}`;
}

/**
 * The Region that a request is signed for.
 *
 * @param address where the request goes
 */
export function signingRegion(service: CalledService, region: string, address: string): string {
  if (service === 'iam') return partitionOf(region).iamRegion;
  return service === 'sts' && address === globalSts.address ? globalSts.region : region;
}
