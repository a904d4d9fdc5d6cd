import { afterEach, describe, expect, it } from 'vitest';
import { answerOf, environmentTrace, findingOf, traceOf } from '../../testing/answers.js';
import { listedProfile } from '../../testing/profiles.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const shared = listedProfile({ name: 'prod', kind: 'role', active: true });

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const tab = () =>
  [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(
    (each) => each.textContent === 'Resolution',
  ) ?? null;
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === text) ?? null;
const panel = () => document.querySelector('[role="tabpanel"]')?.textContent;

describe('the Resolution tab of a profile', () => {
  it('asks with the profile given, tells every tool’s answer and what is wrong, and leads to the view', async () => {
    const finding = findingOf({ code: 'keys-outrank-role', subject: 'prod' });
    open = await openWindow([shared], {
      'resolution.resolve': () =>
        answerOf([traceOf({ tool: 'aws-cli-v2' }), environmentTrace('copilot')], { findings: [finding] }),
    });
    await open.click(tab());
    const asked = open.calls.filter((call) => call.procedure === 'resolution.resolve').at(-1)?.input;
    expect(asked).toEqual({ environment: 'own', profile: 'prod', region: null, whatIf: [] });
    expect(panel()).toContain('AWS CLI v2 uses the access key ****MPLE of profile default');
    expect(panel()).toContain(
      'AWS Copilot uses the access key ****WXYZ from the environment.****WXYZ, differs',
    );
    expect(panel()).toContain('Keys outrank a role');
    await open.click(button('Open in Resolution'));
    expect(document.querySelector('.chooser-value code')?.textContent).toBe('prod');
  });

  it('asks nothing about a profile that tools find only if told where', async () => {
    open = await openWindow([listedProfile({ name: 'far', location: '~/work/credentials' })]);
    await open.click(tab());
    expect(panel()).toContain('~/work/credentials');
    expect(open.calls.filter((call) => call.procedure === 'resolution.resolve')).toEqual([]);
  });
});
