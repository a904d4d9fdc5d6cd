/** Rules of container credentials that several tools share: which address is asked, and whether a tool would ask it. */

/** What a tool allows over plain http. Over https any host is asked. */
export interface ContainerPolicy {
  /** In lower case. */
  readonly hosts: readonly string[];
  /** Also any address of the machine itself: 127.0.0.0/8 and ::1. */
  readonly loopback: boolean;
}

export type ContainerEndpoint =
  | { readonly kind: 'not-set' }
  /** `url` may hold a token: it is for asking, not for showing. */
  | { readonly kind: 'asked'; readonly url: string; readonly host: string }
  | { readonly kind: 'no-host' }
  | { readonly kind: 'not-allowed'; readonly host: string };

/** The address of Amazon ECS, which a relative address is put behind. */
export const ecsHost = '169.254.170.2';
/** The addresses of Amazon EKS Pod Identity. */
export const eksHosts: readonly string[] = ['169.254.170.23', 'fd00:ec2::23'];

/**
 * Which address is asked. The relative one comes before the full one.
 *
 * @param given the variables' texts; null where a tool takes one for not set
 */
export function containerEndpoint(
  given: { readonly relative: string | null; readonly full: string | null },
  policy: ContainerPolicy,
): ContainerEndpoint {
  const { relative, full } = given;
  if (relative !== null) return { kind: 'asked', url: `http://${ecsHost}${relative}`, host: ecsHost };
  if (full === null) return { kind: 'not-set' };
  const { scheme, host } = addressParts(full);
  if (scheme === 'https') return { kind: 'asked', url: full, host: host ?? '' };
  if (host === null) return { kind: 'no-host' };
  const isAllowed = policy.hosts.includes(host) || (policy.loopback && isLoopback(host));
  return isAllowed ? { kind: 'asked', url: full, host } : { kind: 'not-allowed', host };
}

/** Scheme and host in lower case, an IPv6 address without its brackets; null where there is none. */
function addressParts(url: string): { readonly scheme: string | null; readonly host: string | null } {
  const parts = /^(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/(?<authority>[^/?#]*))?/u.exec(url)?.groups;
  const place = (parts?.['authority'] ?? '').replace(/^.*@/u, '');
  const host = /^\[(?<address>[^\]]*)\]/u.exec(place)?.groups?.['address'] ?? place.replace(/:.*$/u, '');
  return { scheme: parts?.['scheme']?.toLowerCase() ?? null, host: host === '' ? null : host.toLowerCase() };
}

function isLoopback(host: string): boolean {
  const numbers = host.split('.');
  const isVersion4 = numbers.length === 4 && numbers.every((text) => /^(?:0|[1-9]\d{0,2})$/u.test(text));
  if (isVersion4) return numbers[0] === '127' && numbers.every((text) => Number(text) < 256);
  return /^[0:]*::?0{0,3}1$/u.test(host) && host.includes(':') && isWholeVersion6(host);
}

/** Eight groups, or fewer with one `::` between them. */
function isWholeVersion6(host: string): boolean {
  const groups = host.split(':').filter((group) => group !== '');
  const isShort = host.split('::').length === 2;
  return groups.every((group) => group.length <= 4) && (isShort ? groups.length < 8 : groups.length === 8);
}
