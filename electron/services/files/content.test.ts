import { expect, it } from 'vitest';
import { byteText, toByteText } from './content.js';

it('writes bytes as a text that stays readable where they are ASCII, and reads it back', () => {
  const plain = new TextEncoder().encode('[default]\r\nregion = x\0');
  expect(toByteText(plain)).toBe('[default]\r\nregion = x\0');
  const every = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
  const mark = Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]);
  for (const bytes of [plain, every, mark, new Uint8Array()]) {
    expect(toByteText(bytes)).toHaveLength(bytes.length);
    expect(byteText.parse(toByteText(bytes))).toEqual(bytes);
  }
  expect(byteText.safeParse('\u0100').success).toBe(false);
});
