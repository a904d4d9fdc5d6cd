/** Settings that clients of the AWS SDK for .NET read besides credentials and Region. */
import type { Context } from '../context.js';
import { filledVariable } from '../context.js';
import type { Settled } from '../../../../shared/models/trace.js';
import type { SettingRule } from '../tool.js';
import type { DotnetGeneration } from './dotnet-kinds.js';
import { lookUp } from './dotnet-profile.js';
import { filledValueOf, originOf } from './sdk-profile.js';

const CITE = 'aws-sdk-net, FallbackInternalConfigurationFactory: the environment, then the profile';

/** As .NET names them, with the variable that counts over the profile. */
const selectors: readonly (readonly [key: string, variable: string])[] = [
  ['retry_mode', 'AWS_RETRY_MODE'],
  ['max_attempts', 'AWS_MAX_ATTEMPTS'],
  ['defaults_mode', 'AWS_DEFAULTS_MODE'],
  ['endpoint_url', 'AWS_ENDPOINT_URL'],
  ['ignore_configured_endpoint_urls', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'],
  ['use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT'],
  ['use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT'],
  ['sdk_ua_app_id', 'AWS_SDK_UA_APP_ID'],
  ['account_id_endpoint_mode', 'AWS_ACCOUNT_ID_ENDPOINT_MODE'],
];

/** @param profileFor the profile whose settings count */
export function settingsOf(
  generation: DotnetGeneration,
  profileFor: (context: Context) => string,
): readonly SettingRule[] {
  return selectors.map(([key, name]) => ({
    key,
    cite: CITE,
    find(context): Settled | null {
      const text = filledVariable(context, name);
      if (text !== null) return { value: text, from: { variable: name } };
      const found = lookUp(context, profileFor(context), generation);
      const value = found.state === 'found' ? filledValueOf(found.profile, key) : null;
      return found.state === 'found' && value !== null ? { value, from: originOf(found.profile, key) } : null;
    },
  }));
}

export const dotnetSettings: readonly SettingRule[] = settingsOf('v4', (context) => context.profile.name);
