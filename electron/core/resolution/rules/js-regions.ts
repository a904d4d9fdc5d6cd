/** The Region of the SDK for JavaScript v3. */
import { type Context, filledVariable, variable } from '../context.js';
import type { RegionRule } from '../tool.js';
import { parseAddress } from './js-metadata.js';
import { originOf, profileOf, valueOf } from './js-profile.js';

const CORE = '@smithy/core 3.41.0';
const NODE_REGION = `${CORE}, NODE_REGION_CONFIG_OPTIONS`;

/** In order; of the files, credentials count over config. */
export const jsRegions: readonly RegionRule[] = [
  {
    cite: `${CORE}, resolveRegionConfig: the region in code`,
    find({ request }) {
      const { region } = request.invocation;
      return region === null ? null : { value: region, from: { flag: '--region' } };
    },
  },
  {
    cite: `${NODE_REGION}: AWS_REGION alone, even where it is empty`,
    find(context) {
      const value = variable(context, 'AWS_REGION');
      return value === null ? null : { value, from: { variable: 'AWS_REGION' } };
    },
  },
  {
    cite: `${NODE_REGION} with preferredFile credentials`,
    find(context) {
      const profile = profileOf(context, context.profile.name);
      const value = profile === null ? null : valueOf(profile, 'region');
      return profile === null || value === null ? null : { value, from: originOf(profile, 'region') };
    },
  },
  {
    cite: `${NODE_REGION}: getInstanceMetadataRegion, which any text in AWS_EC2_METADATA_DISABLED turns off`,
    find(context) {
      const isAsked =
        filledVariable(context, 'AWS_EC2_METADATA_DISABLED') === null && hasMetadataAddress(context);
      return isAsked && context.request.imds === 'available'
        ? { value: null, from: { metadata: true } }
        : null;
    },
  },
];

/** `resolveImdsEndpoint`, which swallows an address that is none; the files are not looked at. */
function hasMetadataAddress(context: Context): boolean {
  const endpoint = filledVariable(context, 'AWS_EC2_METADATA_SERVICE_ENDPOINT');
  return endpoint === null || parseAddress(endpoint) !== null;
}
