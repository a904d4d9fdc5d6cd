import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answerOf,
  environmentTrace,
  findingOf,
  linesFor,
  ownVariables,
  traceOf,
} from '../../testing/answers.js';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const profiles = [
  listedProfile({ name: 'default', active: true, origin: [{ file: '~/.aws/credentials', line: 1 }] }),
  listedProfile({ name: 'prod', origin: [{ file: '~/.aws/config', line: 4 }] }),
];
const keysSet = {
  ...ownVariables,
  variables: [
    { name: 'AWS_ACCESS_KEY_ID', value: '****WXYZ', secret: false },
    { name: 'AWS_SECRET_ACCESS_KEY', value: '********', secret: true },
  ],
};
const shadowed = findingOf({
  code: 'environment-shadows-profile',
  subject: 'default',
  facts: { variable: 'AWS_ACCESS_KEY_ID' },
  tools: ['aws-cli-v2', 'boto3'],
  fixes: [{ kind: 'copy', lines: linesFor('unset AWS_ACCESS_KEY_ID') }],
});

/** Keys in the environment count, for all but the SDK for JavaScript; without them, the profile does. */
function answerTo(input: unknown) {
  const question = JSON.stringify(input);
  const unset = question.includes('unset');
  const traces = unset
    ? [traceOf({ tool: 'aws-cli-v2' }), traceOf({ tool: 'sdk-js-v3' })]
    : [environmentTrace('aws-cli-v2'), traceOf({ tool: 'sdk-js-v3' })];
  return answerOf(traces, { environment: keysSet, findings: unset ? [] : [shadowed] });
}

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

async function openView(answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow(profiles, {
    'resolution.environments': () => ({ environments: [keysSet] }),
    'resolution.resolve': answerTo,
    ...answers,
  });
  await open.click(button('Resolution'));
  return open;
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (each) => each.getAttribute('aria-label') === name || each.textContent === name,
  ) ?? null;
const item = (text: string) =>
  [...document.querySelectorAll<HTMLElement>('[role^="menuitem"], [role="option"]')].find((each) =>
    each.textContent.includes(text),
  ) ?? null;
const sentence = () => document.querySelector('.answer-sentence')?.textContent;
const rows = () =>
  [...document.querySelectorAll('.source')].map((row) => row.className.split('source-').at(-1));
const asked = () => open?.calls.filter((call) => call.procedure === 'resolution.resolve').at(-1)?.input;

describe('the view that says which source wins', () => {
  it('says the answer in a sentence and shows the sources in order', async () => {
    await openView();
    expect(sentence()).toBe('AWS CLI v2 uses the access key ****WXYZ from the environment.');
    expect(rows()).toEqual(['won', 'shadowed', 'not-reached']);
    expect(document.querySelector('.source-shadowed .source-reason')?.textContent).toBe(
      'has an access key, but the environment comes first',
    );
    expect(asked()).toEqual({ environment: 'own', profile: null, region: null, whatIf: [] });
  });

  it('marks the tools that use something else, and asks about the one that is chosen', async () => {
    const view = await openView();
    expect(document.body.textContent).toContain('1 disagrees');
    await view.click(item('SDK for JavaScript v3'));
    expect(sentence()).toContain('SDK for JavaScript v3 uses the access key ****MPLE of profile default');
  });

  it('opens the line that a source has its credentials from', async () => {
    const view = await openView();
    await view.click(button('Open ~/.aws/credentials at line 2'));
    expect(document.querySelector('.detail h2')?.textContent).toBe('default');
    expect(document.querySelector('[role="tab"][aria-selected="true"]')?.textContent).toBe('File');
  });

  it('answers at once what would be if a variable were not set', async () => {
    const view = await openView();
    await view.click(button('Try something'));
    await view.click(item('unset AWS_ACCESS_KEY_ID'));
    expect(asked()).toMatchObject({ whatIf: [{ kind: 'unset', variable: 'AWS_ACCESS_KEY_ID' }] });
    expect(sentence()).toContain('of profile default');
    expect(document.querySelector('.source-shadowed')?.textContent).toContain('the what-if takes it away');
    await view.click(document.querySelector<HTMLElement>('.what-if-chip input'));
    expect(sentence()).toContain('from the environment');
    await view.click(button('Stop trying: unset AWS_ACCESS_KEY_ID'));
    expect(document.querySelector('.what-if-chip')).toBeNull();
  });

  it('gives a line to copy for the shell that was chosen, and remembers the shell', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    });
    const view = await openView();
    await view.click(button('Copy: unset AWS_ACCESS_KEY_ID'));
    expect(copied).toEqual(['unset AWS_ACCESS_KEY_ID']);
    await view.choose(document.querySelector('.shell-choice select'), 'fish');
    const change = view.calls.find((call) => call.procedure === 'application.changeSettings');
    expect(change?.input).toEqual({ kind: 'shell', shell: 'fish' });
  });

  it('says what happened where it cannot answer, and offers Keyway’s own environment', async () => {
    await openView({
      'resolution.resolve': () => {
        throw new ORPCError('environment-not-found', {
          defined: true,
          data: { facts: { environment: 'process:1:2' }, action: null },
        });
      },
    });
    expect(document.body.textContent).toContain('Try again');
  });
});

