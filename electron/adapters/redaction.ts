/** The second net below the types: text that looks like a secret is taken out before it is written to a log. */

const hidden = '«redacted»';

/** By shape, widest first. What is caught too much is only a log that says less. */
const shapes: readonly RegExp[] = [
  /-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*?(?:-----END [^-]*PRIVATE KEY-----|$)/gu,
  // Whatever is said to be a secret.
  /(?<=(?:secret|token|password|passphrase|passwd|credential|authorization|bearer)[\w-]*["']?\s*[=: ]\s*["']?)[^\s"',;]+/giu,
  // Session tokens and anything as long.
  /[A-Za-z0-9+/=_-]{80,}/gu,
  // Secret access keys: forty letters of base64 that are not part of a longer word.
  /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/gu,
];

/** Access key IDs are no secret, but they name a person's key: four letters are enough to tell them apart. */
const accessKeyId = /\b(?:AKIA|ASIA)[A-Z0-9]{8,}(?=([A-Z0-9]{4})\b)/gu;

/** The same text without what looks like a secret. Folders in a path are looked at one by one. */
export function redact(text: string): string {
  const withoutSecrets = shapes.reduce((left, shape) => left.replaceAll(shape, hidden), text);
  return withoutSecrets.replaceAll(accessKeyId, '****');
}
