/** The Region of the Tools for PowerShell. */
import type { RegionRule } from '../tool.js';
import type { DotnetGeneration } from './dotnet-kinds.js';
import { givenRegion, metadataRegion, regionOf, variableRegion } from './dotnet-regions.js';
import { defaultName, olderDefaultName } from './powershell-steps.js';

const CITE = 'aws-tools-for-powershell, IAWSRegionArgumentsMethods.TryGetRegion (an older release)';

/**
 * In order. It is the default profile's Region that counts, were another profile named, and it counts over the variable. What
 * Set-DefaultAWSRegion put into the session is not to be known from outside.
 */
function regionsOf(generation: DotnetGeneration): readonly RegionRule[] {
  return [
    givenRegion('-Region', `${CITE}: -Region`),
    {
      cite: `${CITE}: the default profile, of the location where one is given`,
      find: (context) => regionOf(context, defaultName, generation),
    },
    {
      cite: `${CITE}: the default profile's older name`,
      find: (context) => regionOf(context, olderDefaultName, generation),
    },
    variableRegion,
    metadataRegion,
  ];
}

export const powershell4Regions: readonly RegionRule[] = regionsOf('v3');
export const powershell5Regions: readonly RegionRule[] = regionsOf('v4');
