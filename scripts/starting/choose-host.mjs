/** Which host `npm start` takes, and the one line that says why where it is not the desktop. */

/**
 * @param {{ platform: string, isRoot: boolean, hasDisplay: boolean, wantsWeb: boolean, electron: string | null }} facts
 *   `electron`: path of its binary; null where there is none and none could be had
 * @returns {{ host: 'desktop' | 'web', line: string | null }}
 */
export function chooseHost({ platform, isRoot, hasDisplay, wantsWeb, electron }) {
  if (wantsWeb) return { host: 'web', line: null };
  if (platform === 'linux' && isRoot) {
    return web('As root Electron would run without its sandbox, so Keyway opens in the browser instead.');
  }
  if (platform === 'linux' && !hasDisplay) {
    return web('There is no display for a window here, so Keyway opens as a web page instead.');
  }
  if (electron === null) {
    return web("Electron's binary is not here and could not be had, so Keyway opens in the browser instead.");
  }
  return { host: 'desktop', line: null };
}

/** What is said where Electron was there and did not come up. */
export const electronFailed = 'Electron did not start, so Keyway opens in the browser instead.';

/** @param {string} line */
function web(line) {
  return { host: /** @type {const} */ ('web'), line };
}
