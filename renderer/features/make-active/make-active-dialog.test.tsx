import { afterEach, describe, expect, it } from 'vitest';
import { answerOf, environmentTrace, traceOf } from '../../testing/answers.js';
import { listedProfile } from '../../testing/profiles.js';
import { noSettings, openWindow, type OpenWindow } from '../../testing/window.js';

const prod = listedProfile({ name: 'prod', kind: 'role' });
const file = { path: '~/.aws/config', added: 4, removed: 0, hunks: [] };
const traces = [
  traceOf({ tool: 'aws-cli-v2' }),
  traceOf({ tool: 'sdk-js-v3' }),
  environmentTrace('copilot'),
  traceOf({ tool: 'boto3', profile: { name: 'dev', from: { variable: 'AWS_DEFAULT_PROFILE' } } }),
];

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const makeActive = () =>
  [...document.querySelectorAll('button')].filter((each) => each.textContent === 'Make active');
const effects = () => [...document.querySelectorAll('.effect')].map((each) => each.textContent);

describe('before a production profile is made active', () => {
  it('tells what each tool will then use, and which will not use it and why; afterwards the toast says so too', async () => {
    open = await openWindow([prod], {
      'application.settings': () => ({ ...noSettings, colours: { [prod.id]: 'red' } }),
      'profiles.previewActive': () => ({ name: 'prod', files: [file], keptAs: [], repointed: [], traces }),
      'profiles.makeActive': () => ({ change: 'c1', files: [file], writtenInPlace: [], revertsAt: null }),
      'resolution.resolve': () => answerOf(traces),
    });
    await open.click(makeActive()[0] ?? null);
    expect(effects()).toEqual([
      'AWS CLI v2new and running terminals, from the next command****MPLE',
      'SDK for JavaScript v3from the next start of the program****MPLE',
      'AWS CopilotAWS_ACCESS_KEY_ID is set where Keyway runs, and counts first****WXYZ, differs',
      'boto3AWS_DEFAULT_PROFILE names dev where Keyway runs****MPLE, differs',
    ]);
    await open.click(makeActive().at(-1) ?? null);
    expect(document.querySelector('.toast-text')?.textContent).toBe(
      'prod is active. 4 lines added in ~/.aws/config. AWS Copilot and boto3 use something else: see Resolution.',
    );
  });
});
