/** IAM's lists come in pages. */
import type { Checks } from '../validation.js';
import type { XmlFields } from '../xml.js';

/** @returns where the page begins and how long it may be. */
export function pageParameters(given: Checks): { readonly marker: number; readonly size: number } {
  const marker = given.text('Marker', { minimum: 1, maximum: 320, pattern: String.raw`after-\d+` });
  const size = given.number('MaxItems', { minimum: 1, maximum: 1000 });
  return { marker: Number(marker?.slice('after-'.length) ?? '0'), size: size ?? 100 };
}

export function page(
  name: string,
  rows: readonly (XmlFields | string)[],
  marker: number,
  size: number,
): XmlFields {
  const end = marker + size;
  const isTruncated = end < rows.length;
  return {
    [name]: rows.slice(marker, end),
    IsTruncated: isTruncated,
    Marker: isTruncated ? `after-${end}` : null,
  };
}
