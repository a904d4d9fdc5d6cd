/** Asks the loopback AWS without a client of AWS's: for what is about the server alone. What clients make of it is in `clients`. */
import { basicTime } from '../clock.js';
import { exampleKeys } from '../seeds.js';
import type { Aws } from '../server.js';
import { canonicalRequest, scopeText, signatureOf, stringToSign } from '../signature/canonical.js';

export interface Signer {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

export interface Said {
  readonly status: number;
  readonly code: string | null;
  readonly words: string | null;
  readonly body: string;
}

const versions: Readonly<Record<string, string>> = { sts: '2011-06-15', iam: '2010-05-08' };

/** @returns the text of the element; null without it. */
export function elementOf(body: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(body)?.[1] ?? null;
}

/**
 * @param action `iam:CreateAccessKey`
 * @returns what it answered; rejects where no answer came
 */
export async function ask(
  aws: Aws,
  action: string,
  parameters: Readonly<Record<string, string>> = {},
  signer: Signer = exampleKeys.alice,
): Promise<Said> {
  const [service = '', name = ''] = action.split(':');
  const body = new URLSearchParams({
    Action: name,
    Version: versions[service] ?? '',
    ...parameters,
  }).toString();
  const time = basicTime(aws.clock.now());
  const scope = { date: time.slice(0, 8), region: 'eu-west-1', service, terminator: 'aws4_request' };
  const own: Readonly<Record<string, string>> = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-amz-date': time,
    ...(signer.token === undefined ? {} : { 'x-amz-security-token': signer.token }),
  };
  const all = { host: new URL(aws.url).host, ...own };
  const signed = Object.keys(all).toSorted();
  const headers = new Map(Object.entries(all).map(([header, value]) => [header, [value]]));
  const received = { method: 'POST', path: '/', query: '', headers, body: Buffer.from(body) };
  const signature = signatureOf(
    signer.secret,
    scope,
    stringToSign(time, scope, canonicalRequest(received, signed)),
  );
  const authorization = `AWS4-HMAC-SHA256 Credential=${signer.id}/${scopeText(scope)}, SignedHeaders=${signed.join(';')}, Signature=${signature}`;
  const response = await fetch(aws.url, { method: 'POST', body, headers: { ...own, authorization } });
  const text = await response.text();
  return {
    status: response.status,
    code: elementOf(text, 'Code'),
    words: elementOf(text, 'Message'),
    body: text,
  };
}

/** Credentials as STS put them into an answer. */
export function credentialsIn({ body }: Said): Required<Signer> {
  const [id, secret, token] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((name) =>
    elementOf(body, name),
  );
  if (id == null || secret == null || token == null) throw new Error(`no credentials: ${body}`);
  return { id, secret, token };
}
