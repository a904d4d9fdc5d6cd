/** Why there is no answer, read from Node's errors. */
import type { AwsFailure } from '../../services/aws-port.js';

type Reason = Extract<AwsFailure, { readonly kind: 'unreachable' }>['reason'] | 'cancelled';

/** No answer, or none that is whole. Says nothing of what was sent. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** Host and port. */
  readonly host: string;
  readonly reason: Reason;
  /** The connection stood: the request may have arrived. */
  readonly wasSent: boolean;
  /** The connection broke: the same again may get through. */
  readonly isLost: boolean;

  constructor(host: string, reason: Reason, wasSent: boolean, isLost = reason === 'connection-lost') {
    super(reason);
    this.host = host;
    this.reason = reason;
    this.wasSent = wasSent;
    this.isLost = isLost;
  }

  asFailure(): AwsFailure {
    const { host, reason } = this;
    return reason === 'cancelled' ? { kind: 'cancelled' } : { kind: 'unreachable', host, reason };
  }
}

const byCode: Readonly<Record<string, Exclude<Reason, 'cancelled'>>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EAI_AGAIN: 'no-network',
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
  EHOSTUNREACH: 'no-network',
  EADDRNOTAVAIL: 'no-network',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'time-limit',
  ECONNRESET: 'connection-lost',
  ECONNABORTED: 'connection-lost',
  EPIPE: 'connection-lost',
  EPROTO: 'not-readable',
};

/** OpenSSL's names of what is wrong with a certificate (`X509_V_ERR_…`), as Node gives them, and Node's own. */
const certificateCode =
  /CERT|^UNABLE_TO_|^ERR_TLS_CERT|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/u;

export function reasonOf(error: unknown): Exclude<Reason, 'cancelled'> {
  const code = codeOf(error);
  const known = byCode[code];
  if (known !== undefined) return known;
  if (certificateCode.test(code)) return 'certificate';
  // TLS spoken to something else, and answers that are no http.
  return /^(?:HPE_|ERR_SSL_|ERR_HTTP)/u.test(code) ? 'not-readable' : 'connection-lost';
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses were tried: any of them says why.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}
