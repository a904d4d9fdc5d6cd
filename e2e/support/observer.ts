/** Watches a window from before its first line runs: what it is told, and what goes wrong in it. */
import type { ConsoleMessage, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every message that main sent to this page, as text. */
    observedTraffic: string[];
    observedViolations: string[];
  }
}

/** Runs in the page, before the page's own code. */
function observe(): void {
  window.observedTraffic = [];
  window.observedViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.observedViolations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
  window.addEventListener('message', ({ data, ports }) => {
    if (data !== 'keyway:port') return;
    ports[0]?.addEventListener('message', (message: MessageEvent<string>) => {
      window.observedTraffic.push(message.data);
    });
  });
  const fetchPage = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const response = await fetchPage(...request);
    void record(response.clone().body);
    return response;
  };
  async function record(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const reader = body?.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (part?.value === undefined) return;
      window.observedTraffic.push(decoder.decode(part.value, { stream: true }));
    }
  }
}

export interface Observer {
  /** Everything that main told the page so far, and everything that stands in the page now. */
  everythingSeen(): Promise<string>;
  /** Console errors, uncaught errors and violations of the content security policy. */
  faults(): Promise<readonly string[]>;
  /** Looks away: the page may be used for something else. */
  stop(): Promise<void>;
}

/** A browser notes every answer that is a failure, also those that the window expects and puts in words. */
function isRefusedCall(message: ConsoleMessage): boolean {
  return /status of 4\d\d/.test(message.text()) && message.location().url.includes('/rpc/');
}

/** Call it before the page loads. */
export async function observePage(page: Page): Promise<Observer> {
  const faults: string[] = [];
  const note = (message: ConsoleMessage): void => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (!isRefusedCall(message)) faults.push(message.text());
  };
  const noteError = (error: Error): void => void faults.push(String(error));
  page.on('console', note);
  page.on('pageerror', noteError);
  const script = await page.addInitScript(observe);
  return {
    everythingSeen: () =>
      page.evaluate(() =>
        [...window.observedTraffic, document.documentElement.outerHTML, document.body.innerText].join('\n'),
      ),
    faults: async () => [...faults, ...(await page.evaluate(() => window.observedViolations))],
    async stop() {
      page.off('console', note);
      page.off('pageerror', noteError);
      await script.dispose();
    },
  };
}
