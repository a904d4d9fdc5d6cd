/** Texts as a shell takes them, exactly as they are. */

/** Texts that every shell takes as they are, without quotes. */
export const harmless = /^[A-Za-z0-9._+/-]+$/;

/** For bash, zsh and sh. */
export function quotePosix(text: string): string {
  return harmless.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Always quoted, because an assignment needs it. PowerShell takes curly quotes for straight ones. */
export function quotePowerShell(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
