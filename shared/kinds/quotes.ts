/** Quotes as the Go SDK v1 reads them in a line (aws-sdk-go 1.55.6, internal/ini, literal_tokens.go and ini_lexer.go). */

/** What stands between two words there. Its spaces are Go's `unicode.IsSpace`, for which a byte order mark is none. */
const BETWEEN = /[\p{White_Space}[\]=:]/u;

/** Whether a word begins with a double quote that nothing closes. Quotes within a word are ordinary letters. */
export function hasOpenQuote(text: string): boolean {
  let startsWord = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (startsWord && character === '"') {
      at = closingQuote(text, at + 1);
      if (at < 0) return true;
    } else {
      // Within a word a comma is a letter like any other.
      startsWord = BETWEEN.test(character) || (startsWord && character === ',');
    }
  }
  return false;
}

/** The index of the quote that closes; -1 where there is none. One right after a backslash closes nothing. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at - 1] !== '\\') return at;
  }
  return -1;
}
