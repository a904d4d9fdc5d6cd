/** Times as the SDK for JavaScript v3 reads them out of JSON. */

/** Milliseconds since the epoch, as `new Date(value)` has them; NaN where it is no time. */
export function timeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value === null || typeof value === 'boolean') return Number(value);
  const text: unknown = Array.isArray(value) ? value.join() : value;
  return typeof text === 'string' ? Date.parse(text) : Number.NaN;
}
