/** How hard a passphrase is to guess, roughly: a hint, no promise. Pure; keeps nothing. */
import { isLongEnough } from '../../../shared/passphrase.js';

export type Strength = 'too-short' | 'weak' | 'fair' | 'strong';

/** Bits below which somebody with the file could guess it, and above which nobody will. */
const fairFrom = 50;
const strongFrom = 72;

/** Beginnings of what people type when they want to be done. */
const wornOut = /^(?:pass(?:word|phrase)?|qwert[yz]?|abc|admin|letmein|welcome|keyway|aws|1234)/iu;

export function strengthOf(passphrase: string): Strength {
  if (!isLongEnough(passphrase)) return 'too-short';
  const bits = surprises(passphrase) * Math.log2(alphabetOf(passphrase));
  const judged = wornOut.test(passphrase) ? bits / 2 : bits;
  if (judged < fairFrom) return 'weak';
  return judged < strongFrom ? 'fair' : 'strong';
}

/** Characters that do not follow from the one before: repeats and runs (`aaa`, `1234`) count a little. */
function surprises(text: string): number {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const following = codes.filter((code, index) => {
    const before = codes[index - 1];
    return before !== undefined && Math.abs(code - before) <= 1;
  }).length;
  const distinct = new Set(codes).size;
  return Math.min(codes.length - following * 0.75, distinct * 2);
}

function alphabetOf(text: string): number {
  const parts: readonly (readonly [RegExp, number])[] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{Nd}/u, 10],
    [/\s/u, 1],
    [/[^\p{L}\p{Nd}\s]/u, 32],
  ];
  return Math.max(
    2,
    parts.reduce((size, [part, letters]) => (part.test(text) ? size + letters : size), 0),
  );
}