describe('other environments', () => {
  it('asks about variables that were pasted, and keeps no copy of them', async () => {
    const pasted = { ...ownVariables, id: 'pasted:1', kind: 'pasted' };
    const view = await openView({ 'resolution.paste': () => pasted });
    await view.click(button('EnvironmentKeyway’s own'));
    await view.click(item('Paste variables…'));
    const field = document.querySelector<HTMLTextAreaElement>('.paste-field');
    await view.fill(field, 'export AWS_PROFILE=prod');
    await view.click(button('Use these variables'));
    const sent = view.calls.find((call) => call.procedure === 'resolution.paste');
    expect(sent?.input).toEqual({ text: 'export AWS_PROFILE=prod' });
    expect(field?.value).toBe('');
    expect(asked()).toMatchObject({ environment: 'pasted:1' });
  });

  it('shows that the login shell is being read, and lets it be given up', async () => {
    const view = await openView({ 'resolution.readLoginShell': () => new Promise(() => undefined) });
    await view.click(button('EnvironmentKeyway’s own'));
    await view.click(item('Read the login shell'));
    expect(document.body.textContent).toContain('Reading the login shell…');
    await view.click(button('Cancel'));
    expect(document.body.textContent).not.toContain('Reading the login shell…');
  });

  it('asks about a running program', async () => {
    const running = { ...keysSet, id: 'process:42:7', kind: 'process', program: 'node', pid: 42 };
    const view = await openView({ 'resolution.processes': () => ({ environments: [running] }) });
    await view.click(button('EnvironmentKeyway’s own'));
    await view.click(item('A running program…'));
    await view.click(item('node 42'));
    expect(asked()).toMatchObject({ environment: 'process:42:7' });
  });
});

describe('an edit that mends a finding', () => {
  it('is shown first, then made, and can be undone', async () => {
    const diff = { path: '~/.aws/credentials', added: 0, removed: 2, hunks: [] };
    const finding = findingOf({
      code: 'leftover-keys-shadow-profile',
      facts: { source: 'custom-process' },
      fixes: [{ kind: 'edit', file: '~/.aws/credentials', line: 2 }],
    });
    const view = await openView({
      'resolution.resolve': () => answerOf([traceOf({ tool: 'aws-cli-v2' })], { findings: [finding] }),
      'resolution.previewFix': () => ({ files: [diff] }),
      'resolution.applyFix': () => ({ change: 'c7', files: [diff], writtenInPlace: [], revertsAt: null }),
    });
    await view.click(button('Preview'));
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('2 lines removed');
    await view.click(button('Apply'));
    const made = view.calls.find((call) => call.procedure === 'resolution.applyFix');
    expect(made?.input).toEqual({
      code: 'leftover-keys-shadow-profile',
      file: '~/.aws/credentials',
      line: 2,
    });
    expect(document.querySelector('.toast')?.textContent).toContain('2 lines removed in ~/.aws/credentials');
    expect(button('Undo')).not.toBeNull();
  });
});
