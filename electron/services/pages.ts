/** AWS's own pages in the person's browser. */
import { pageAddresses, type PageName } from '../../shared/pages.js';
import type { Browser } from './ports.js';

/** @returns false where it could not be opened: the host has no browser, or that does not start */
export function createPages(browser: Browser | null): (page: PageName) => Promise<boolean> {
  return async (page) => {
    if (browser === null) return false;
    try {
      await browser.open(pageAddresses[page]);
      return true;
    } catch {
      // Whatever the system has against it, the person can do no more than go there by themselves.
      return false;
    }
  };
}
