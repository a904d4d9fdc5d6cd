/** Python's `shlex.split`, by which botocore reads section headers and credential_process lines. */

type State = 'between' | 'word' | 'escaped' | Quote;
type Quote = '"' | "'";

/**
 * Splits a text into words as `shlex.split(text)` does (POSIX rules, no comments).
 *
 * @returns the words; null where Python raises ValueError (no closing quotation, no escaped character)
 */
export function splitShellWords(text: string): readonly string[] | null {
  if (!/["'\\]/u.test(text)) return text.split(/[ \t\r\n]+/u).filter((word) => word !== '');
  const reader = new WordReader();
  for (const character of text) reader.take(character);
  return reader.finish();
}

class WordReader {
  readonly #words: string[] = [];
  #word = '';
  #state: State = 'between';
  /** Where an escape goes back to. */
  #escapedIn: 'word' | Quote = 'word';

  take(character: string): void {
    switch (this.#state) {
      case 'between':
      case 'word':
        this.#takePlain(character);
        return;
      case 'escaped':
        this.#takeEscaped(character);
        return;
      case '"':
      case "'":
        this.#takeQuoted(character, this.#state);
    }
  }

  finish(): readonly string[] | null {
    if (this.#state === 'word') this.#words.push(this.#word);
    return this.#state === 'word' || this.#state === 'between' ? this.#words : null;
  }

  #takePlain(character: string): void {
    if (/[ \t\r\n]/u.test(character)) {
      if (this.#state === 'word') this.#words.push(this.#word);
      this.#word = '';
      this.#state = 'between';
    } else if (character === '\\') {
      this.#escapedIn = 'word';
      this.#state = 'escaped';
    } else if (character === '"' || character === "'") {
      this.#state = character;
    } else {
      this.#word += character;
      this.#state = 'word';
    }
  }

  #takeQuoted(character: string, quote: Quote): void {
    if (character === quote) {
      this.#state = 'word';
    } else if (character === '\\' && quote === '"') {
      this.#escapedIn = quote;
      this.#state = 'escaped';
    } else {
      this.#word += character;
    }
  }

  /** Within double quotes only the quote and the backslash can be escaped; before anything else the backslash stays. */
  #takeEscaped(character: string): void {
    const staysEscape = this.#escapedIn !== 'word' && character !== '\\' && character !== this.#escapedIn;
    this.#word += staysEscape ? `\\${character}` : character;
    this.#state = this.#escapedIn;
  }
}
