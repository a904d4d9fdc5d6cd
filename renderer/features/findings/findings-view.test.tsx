import { afterEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/models/finding.js';
import { listedProfile } from '../../testing/profiles.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const clock: Finding = {
  code: 'clock-skew',
  severity: 'warning',
  subject: 'this computer',
  facts: { seconds: 1200, measuredAt: '2026-11-21T11:00:00.000Z' },
  origin: null,
};
const plain: Finding = {
  code: 'plaintext-long-term-key',
  severity: 'warning',
  subject: 'dev',
  facts: { accessKeyId: '****MPLE' },
  origin: null,
};

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const railButton = () =>
  [...document.querySelectorAll<HTMLElement>('.rail-button')].find((each) =>
    each.getAttribute('aria-label')?.startsWith('Findings'),
  ) ?? null;

async function openOn(findings: readonly Finding[]): Promise<OpenWindow> {
  open = await openWindow([listedProfile({ name: 'dev' })], {
    'resolution.examine': () => ({ revision: 1, profiles: findings, resolution: [] }),
  });
  await open.settle();
  return open;
}

describe('a clock by which AWS refuses requests', () => {
  it('is said at the rail, and in the view with what mends it', async () => {
    const window = await openOn([plain, clock]);
    expect(railButton()?.getAttribute('aria-label')).toBe('Findings: something does not work');
    await window.click(railButton());
    const view = document.querySelector('[aria-labelledby="findings-page-title"]')?.textContent;
    expect(view).toContain('The clock is off');
    expect(view).toContain('20 minutes ahead of AWS’s');
    expect(view).toContain('Set the date and time to be kept automatically.');
  });

  it('is more than a warning that no tool fails by', async () => {
    await openOn([plain]);
    expect(railButton()?.getAttribute('aria-label')).toBe('Findings');
  });
});
