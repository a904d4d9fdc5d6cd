/** Where tools built on botocore have the Region from. */
import type { Trace } from '../../../../shared/models/trace.js';
import { type Context, variable } from '../context.js';
import type { RegionRule } from '../tool.js';
import { originOf, profileOf, textOf } from './botocore-profile.js';
import { isMetadataDisabled, refusalOf } from './botocore-refusals.js';

const CHAIN = 'botocore 1.43.11, configprovider.py, ConfigChainFactory';

export const givenRegion: RegionRule = {
  cite: `${CHAIN}, InstanceVarProvider; aws-cli 2.36.7, clidriver.py, _handle_top_level_args: an empty one is none`,
  find({ request: { invocation } }) {
    const { region } = invocation;
    return region === null || region === '' ? null : { value: region, from: { flag: '--region' } };
  },
};

/** A set variable counts even where it is empty: the Region is then the empty text. */
export function regionVariable(name: string, cite: string): RegionRule {
  return {
    cite,
    find(context) {
      const text = variable(context, name);
      return text === null ? null : { value: text, from: { variable: name } };
    },
  };
}

export const profileRegion: RegionRule = {
  cite: `${CHAIN}, ScopedConfigProvider; session.py, full_config: the credentials file's comes first`,
  find(context): Trace['region'] {
    const profile = profileOf(context, context.profile.name);
    const value = textOf(profile, 'region');
    return value === null ? null : { value, from: originOf(profile, 'region') };
  },
};

/** The AWS CLI alone asks instance metadata; boto3 does not. */
export const metadataRegion: RegionRule = {
  cite: 'aws-cli 2.36.7, clidriver.py, _construct_cli_region_chain, IMDSRegionProvider',
  find(context: Context) {
    const isAnswered = context.request.imds === 'available' && !isMetadataDisabled(context);
    return isAnswered && refusalOf(context) === null ? { value: null, from: { metadata: true } } : null;
  },
};
