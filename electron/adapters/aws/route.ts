/** How a request gets to a host: the proxy and the certificates of a connection. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Agent } from 'node:http';
import { isLoopbackHost } from '../../core/aws/aws-address.js';
import { type AwsConnection, isWithoutProxy } from '../../core/aws/connection.js';
import { Unreachable } from './unreachable.js';

export interface Route {
  /** Null: straight to the host. */
  readonly agent: Agent | null;
  /** In PEM form; null: those that come with Node. */
  readonly certificates: string | null;
}

/** Straight to the host, as metadata services are asked. */
export const straight: Route = { agent: null, certificates: null };

/**
 * Rejects with Unreachable where the host may not be asked: without encryption on this machine only, and with a file of
 * certificates only where it can be read.
 */
export async function routeTo(url: URL, connection: AwsConnection): Promise<Route> {
  if (url.protocol !== 'https:') {
    if (url.protocol === 'http:' && isLoopbackHost(url.hostname)) return straight;
    throw new Unreachable(url.host, 'plain-http', false);
  }
  const certificates = await readCertificates(url, connection.certificates);
  const proxy = connection.proxy;
  if (proxy === null || isWithoutProxy(url.host, connection.withoutProxy))
    return { agent: null, certificates };
  if (!URL.canParse(proxy.reveal())) throw new Unreachable(url.host, 'proxy', false);
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const agent = new HttpsProxyAgent(proxy.reveal(), certificates === null ? {} : { ca: certificates });
  return { agent, certificates };
}

async function readCertificates(url: URL, path: string | null): Promise<string | null> {
  if (path === null) return null;
  const text = await readFile(path, 'utf8').catch(() => '');
  if (!areCertificates(text)) throw new Unreachable(url.host, 'certificate-file', false);
  return text;
}

/** Each of them: OpenSSL passes over what it cannot read in a bundle. */
function areCertificates(text: string): boolean {
  const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/gu) ?? [];
  try {
    for (const certificate of found) new X509Certificate(certificate);
    return found.length > 0;
  } catch {
    return false;
  }
}
