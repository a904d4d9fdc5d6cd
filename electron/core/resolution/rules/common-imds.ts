/** Rules of the instance metadata endpoint that several tools share. */

export type MetadataMode = 'ipv4' | 'ipv6';

const defaultEndpoints: Readonly<Record<MetadataMode, string>> = {
  ipv4: 'http://169.254.169.254',
  ipv6: 'http://[fd00:ec2::254]',
};

/** Which of the two addresses is meant, whatever its case; or the text that means neither. */
export function metadataMode(
  text: string,
):
  | { readonly kind: 'known'; readonly mode: MetadataMode }
  | { readonly kind: 'unknown'; readonly text: string } {
  const mode = text.toLowerCase();
  return mode === 'ipv4' || mode === 'ipv6' ? { kind: 'known', mode } : { kind: 'unknown', text };
}

/**
 * The endpoint that is asked: one's own, else the one of the mode. An empty one is none.
 *
 * @returns the text as given, and its host; null where the text names none
 */
export function metadataEndpoint(given: { readonly endpoint: string | null; readonly mode: MetadataMode }): {
  readonly text: string;
  readonly host: string | null;
} {
  const { endpoint, mode } = given;
  const text = endpoint === null || endpoint === '' ? defaultEndpoints[mode] : endpoint;
  return { text, host: endpointHost(text) };
}

/** The host of an address with a scheme, as a host name or an IP address; null where there is none. */
export function endpointHost(text: string): string | null {
  if (/[\t\r\n]/u.test(text)) return null;
  const authority = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/(?<authority>[^/?#]*)/u.exec(text)?.groups?.[
    'authority'
  ];
  if (authority === undefined) return null;
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const bracketed = /^\[(?<address>[0-9A-Fa-f:.]+)(?:%25?[^\]]+)?\](?::\d*)?$/u.exec(place)?.groups?.[
    'address'
  ];
  if (bracketed !== undefined) return bracketed.includes(':') ? bracketed : null;
  const name = place.replace(/:.*$/u, '');
  const isName = /^(?:(?!-)[A-Za-z\d-]{1,63}(?<!-)\.)*(?!-)[A-Za-z\d-]{1,63}(?<!-)\.?$/u.test(name);
  return isName && name.length <= 255 ? name : null;
}
