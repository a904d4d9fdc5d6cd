import { afterEach, describe, expect, it } from 'vitest';
import { answerOf, traceOf } from '../../testing/answers.js';
import { listedProfile } from '../../testing/profiles.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (each) => each.getAttribute('aria-label') === name || each.textContent === name,
  ) ?? null;
const option = (text: string) =>
  [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent === text) ??
  null;
const page = () => document.querySelector('.learn-page')?.textContent;

describe('the pages that teach', () => {
  it('opens on the source that was asked about, and goes on from there', async () => {
    open = await openWindow([listedProfile({ name: 'a' })], {
      'resolution.resolve': () => answerOf([traceOf({ tool: 'aws-cli-v2' })]),
    });
    await open.click(button('Resolution'));
    await open.click(button('About: Instance profile'));
    expect(page()).toContain('https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html');
    await open.click(option('Authentication and access credentials'));
    expect(document.querySelectorAll('.learn-option')).toHaveLength(6);
    expect(page()?.match(/Not recommended/g)).toHaveLength(2);
    await open.click(option('The order of the sources'));
    await open.click(button('Custom process'));
    expect(page()).toContain('A program that prints credentials when a tool starts it.');
  });
});
