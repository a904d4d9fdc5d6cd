/**
 * The shape of a file with sealed parts: one line of JSON, which says what may be known without the key and how long each
 * part is; then the parts, as bytes.
 */
import { z } from 'zod';

const count = z.int().min(0);

/** @param facts an object that JSON can say, without the key `lengths` */
export function packSealed(facts: object, parts: readonly Uint8Array[]): Uint8Array {
  const lengths = parts.map((part) => part.length);
  const head = new TextEncoder().encode(`${JSON.stringify({ ...facts, lengths })}\n`);
  const whole = new Uint8Array(head.length + lengths.reduce((sum, length) => sum + length, 0));
  whole.set(head);
  let at = head.length;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Null where the bytes are cut off or not of this shape. */
export function unpackSealed<Schema extends z.ZodObject>(
  bytes: Uint8Array,
  schema: Schema,
): { readonly facts: z.output<Schema>; readonly parts: readonly Uint8Array[] } | null {
  const end = bytes.indexOf(0x0a);
  const head = end < 0 ? null : parseJson(new TextDecoder('utf-8').decode(bytes.subarray(0, end)));
  const counted = z.looseObject({ lengths: z.array(count) }).safeParse(head).data;
  if (counted === undefined) return null;
  const { lengths, ...rest } = counted;
  const facts = schema.safeParse(rest);
  if (!facts.success) return null;
  const parts: Uint8Array[] = [];
  let at = end + 1;
  for (const length of lengths) {
    parts.push(bytes.slice(at, at + length));
    at += length;
  }
  return at === bytes.length ? { facts: facts.data, parts } : null;
}

export const hexText = z.string().regex(/^(?:[0-9a-f]{2})*$/u);

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of lower-case hexadecimal digits. */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(text.length / 2));
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
