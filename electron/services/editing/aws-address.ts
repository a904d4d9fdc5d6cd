/** Which addresses are AWS's own, or this machine's: requests to them tell nobody else anything. */

/** `sts.amazonaws.com`, `s3.eu-west-1.amazonaws.com`, `dynamodb.us-gov-west-1.api.aws`: a service, and a Region where it has one. */
const ENDPOINT =
  /^[a-z0-9-]+(?:\.dualstack)?(?:\.[a-z]{2,4}(?:-[a-z]+)+-\d)?\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws)$/u;

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
  return scheme === 'https' && (ENDPOINT.test(host) || PORTAL.test(host));
}
