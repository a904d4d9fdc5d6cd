/** Texts of others within a question to the person. */

/** More than this of one text is not shown: it would push the question out of the dialog. */
const longest = 1500;

/** The text as it may stand in a question: nothing in it moves the cursor, hides what stands beside it, or pushes that out of sight. */
export function harmless(text: string): string {
  const visible = text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  if (visible.length <= longest) return visible;
  const half = longest / 2;
  const left = visible.length - longest;
  return `${visible.slice(0, half)} … ${left} characters that are not shown here … ${visible.slice(-half)}`;
}
