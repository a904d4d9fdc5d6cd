/** What a hostile page tries on the RPC of either host, written once. */
import { expect } from '@playwright/test';
import { plantedSecrets } from '../support/homes.js';
import { otherQuestions, questionsAbout } from './editing-calls.js';
import { everyProcedure, remainingQuestions, typedPassphrase } from './other-calls.js';

/** Sends a body as it is to a procedure; gives what came back. 200 where a port names no status. */
export type Call = (
  path: string,
  body: string,
) => Promise<{ readonly status: number; readonly text: string }>;

export async function expectUnknownProceduresRefused(call: Call): Promise<void> {
  const unknown = [
    'nothing',
    'profiles/nothing',
    'profiles',
    '__proto__',
    'constructor',
    'profiles/__proto__',
  ];
  for (const path of unknown) expect((await call(path, '{}')).status, path).toBe(404);
}

export async function expectMalformedInputRefused(call: Call): Promise<void> {
  const bodies = [
    '{}',
    '{"json":null}',
    '{"json":{}}',
    '{"json":{"id":1}}',
    '{"json":{"id":""}}',
    '{"json":{"id":"a","more":1}}',
    '{"json":{"id":"a","__proto__":{"polluted":1}}}',
    '{"json":{"id":"a"},"meta":[[5,["__proto__","polluted"]]]}',
    `{"json":{"id":"${'x'.repeat(8193)}"}}`,
  ];
  for (const body of bodies) {
    const { status, text } = await call('profiles/show', body);
    expect(status, body.slice(0, 80)).toBe(400);
    expect(text).not.toMatch(/node_modules|\.js:\d|polluted/);
  }
  // Pages have names; an address is nothing that a window can have opened.
  for (const page of ['https://attacker.example/', 'file:///etc/passwd', '__proto__', '']) {
    const body = JSON.stringify({ json: { page } });
    expect((await call('application/openPage', body)).status, page).toBe(400);
  }
}

/** Asks everything there is to ask, in every way a window can ask it, and looks for secrets in what comes back. */
export async function expectNoSecretCrosses(call: Call): Promise<void> {
  const answers: string[] = [];
  const asked = new Set<string>();
  async function ask(path: string, input?: unknown): Promise<void> {
    const { status, text } = await call(path, JSON.stringify({ json: input }));
    asked.add(path);
    // What is malformed is refused before anything is asked.
    expect(status, `${path} ${JSON.stringify(input)}: ${text}`).not.toBe(400);
    // Refusals are fine, but a suite that only sees failures would prove nothing.
    expect(status, `${path}: ${text}`).not.toBe(500);
    answers.push(text);
  }
  await ask('application/info');
  await ask('application/settings');
  await ask('profiles/list');
  const ids = [...(answers.at(-1) ?? '').matchAll(/"id":"([^"\\]+)"/g)].map((match) => match[1]);
  for (const name of ['base', 'session', 'admin', 'program']) expect(answers.at(-1)).toContain(`"${name}"`);
  for (const id of new Set(ids)) {
    await ask('profiles/show', { id });
    await ask('profiles/previewActive', { id });
    await ask('profiles/makeActive', { id, forMilliseconds: null });
  }
  for (const [path, input] of otherQuestions) await ask(path, input);
  for (const id of new Set(ids)) for (const [path, input] of questionsAbout(id ?? '')) await ask(path, input);
  await ask('resolution/environments');
  await ask('resolution/processes');
  await ask('resolution/readLoginShell');
  for (const text of [plantedSecrets.join('\n'), `export AWS_SECRET_ACCESS_KEY=${plantedSecrets[0] ?? ''}`])
    await ask('resolution/paste', { text });
  for (const profile of [null, 'base', 'session', 'admin', 'program'])
    for (const environment of ['own', 'pasted:1'])
      await ask('resolution/resolve', { environment, profile, region: null, whatIf: [] });
  expect(answers.at(-1)).toContain('"traces"');
  for (const line of [1, 3, 4, 9, 10])
    for (const code of ['inline-comment-in-secret', 'leftover-keys-shadow-profile'])
      await ask('resolution/previewFix', { code, file: '~/.aws/credentials', line });
  await ask('resolution/forget', { environment: 'pasted:1' });
  await ask('keys/list');
  expect(answers.at(-1)).toContain('"keyId":"****');
  const keys = [...(answers.at(-1) ?? '').matchAll(/"id":"([0-9a-f]{40})"/g)].map((match) => match[1]);
  for (const key of new Set(keys))
    for (const action of ['deactivate', 'activate', 'delete']) await ask('keys/preview', { key, action });
  await ask('keys/programs');
  await ask('rotations/list');
  await ask('profiles/restoreDefault');
  await ask('changes/list');
  const changes = [...(answers.at(-1) ?? '').matchAll(/"id":"([^"\\]+)"/g)].map((match) => match[1]);
  for (const change of changes) await ask('changes/show', { change });
  for (const profile of ['base', 'session', 'nosuch']) await ask('changes/purge', { profile });
  for (const path of ['~/.aws/config', '~/.aws/credentials']) await ask('changes/putBackFile', { path });
  for (const path of ['~/.aws/config', '/etc/shadow']) await ask('application/removeLocation', { path });
  await ask('changes/undo', { change: null });
  for (const [path, input] of remainingQuestions) await ask(path, input);
  expect(answers.at(-1)).not.toContain('store-missing');
  const everything = answers.join('\n');
  for (const secret of [...plantedSecrets, typedPassphrase]) expect(everything).not.toContain(secret);
  expect(everyProcedure.filter((path) => !asked.has(path))).toEqual([]);
}
