/** Tabs of one browser, used again by journey after journey: a new one costs more than what most of them do in it. */
import type { Page } from '@playwright/test';
import { launchChromium } from './hosts.js';

/** The window as it opens first. */
export const wide = { width: 1200, height: 780 } as const;

export interface Tabs {
  /** An empty page that remembers nothing. */
  take(): Promise<Page>;
  /** One that shares nothing with others, its clock neither. */
  takeAlone(): Promise<Page>;
  giveBack(page: Page): Promise<void>;
  close(): Promise<void>;
}

export async function openTabs(): Promise<Tabs> {
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: wide });
  const idle: Page[] = [];
  return {
    take: async () => idle.pop() ?? (await context.newPage()),
    takeAlone: async () => (await browser.newContext({ viewport: wide })).newPage(),
    async giveBack(page) {
      if (page.context() !== context) {
        await page.context().close();
        return;
      }
      await forget(page);
      idle.push(page);
    },
    close: () => browser.close(),
  };
}

/** Leaves nothing to the next journey: what the page kept, how it was shown, and where the pointer stood. */
async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await page.mouse.move(-1, -1);
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.context().clearPermissions();
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
