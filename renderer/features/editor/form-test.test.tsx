import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { device, identityOf } from '../../testing/sessions.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';
import { formOf } from './testing.js';

const reader = listedProfile({ name: 'reader', kind: 'role', sourceProfile: 'base' });
const base = listedProfile({ name: 'base', kind: 'access-key', accessKeyId: '****MPLE' });
const values = {
  role_arn: 'arn:aws:iam::111122223333:role/Reader',
  source_profile: 'base',
  region: 'eu-west-1',
} as const;
const form = formOf({ id: reader.id, name: 'reader', kind: 'role', values });
const effects = {
  profiles: ['reader'],
  repointed: [],
  broken: [],
  defaultFollows: false,
  defaultStays: false,
  consent: [],
};

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === name) ?? null;
const result = () => document.querySelector('.editor-test')?.textContent ?? '';
const input = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
const code = () => document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');
const tests = () => open?.calls.filter(({ procedure }) => procedure === 'sessions.test') ?? [];

async function edit(test: (input: unknown) => unknown, answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow([reader, base], {
    'editing.form': () => form,
    'editing.preview': () => ({ files: [], effects, problems: [] }),
    'sessions.test': test,
    ...answers,
  });
  const row = [...document.querySelectorAll<HTMLElement>('.row')].find((each) =>
    each.textContent.includes('reader'),
  );
  await open.click(row ?? null);
  await open.click(button('Edit'));
  for (let round = 0; round < 8; round += 1) await open.settle();
  return open;
}

describe('testing before saving', () => {
  it('asks AWS with what saving would write, and says so beside the buttons', async () => {
    const window = await edit(() => identityOf({ profile: null }));
    await window.fill(input('region'), 'eu-north-1');
    await window.click(button('Test before saving'));
    expect(tests()[0]?.input).toMatchObject({
      command: { kind: 'save', name: 'reader', set: { region: 'eu-north-1' }, secret: { kind: 'keep' } },
      mfa: null,
    });
    expect(result()).toContain('It works: assumed-role/Admin/keyway-1 in account 1111 2222 3333');
    await window.fill(input('region'), 'eu-west-2');
    expect(result()).toContain('This was before your last change.');
  });

  it('asks for a code where it needs one, and says what is wrong with it', async () => {
    let wrong = true;
    const window = await edit((asked) => {
      if (JSON.stringify(asked).includes('"mfa":null')) {
        throw new ORPCError('mfa-needed', {
          defined: true,
          data: { facts: { device, profiles: 'reader' }, action: null },
        });
      }
      if (!wrong) return identityOf();
      wrong = false;
      const facts = {
        operation: 'AssumeRole',
        awsCode: 'AccessDenied',
        message: '',
        reason: 'mfa-code-wrong',
        clockOffset: 0,
      };
      throw new ORPCError('aws-refused', { defined: true, data: { facts, action: null } });
    });
    await window.click(button('Test before saving'));
    await window.fill(code(), '111111');
    await window.click(button('Continue'));
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain(
      'AWS did not accept the MFA code',
    );
    await window.fill(code(), '222222');
    await window.click(button('Continue'));
    expect(result()).toContain('It works');
    expect(tests().map(({ input: asked }) => JSON.stringify(asked).includes('222222'))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('offers the code of a secret that is kept', async () => {
    const window = await edit(
      (asked) => {
        if (JSON.stringify(asked).includes('"kept-secret"')) return identityOf();
        const data = { facts: { device, profiles: 'reader' }, action: null };
        throw new ORPCError('mfa-needed', { defined: true, data });
      },
      {
        'sessions.mfaQuestion': () => ({ device, profiles: ['reader'], keptSecret: true, nextCodeAt: null }),
      },
    );
    await window.click(button('Test before saving'));
    await window.click(button('Use the kept secret'));
    expect(result()).toContain('It works');
    expect(tests()[1]?.input).toMatchObject({ mfa: { kind: 'kept-secret', device } });
  });

  it('says what happened and what to do where it does not work', async () => {
    const window = await edit(() => {
      throw new ORPCError('aws-unreachable', {
        defined: true,
        data: { facts: { host: 'sts.eu-west-1.amazonaws.com', reason: 'no-network' }, action: null },
      });
    });
    await window.click(button('Test before saving'));
    expect(result()).toContain('This computer has no network. Connect it, then try again.');
  });

  it('can be waited for no longer', async () => {
    const window = await edit(() => new Promise(() => undefined));
    await window.click(button('Test before saving'));
    expect(result()).toContain('Asking AWS…');
    await window.click(button('Cancel the test'));
    expect(result()).toContain('The test was cancelled.');
    expect(button('Test before saving')).not.toBeNull();
  });

  it('is not asked while the form has an error', async () => {
    const window = await edit(() => identityOf());
    await window.fill(input('role_arn'), 'nonsense');
    await window.click(button('Test before saving'));
    expect(tests()).toEqual([]);
  });
});
