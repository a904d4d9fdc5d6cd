/** The modifier of the platform's shortcuts. The browser's platform counts: that is where the keys are pressed. */
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `⌘K` or `Ctrl K`. */
export function shortcutText(...keys: readonly string[]): string {
  return isMac ? `⌘${keys.join('')}` : ['Ctrl', ...keys].join(' ');
}

/** Whether the platform's own modifier, and no other but Shift, is held. */
export function hasCommandKey(event: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): boolean {
  return isMac
    ? event.metaKey && !event.ctrlKey && !event.altKey
    : event.ctrlKey && !event.metaKey && !event.altKey;
}

export const usesCommandKey = isMac;
