/** From a profile's settings and the environment to how AWS is asked, as botocore reads them; and what of it points elsewhere. */
import { endpointUrlOf, endpointVariable } from '../resolution/rules/common-endpoints.js';
import { isAbsolutePath, joinPath } from '../paths.js';
import { Secret } from '../secret.js';
import { isAwsAddress } from './aws-address.js';
import { awsEndpoint, type CalledService, calledServices, globalSts, isRegion } from './endpoints.js';

/** Which address is asked, and how. */
export interface AwsConnection {
  readonly region: string;
  /** By service (`sts`, `iam`, `sso`, `signin`): an address of its own; what is not there is AWS's own for the Region. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly useFips: boolean;
  readonly useDualStack: boolean;
  /** Address of a proxy for https, with its credentials if any; null: none. */
  readonly proxy: Secret | null;
  /** Hosts that are asked without it, as NO_PROXY lists them. */
  readonly withoutProxy: readonly string[];
  /** Absolute path of a file with certificates to trust instead of the system's; null: those that come with Node. */
  readonly certificates: string | null;
}

/** Settings by key in lower case: a profile's merged ones, or the values of a section. */
export interface SettingsToRead {
  get(key: string): { readonly value: string | ReadonlyMap<string, string> } | undefined;
}

export interface ConnectionQuestion {
  readonly settings: SettingsToRead;
  /** The section that the profile's `services` names; null where it names none. */
  readonly services: SettingsToRead | null;
  readonly environment: Readonly<Record<string, string>>;
  /** As it was resolved; null where there is none: then STS without a Region is asked, as botocore does. */
  readonly region: string | null;
  /** Absolute; what a relative path starts from. */
  readonly workingFolder: string;
}

/** An address that is neither AWS's nor this machine's. */
export interface Elsewhere {
  /** What names it: a variable, `endpoint_url`, or `services.sts.endpoint_url`. */
  readonly setting: string;
  readonly address: string;
}

export interface ConnectionAnswer {
  readonly connection: AwsConnection;
  readonly elsewhere: readonly Elsewhere[];
  /** The first setting or variable that cannot be used as it is; null where all can. */
  readonly invalid: string | null;
}

/** Which services the question is about is left open: each of them may be asked. */
export function connectionOf(question: ConnectionQuestion): ConnectionAnswer {
  const region = question.region ?? globalSts.region;
  const configured = calledServices.flatMap((service) => {
    const found = configuredEndpoint(question, service);
    return found === null ? [] : [{ service, ...found }];
  });
  const own = configured.map(({ service, address }) => [service, withoutEnd(address)] as const);
  const useFips = flag(question, 'use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT');
  const useDualStack = flag(question, 'use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT');
  const asksGlobalSts =
    !useFips && !useDualStack && (question.region === null || isLegacySts(question, region));
  const endpoints = { ...(asksGlobalSts ? { sts: globalSts.address } : {}), ...Object.fromEntries(own) };
  return {
    connection: {
      region,
      endpoints,
      useFips,
      useDualStack,
      proxy: proxyOf(question.environment),
      withoutProxy: withoutProxy(question.environment),
      certificates: certificatesOf(question),
    },
    elsewhere: elsewhereOf(configured),
    invalid: isRegion(region)
      ? (configured.find(({ address }) => !isAddress(address))?.setting ?? null)
      : 'region',
  };
}

/** The address that a service is asked at, with its scheme. */
export function addressOf(connection: AwsConnection, service: CalledService): string {
  return connection.endpoints[service] ?? awsEndpoint(service, connection.region, connection);
}

function configuredEndpoint(
  { settings, services, environment }: ConnectionQuestion,
  service: CalledService,
): { readonly setting: string; readonly address: string } | null {
  const inServices = nestedOf(services, service, 'endpoint_url');
  const inProfile = textOf(settings, 'endpoint_url');
  const found = endpointUrlOf({
    service,
    given: null,
    ignoresConfigured: flag(
      { settings, environment },
      'ignore_configured_endpoint_urls',
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    ),
    variable: (name) => environment[name] ?? null,
    inServices: inServices === null ? null : { value: inServices, from: null },
    inProfile: inProfile === null ? null : { value: inProfile, from: null },
  });
  if (found === null) return null;
  const name = [endpointVariable(service), 'AWS_ENDPOINT_URL'].find((variable) => environment[variable]);
  const inFile = inServices === null ? 'endpoint_url' : `services.${service}.endpoint_url`;
  return { setting: name ?? inFile, address: found.value };
}

