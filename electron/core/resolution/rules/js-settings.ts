/** Settings that clients of the SDK for JavaScript v3 read besides credentials and Region (`loadConfig`). */
import { type Context, filledVariable, variable } from '../context.js';
import type { Settled } from '../../../../shared/models/trace.js';
import type { SettingRule } from '../tool.js';
import { type JsProfile, mergedProfile, originOf, valueOf } from './js-profile.js';

const SMITHY = '@smithy/core 3.41.0';
const AWS = '@aws-sdk/core as of credential-provider-node 3.972.97';

interface Selector {
  readonly key: string;
  readonly variable: string;
  readonly cite: string;
  /** An older key that is read where this one is not there. */
  readonly older?: string;
  /** Looked up for AWS_PROFILE even where code names another profile. */
  readonly byVariable?: true;
  /** What is taken; anything else is passed over without a word. */
  readonly takes: (text: string) => boolean;
}

const anyText = (): boolean => true;
const isFilled = (text: string): boolean => text !== '';
const isBoolean = (text: string): boolean => text === 'true' || text === 'false';
const isNumber = (text: string): boolean => !Number.isNaN(Number.parseInt(text, 10));
const isAccountIdMode = (text: string): boolean => ['', 'disabled', 'preferred', 'required'].includes(text);

const selectors: readonly Selector[] = [
  {
    key: 'retry_mode',
    variable: 'AWS_RETRY_MODE',
    cite: `${SMITHY}, NODE_RETRY_MODE_CONFIG_OPTIONS`,
    takes: anyText,
  },
  {
    key: 'max_attempts',
    variable: 'AWS_MAX_ATTEMPTS',
    cite: `${SMITHY}, NODE_MAX_ATTEMPT_CONFIG_OPTIONS`,
    takes: isNumber,
  },
  {
    key: 'defaults_mode',
    variable: 'AWS_DEFAULTS_MODE',
    cite: `${SMITHY}, NODE_DEFAULTS_MODE_CONFIG_OPTIONS`,
    takes: anyText,
  },
  {
    key: 'endpoint_url',
    variable: 'AWS_ENDPOINT_URL',
    cite: `${SMITHY}, getEndpointUrlConfig`,
    byVariable: true,
    takes: isFilled,
  },
  {
    key: 'ignore_configured_endpoint_urls',
    variable: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    cite: `${SMITHY}, ignoreConfiguredEndpointUrlsConfigSelectors`,
    byVariable: true,
    takes: isBoolean,
  },
  {
    key: 'use_dualstack_endpoint',
    variable: 'AWS_USE_DUALSTACK_ENDPOINT',
    cite: `${SMITHY}, nodeDualstackConfigSelectors`,
    takes: isBoolean,
  },
  {
    key: 'use_fips_endpoint',
    variable: 'AWS_USE_FIPS_ENDPOINT',
    cite: `${SMITHY}, nodeFipsConfigSelectors`,
    takes: isBoolean,
  },
  {
    key: 'sdk_ua_app_id',
    variable: 'AWS_SDK_UA_APP_ID',
    cite: `${AWS}, NODE_APP_ID_CONFIG_OPTIONS`,
    older: 'sdk-ua-app-id',
    takes: anyText,
  },
  {
    key: 'account_id_endpoint_mode',
    variable: 'AWS_ACCOUNT_ID_ENDPOINT_MODE',
    cite: `${AWS}, NODE_ACCOUNT_ID_ENDPOINT_MODE_CONFIG_OPTIONS`,
    takes: isAccountIdMode,
  },
  {
    key: 'auth_scheme_preference',
    variable: 'AWS_AUTH_SCHEME_PREFERENCE',
    cite: `${AWS}, NODE_AUTH_SCHEME_PREFERENCE_OPTIONS`,
    takes: anyText,
  },
  {
    key: 'sigv4a_signing_region_set',
    variable: 'AWS_SIGV4A_SIGNING_REGION_SET',
    cite: `${AWS}, NODE_SIGV4A_CONFIG_OPTIONS`,
    takes: isFilled,
  },
  {
    key: 'disable_clock_skew_correction',
    variable: 'AWS_DISABLE_CLOCK_SKEW_CORRECTION',
    cite: `${AWS}, NODE_DISABLE_CLOCK_SKEW_CORRECTION_CONFIG_OPTIONS`,
    takes: isBoolean,
  },
];

/** The variable, then the profile; keys are looked up as they are written here, capitals and all. */
export const jsSettings: readonly SettingRule[] = selectors.map((selector) => ({
  key: selector.key,
  cite: selector.cite,
  find(context) {
    const text = variable(context, selector.variable);
    if (text !== null && selector.takes(text)) return { value: text, from: { variable: selector.variable } };
    const { older } = selector;
    return (
      inFiles(context, selector, selector.key) ??
      (older === undefined ? null : inFiles(context, selector, older))
    );
  },
}));

/** Unlike the Region, other settings take config over credentials (`fromSharedConfigFiles`). */
function inFiles(context: Context, { byVariable, takes }: Selector, key: string): Settled | null {
  const named =
    byVariable === true ? (filledVariable(context, 'AWS_PROFILE') ?? 'default') : context.profile.name;
  const profile = mergedProfile([context.credentials, context.config], named);
  const value = profile === null ? null : valueOf(profile, key);
  if (profile === null || value === null || !takes(value) || isHidden(context, profile, key)) return null;
  return { value, from: originOf(profile, key) };
}

/** A `services` that names no section of the config file takes the profile's `endpoint_url` with it. */
function isHidden(context: Context, profile: JsProfile, key: string): boolean {
  const services = valueOf(profile, 'services');
  return (
    key === 'endpoint_url' && services !== null && context.config.reading?.services.has(services) !== true
  );
}
