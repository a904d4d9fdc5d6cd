/** A block of `NAME=value` records as the system keeps it, each ended by a NUL. */

/**
 * @param block bytes; text that is not UTF-8 is read with U+FFFD in its place, as Node reads its own environment
 * @returns names and values in order; records without `=` or without a name are left out
 */
export function readEnvironmentBlock(block: Uint8Array): readonly (readonly [name: string, value: string])[] {
  const records = new TextDecoder('utf-8', { ignoreBOM: true }).decode(block).split('\0');
  return records.flatMap((record) => {
    const at = record.indexOf('=');
    return at > 0 ? [[record.slice(0, at), record.slice(at + 1)] as const] : [];
  });
}