function elsewhereOf(
  configured: readonly { readonly setting: string; readonly address: string }[],
): readonly Elsewhere[] {
  const foreign = configured.filter(({ address }) => !isAwsAddress(address));
  const known = new Map(
    foreign.map(({ setting, address }) => [`${setting} ${address}`, { setting, address }]),
  );
  return [...known.values()];
}

/** Http or https, a host, and nothing after the path. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/iu.test(text);
}

function withoutEnd(address: string): string {
  return address.replace(/\/+$/u, '');
}

/**
 * Where `legacy` is set, these Regions have STS at its global address.
 *
 * @cite @aws-sdk/client-sts 3.1169.0, endpoint rules, UseGlobalEndpoint; botocore 1.43.11, regions.py
 */
const legacyRegions: ReadonlySet<string> = new Set([
  ...['ap-northeast-1', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'aws-global', 'ca-central-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'sa-east-1'],
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
]);

function isLegacySts(question: ConnectionQuestion, region: string): boolean {
  const said = settingOf(question, 'sts_regional_endpoints', 'AWS_STS_REGIONAL_ENDPOINTS');
  return said?.toLowerCase() === 'legacy' && legacyRegions.has(region);
}

type SettingPlaces = Pick<ConnectionQuestion, 'settings' | 'environment'>;

/** The variable comes before the setting, as everywhere in botocore's ConfigValueStore. */
function settingOf({ settings, environment }: SettingPlaces, key: string, variable: string): string | null {
  return environment[variable] ?? textOf(settings, key);
}

/** @cite botocore 1.43.11, utils.py, ensure_boolean */
function flag(places: SettingPlaces, key: string, variable: string): boolean {
  return settingOf(places, key, variable)?.toLowerCase() === 'true';
}

function certificatesOf(question: ConnectionQuestion): string | null {
  const path = settingOf(question, 'ca_bundle', 'AWS_CA_BUNDLE');
  if (path === null || path === '') return null;
  return isAbsolutePath(path) ? path : joinPath(question.workingFolder, path);
}

/**
 * The small name counts before the capital one, also where it is empty; ALL_PROXY is not looked at.
 *
 * @cite CPython 3.11, urllib.request, getproxies_environment; botocore 1.43.11, httpsession.py, ProxyConfiguration
 */
function proxyOf(environment: ConnectionQuestion['environment']): Secret | null {
  const text = (environment['https_proxy'] ?? environment['HTTPS_PROXY'] ?? '').trim();
  if (text === '') return null;
  if (/^https?:/u.test(text)) return new Secret(text);
  return new Secret(`http:${text.startsWith('//') ? '' : '//'}${text}`);
}

/** @cite CPython 3.11, urllib.request, proxy_bypass_environment */
function withoutProxy(environment: ConnectionQuestion['environment']): readonly string[] {
  const text = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether a host is asked without the proxy. @param host with its port where it has one, as in an address */
export function isWithoutProxy(host: string, names: readonly string[]): boolean {
  if (names.includes('*')) return true;
  const whole = host.toLowerCase();
  const bare = whole.replace(/:\d+$/u, '');
  return names.some((name) => {
    const ending = name.replace(/^\.+/u, '').toLowerCase();
    return bare === ending || whole === ending || bare.endsWith(`.${ending}`) || whole.endsWith(`.${ending}`);
  });
}

function textOf(settings: SettingsToRead, key: string): string | null {
  const value = settings.get(key)?.value;
  return typeof value === 'string' ? value : null;
}

function nestedOf(settings: SettingsToRead | null, key: string, nested: string): string | null {
  const value = settings?.get(key)?.value;
  return value === undefined || typeof value === 'string' ? null : (value.get(nested) ?? null);
}
