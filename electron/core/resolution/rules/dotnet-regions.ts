/** The Region of the AWS SDK for .NET. */
import { type Context, filledVariable } from '../context.js';
import type { RegionRule } from '../tool.js';
import type { DotnetGeneration } from './dotnet-kinds.js';
import { isMetadataDisabled } from './dotnet-metadata.js';
import { lookUp } from './dotnet-profile.js';
import { filledValueOf, originOf } from './sdk-profile.js';

const FACTORY = 'aws-sdk-net, FallbackRegionFactory';

export const givenRegion = (flag: string, cite: string): RegionRule => ({
  cite,
  find({ request }) {
    const { region } = request.invocation;
    return region === null ? null : { value: region, from: { flag } };
  },
});

export const variableRegion: RegionRule = {
  cite: `${FACTORY}: EnvironmentVariableAWSRegion, which reads AWS_REGION alone`,
  find(context) {
    const value = filledVariable(context, 'AWS_REGION');
    return value === null ? null : { value, from: { variable: 'AWS_REGION' } };
  },
};

export const metadataRegion: RegionRule = {
  cite: `${FACTORY}: InstanceProfileAWSRegion`,
  find: (context) =>
    context.request.imds === 'available' && !isMetadataDisabled(context)
      ? { value: null, from: { metadata: true } }
      : null,
};

/** A profile's region; null where it has none, or is not found. */
export function regionOf(
  context: Context,
  name: string,
  generation: DotnetGeneration,
): ReturnType<RegionRule['find']> {
  const found = lookUp(context, name, generation);
  const value = found.state === 'found' ? filledValueOf(found.profile, 'region') : null;
  return found.state === 'found' && value !== null
    ? { value, from: originOf(found.profile, 'region') }
    : null;
}

/** In order. */
export const dotnetRegions: readonly RegionRule[] = [
  givenRegion('--region', 'aws-sdk-net, ClientConfig.RegionEndpoint: the Region in code'),
  variableRegion,
  {
    cite: `${FACTORY}: ProfileAWSRegion`,
    find: (context) => regionOf(context, context.profile.name, 'v4'),
  },
  metadataRegion,
];
