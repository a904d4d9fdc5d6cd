/** Settings besides credentials and Region, as the documented SDKs read them: the variable, then the profile. */
import type { Settled } from '../../../../shared/models/trace.js';
import { type Context, variable } from '../context.js';
import type { RegionRule, SettingRule } from '../tool.js';
import { originOf, type SdkProfile, valueOf } from './sdk-profile.js';

/** Settings of the files that nearly all of them have, with the variables that count over them. */
const commonSelectors = {
  retry_mode: 'AWS_RETRY_MODE',
  max_attempts: 'AWS_MAX_ATTEMPTS',
  defaults_mode: 'AWS_DEFAULTS_MODE',
  endpoint_url: 'AWS_ENDPOINT_URL',
  ignore_configured_endpoint_urls: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  use_dualstack_endpoint: 'AWS_USE_DUALSTACK_ENDPOINT',
  use_fips_endpoint: 'AWS_USE_FIPS_ENDPOINT',
  sdk_ua_app_id: 'AWS_SDK_UA_APP_ID',
  account_id_endpoint_mode: 'AWS_ACCOUNT_ID_ENDPOINT_MODE',
  request_checksum_calculation: 'AWS_REQUEST_CHECKSUM_CALCULATION',
  response_checksum_validation: 'AWS_RESPONSE_CHECKSUM_VALIDATION',
} as const;

type CommonKey = keyof typeof commonSelectors;

/** Rules for those of the common settings that a tool reads. */
export function settingRules(
  cite: string,
  keys: readonly CommonKey[],
  profileOf: (context: Context) => SdkProfile | null,
): readonly SettingRule[] {
  return keys.map((key) => ({
    key,
    cite,
    find(context): Settled | null {
      const name = commonSelectors[key];
      const text = variable(context, name);
      if (text !== null && text !== '') return { value: text, from: { variable: name } };
      return inProfile(profileOf(context), key);
    },
  }));
}

/** A setting of a profile; null where it does not have it, or it is empty. */
export function inProfile(profile: SdkProfile | null, key: string): Settled | null {
  const value = profile === null ? null : valueOf(profile, key);
  return profile === null || value === null || value === '' ? null : { value, from: originOf(profile, key) };
}

/** The Region in code. */
export function regionInCode(cite: string): RegionRule {
  return {
    cite,
    find({ request }) {
      const { region } = request.invocation;
      return region === null || region === '' ? null : { value: region, from: { flag: '--region' } };
    },
  };
}

/** @param isEmptyTaken whether a set and empty variable is the Region */
export function regionInVariable(cite: string, name: string, isEmptyTaken = false): RegionRule {
  return {
    cite,
    find(context) {
      const value = variable(context, name);
      return value === null || (value === '' && !isEmptyTaken) ? null : { value, from: { variable: name } };
    },
  };
}

/** @param isDisabled whether the environment turns instance metadata off */
export function regionOfInstance(cite: string, isDisabled: (context: Context) => boolean): RegionRule {
  return {
    cite,
    find: (context) =>
      context.request.imds === 'available' && !isDisabled(context)
        ? { value: null, from: { metadata: true } }
        : null,
  };
}
