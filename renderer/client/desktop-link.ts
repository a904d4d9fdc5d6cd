/** The way to main in the desktop app: a message port that main hands to this page. */
import { DynamicLink, type ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Link } from './client.js';

const handoverTimeout = 5_000;

/** A link that asks for a port when it is first used, and for a new one whenever the last was closed. */
export function createDesktopLink(page: Window): Link {
  let live: Promise<Link> | null = null;

  async function open(): Promise<Link> {
    const port = await requestPort(page);
    port.addEventListener('close', () => (live = null), { once: true });
    const link = new RPCLink<ClientContext>({ port });
    port.start();
    return link;
  }

  return new DynamicLink<ClientContext>(async () => {
    live ??= open();
    try {
      return await live;
    } catch (error) {
      live = null;
      throw error;
    }
  });
}

/** Asks main for a port. Rejects when none comes: main refused the page, or is gone. */
export function requestPort(page: Window, timeout = handoverTimeout): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const timer = page.setTimeout(() => {
      page.removeEventListener('message', receive);
      reject(new Error('main did not hand over a port'));
    }, timeout);
    function receive(event: MessageEvent): void {
      const [port] = event.ports;
      const isOurs = event.source === page && event.origin === page.location.origin;
      if (!isOurs || event.data !== 'keyway:port' || port === undefined) return;
      page.clearTimeout(timer);
      page.removeEventListener('message', receive);
      resolve(port);
    }
    page.addEventListener('message', receive);
    page.postMessage('keyway:connect', page.location.origin);
  });
}
