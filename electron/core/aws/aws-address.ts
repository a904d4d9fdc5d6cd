/** Which addresses are AWS's own, or this machine's: requests to them tell nobody else anything. */

/** What endpoints end in, as the partitions have it (partitions.ts). */
const SUFFIX = String.raw`(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu))`;

/** `sts.amazonaws.com`, `s3.eu-west-1.amazonaws.com`, `dynamodb.us-gov-west-1.api.aws`: a service, and a Region where it has one. */
const ENDPOINT = new RegExp(
  String.raw`^(?:portal\.sso(?:-fips)?|[a-z0-9-]+)(?:\.dualstack)?(?:\.[a-z]{2,4}(?:-[a-z]+)+-\d)?\.${SUFFIX}$`,
  'u',
);

/** Identity and Access Management has one endpoint for all Regions of a partition. */
const GLOBAL_ENDPOINT = new RegExp(String.raw`^iam(?:-fips)?\.(?:global|us-gov)\.${SUFFIX}$`, 'u');

/** Portals of IAM Identity Center (AWS SDKs and tools reference guide, `sso_start_url`). */
const PORTAL = /^(?:[a-z0-9-]+\.)+(?:awsapps\.com|awsapps\.cn|app\.aws)$/u;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** The scheme and the host of an address without anything in it that two parsers could take apart in two ways. */
const PLAIN = /^(?<scheme>https?):\/\/(?<host>\[::1\]|[a-z0-9.-]+)(?::\d{1,5})?(?:\/[\w.~/-]*)?(?:#\/?)?$/u;

/**
 * Whether a value is an address of AWS itself or of this machine. Names under amazonaws.com that anyone can have (machines,
 * load balancers, buckets, gateways) have more labels or others, and are not.
 */
export function isAwsAddress(value: string): boolean {
  const { scheme = '', host = '' } = PLAIN.exec(value.toLowerCase())?.groups ?? {};
  if (LOOPBACK.test(host)) return true;
  return scheme === 'https' && [ENDPOINT, GLOBAL_ENDPOINT, PORTAL].some((known) => known.test(host));
}

/** Whether a host, in lower case and an IPv6 address in its brackets, is this machine: requests to it may go unencrypted. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}
