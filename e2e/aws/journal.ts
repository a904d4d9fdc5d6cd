/** What was asked and answered, in order, without secrets: for tests to look at, and to show when one fails. */
import { headerOf, parametersOf, type Received } from './received.js';

export interface JournalEntry {
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** `sts:AssumeRole`; empty where the request was for nothing that is here. */
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly userAgent: string;
  /** Who signed; null where nobody did. */
  readonly keyId: string | null;
  /** The scope's Region; null without a signature. */
  readonly region: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** Null where no answer was sent. */
  readonly status: number | null;
  /** Of the refusal, or what happened instead of an answer; null where the request was answered. */
  readonly code: string | null;
}

const secretParameters = /token|secret|session$|assertion|code$|signature/iu;

function redacted(parameters: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...parameters].map(([name, value]) => [name, secretParameters.test(name) ? '«redacted»' : value]),
  );
}

/** @returns the entry of a request, without its answer. */
export function describeRequest(
  received: Received,
  at: number,
  action: string,
): Omit<JournalEntry, 'status' | 'code'> {
  const authorization = headerOf(received, 'authorization') ?? '';
  const credential =
    /Credential=([^,\s]+)/u.exec(authorization)?.[1] ??
    new URLSearchParams(received.query).get('X-Amz-Credential');
  const [keyId = null, , region = null] = credential?.split('/') ?? [];
  return {
    at,
    action,
    method: received.method,
    path: received.path,
    host: headerOf(received, 'host') ?? '',
    userAgent: headerOf(received, 'user-agent') ?? '',
    keyId,
    region,
    parameters: redacted(parametersOf(received)),
  };
}
