/**
 * A text that must not be seen by accident. Printed, logged, put into JSON or looked at in a debugger it is `«redacted»`;
 * only `reveal` gives the text, so that every place where a secret leaves is found by that word.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Call it where the secret is written or handed out, and nowhere else. */
  reveal(): string {
    return this.#text;
  }

  /** Whether both hold the same text, without giving it. */
  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  /** What Node prints of it in consoles and errors. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted;
  }
}

const redacted = '«redacted»';
