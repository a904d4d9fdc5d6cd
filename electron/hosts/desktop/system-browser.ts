import { shell } from 'electron';
import type { Browser } from '../../services/ports.js';

/** The person's own browser: pages are opened there and never in the app. */
export function createSystemBrowser(): Browser {
  return {
    open: (address) => shell.openExternal(address),
  };
}
