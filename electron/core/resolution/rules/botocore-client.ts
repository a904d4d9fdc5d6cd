/** What botocore stops at where it makes a client to ask STS or IAM Identity Center for credentials. */
import { type Context, filledVariable } from '../context.js';
import { type Missed, missed } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { invalidConfig, invalidRegion, isRegionName, pythonList } from './botocore-errors.js';
import { profileOf, textOf } from './botocore-profile.js';
import { ignoresEndpoints } from './botocore-settings.js';
import { endpointVariable } from './common-endpoints.js';

/** Which service is asked, in which Region, and what setting the Region is from. */
export interface ClientQuestion {
  readonly host: 'sts' | 'portal.sso';
  readonly region: string | null;
  readonly setting: 'region' | 'sso_region';
}

/**
 * Null where the client can be made. Besides the Region, any client wants the chosen profile's sso_session to be whole,
 * also where nothing is asked of it.
 *
 * @cite botocore 1.43.11, session.py, create_client (_resolve_region_name, get_auth_token, _add_configured_endpoint_provider)
 */
export function clientFailure(context: Context, { host, region, setting }: ClientQuestion): Missed | null {
  const reason = because('value-not-valid', { setting });
  if (region !== null && !isRegionName(region)) return missed(reason, null, invalidRegion(region));
  const failure = tokenProviderFailure(context, context.profile.name);
  if (failure !== null) return failure;
  const noServices = servicesFailure(context, host === 'sts' ? 'sts' : 'sso');
  if (noServices !== null) return noServices;
  if (region !== '') return null;
  return missed(reason, null, stopWith('ValueError', `Invalid endpoint: https://${host}..amazonaws.com`));
}

/**
 * What is missing in the session that a profile names; null where nothing is, or it names none.
 *
 * @cite botocore 1.43.11, tokens.py, SSOTokenProvider._load_sso_config
 */
export function tokenProviderFailure(context: Context, name: string): Missed | null {
  const session = textOf(profileOf(context, name), 'sso_session');
  if (session === null) return null;
  const start = `The profile "${name}" is configured to use the SSO token provider but`;
  const section = context.config.reading?.ssoSessions.get(session);
  if (section === undefined || section.settings.size === 0) {
    const words = `${start} the "${session}" sso_session configuration does not exist.`;
    return missed(because('missing-sso-session', { session }), null, invalidConfig(words));
  }
  const lacking = ['sso_start_url', 'sso_region'].filter((key) => !section.settings.has(key));
  if (lacking.length === 0) return null;
  const words = `${start} is missing the following configuration: ${pythonList(lacking)}.`;
  return missed(because('incomplete-sso', { missing: lacking.join(', ') }), null, invalidConfig(words));
}

/**
 * The section that `services` names must be there, unless a variable says which endpoint is asked.
 *
 * @cite botocore 1.43.11, configprovider.py, ConfiguredEndpointProvider._get_services_config
 */
function servicesFailure(context: Context, service: string): Missed | null {
  const profile = profileOf(context, context.profile.name);
  const name = textOf(profile, 'services');
  if (name === null || (context.config.reading?.services.get(name)?.settings.size ?? 0) > 0) return null;
  const isSaid = [endpointVariable(service), 'AWS_ENDPOINT_URL'].some(
    (text) => filledVariable(context, text) !== null,
  );
  if (isSaid || ignoresEndpoints(context)) return null;
  const words = `The profile is configured to use the services section but the "${name}" services configuration does not exist.`;
  return missed(because('value-not-valid', { setting: 'services' }), null, invalidConfig(words));
}
