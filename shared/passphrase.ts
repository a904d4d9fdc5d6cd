/** The rule for new passphrases: the window's hint and main's check are the same. */

/** Characters, as a person counts them. */
export const leastPassphraseLength = 8;

export function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= leastPassphraseLength;
}
