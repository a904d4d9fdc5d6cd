/** The way to main in a browser: HTTP on this computer, with a bearer token that a one-time launch token buys. */
import { DynamicLink, ORPCError, type ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Link } from './client.js';

const storageKey = 'keyway-bearer';

/** A link that signs the page in when it is first used. */
export function createWebLink(page: Window): Link {
  const signedIn = signIn(page);
  return new DynamicLink<ClientContext>(async () => {
    const bearer = await signedIn;
    if (bearer === null) throw new ORPCError('UNAUTHORIZED');
    return new RPCLink<ClientContext>({
      url: `${page.location.origin}/rpc`,
      headers: { authorization: `Bearer ${bearer}` },
    });
  });
}

/**
 * The bearer token of this tab. The launch token in the address is exchanged once and then taken out of the address
 * and its history entry; the bearer token lives in the tab's session storage, so that a reload stays signed in.
 * Null where there is neither, or main refused the launch token.
 */
export async function signIn(page: Window): Promise<string | null> {
  const launch = /^#launch=([\w-]+)$/.exec(page.location.hash)?.[1];
  if (launch === undefined) return page.sessionStorage.getItem(storageKey);
  page.history.replaceState(null, '', page.location.pathname);
  const bearer = await exchange(page, launch);
  if (bearer !== null) page.sessionStorage.setItem(storageKey, bearer);
  return bearer ?? page.sessionStorage.getItem(storageKey);
}

async function exchange(page: Window, token: string): Promise<string | null> {
  const response = await page
    .fetch('/launch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    .catch(() => null);
  if (response?.ok !== true) return null;
  const answer: unknown = await response.json().catch(() => null);
  const isAnswer = typeof answer === 'object' && answer !== null && 'bearer' in answer;
  return isAnswer && typeof answer.bearer === 'string' ? answer.bearer : null;
}
