/** One connection to main, whichever host the page runs in. */
import { createClient, type Client } from './client.js';
import { createDesktopLink } from './desktop-link.js';
import { createWebLink } from './web-link.js';

export interface Connection {
  readonly client: Client;
  readonly host: 'desktop' | 'web';
}

/** The host is told by the page's own address: nothing else could be believed. */
export function connect(page: Window = window): Connection {
  const host = page.location.protocol === 'app:' ? 'desktop' : 'web';
  const link = host === 'desktop' ? createDesktopLink(page) : createWebLink(page);
  return { client: createClient(link), host };
}
