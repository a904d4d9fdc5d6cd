/** Plans of moving, on files as they are found; the services' tests carry them out. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/models/failure.js';
import { parseDocument, printDocument } from '../ini/document.js';
import type { EditingPlan } from '../editing/edit.js';
import { filesAfter } from '../editing/files-after.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { planActive } from '../switching/plan-active.js';
import { planConnect, planMoveIn, planMoveOut } from './plan-move.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { bodyOfKey, keyOfBody, movableKey, sameKey, type StaticKey } from './static-key.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const OTHER = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const LINE = '/opt/keyway credential-process --id abcdefghij0123456789';
const bridge = { line: LINE, isOwn: (line: string) => line.includes('--id abcdefghij0123456789') };
const keys = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const otherKeys = `aws_access_key_id = ${OTHER_ID}\naws_secret_access_key = ${OTHER}\n`;

function filesOf(config: string, credentials: string, store?: string): SwitchFiles {
  const document = (text: string) => parseDocument(new TextEncoder().encode(text));
  return {
    config: { path: '~/.aws/config', role: 'config', document: document(config), mode: null },
    credentials: {
      path: '~/.aws/credentials',
      role: 'credentials',
      document: document(credentials),
      mode: null,
    },
    locations:
      store === undefined
        ? []
        : [{ path: storeLocation, role: 'location', document: document(store), mode: null }],
  };
}

function keyOf(files: SwitchFiles, name: string): StaticKey {
  const key = movableKey(files, name, bridge.isOwn);
  if (!key.ok) throw new Error(key.failure.code);
  return key.value;
}

function moveIn(files: SwitchFiles, name = 'dev'): Result<EditingPlan> {
  return planMoveIn(files, name, keyOf(files, name), bridge);
}

function texts(files: SwitchFiles, plan: Result<EditingPlan>): readonly [string, string] {
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure));
  const after = filesAfter(files, plan.value);
  const text = (document: SwitchFiles['config']['document']) =>
    new TextDecoder().decode(printDocument(document));
  return [text(after.config.document), text(after.credentials.document)];
}

function failureOf(result: Result<unknown>): unknown {
  return result.ok ? null : result.failure;
}

describe('moving into the store', () => {
  it('takes the key out of the credentials file and writes the line beside the Region', () => {
    const files = filesOf('[profile dev]\nregion = eu-west-1\n', `[dev]\n${keys}\n[other]\n${otherKeys}`);
    expect(texts(files, moveIn(files))).toEqual([
      `[profile dev]\nregion = eu-west-1\ncredential_process = ${LINE}\n`,
      `[other]\n${otherKeys}`,
    ]);
  });
  it('begins a section of the config file where there is none', () => {
    const files = filesOf('', `[dev]\n${keys}`);
    expect(texts(files, moveIn(files))).toEqual([`[profile dev]\ncredential_process = ${LINE}\n`, '']);
  });
  it('writes the config file first: nobody is without credentials on the way', () => {
    const files = filesOf('', `[dev]\n${keys}`);
    const plan = moveIn(files);
    expect(plan.ok && plan.value.steps.map(({ path }) => path)).toEqual([
      '~/.aws/config',
      '~/.aws/credentials',
    ]);
  });
  it('leaves comments and other settings of the credentials file, and then the header', () => {
    const credentials = `# mine\n[dev]\n# of the batch user\n${keys}region = eu-west-3\n\n# end\n`;
    const files = filesOf('', credentials);
    expect(texts(files, moveIn(files))[1]).toBe(
      '# mine\n[dev]\n# of the batch user\nregion = eu-west-3\n\n# end\n',
    );
    const commented = filesOf('', `[dev]\n# of the batch user\n${keys}`);
    expect(texts(commented, moveIn(commented))[1]).toBe('[dev]\n# of the batch user\n');
  });
  it('takes the key out of the config file, and out of both where both have the same', () => {
    const inConfig = filesOf(`[profile dev]\n${keys}region = eu-west-1\n`, '');
    expect(texts(inConfig, moveIn(inConfig))).toEqual([
      `[profile dev]\nregion = eu-west-1\ncredential_process = ${LINE}\n`,
      '',
    ]);
    const inBoth = filesOf(`[profile dev]\n${keys}`, `[dev]\n${keys}`);
    expect(texts(inBoth, moveIn(inBoth))).toEqual([`[profile dev]\ncredential_process = ${LINE}\n`, '']);
  });
  it('takes a session token along, under either name', () => {
    const files = filesOf(
      '',
      `[dev]\n${keys}aws_session_token = tok/en+1=\naws_security_token = tok/en+1=\n`,
    );
    expect(keyOf(files, 'dev').sessionToken?.reveal()).toBe('tok/en+1=');
    expect(texts(files, moveIn(files))[1]).toBe('');
  });
  it('is done for the default profile in its own header', () => {
    const files = filesOf('[default]\nregion = eu-west-1\n', `[default]\n${keys}`);
    expect(texts(files, moveIn(files, 'default'))).toEqual([
      `[default]\nregion = eu-west-1\ncredential_process = ${LINE}\n`,
      '',
    ]);
  });
  it('takes the key out of the copy too that Keyway made of an active profile', () => {
    const files = filesOf('[profile dev]\nregion = eu-west-1\n', `[dev]\n${keys}`);
    const active = planActive(files, { name: 'dev', location: null });
    if (!active.ok) throw new Error(active.failure.code);
    const after = filesAfter(files, {
      steps: active.value.steps.map(({ role, after: document }) => ({
        path: files[role].path,
        after: document,
      })),
    });
    const [config, credentials] = texts(after, moveIn(after));
    expect(config.split(`credential_process = ${LINE}`)).toHaveLength(3);
    expect(credentials).not.toContain(SECRET);
    expect(failureOf(movableKey(after, 'default', bridge.isOwn))).toMatchObject({
      code: 'not-movable',
      facts: { reason: 'is-copy' },
    });
  });
  it('is planned for the key that was sealed, and for no other', () => {
    const files = filesOf('', `[dev]\n${keys}`);
    const sealed = keyOf(files, 'dev');
    const changed = filesOf('', `[dev]\n${otherKeys}`);
    expect(failureOf(planMoveIn(changed, 'dev', sealed, bridge))).toMatchObject({ code: 'edit-conflict' });
  });
  it('is not done for a file that the AWS CLI refuses', () => {
    const good = filesOf('', `[dev]\n${keys}`);
    const files = filesOf('[profile a]\n[profile a]\n', `[dev]\n${keys}`);
    expect(failureOf(planMoveIn(files, 'dev', keyOf(good, 'dev'), bridge))).toMatchObject({
      code: 'file-refused',
    });
  });
  it.each([
    ['has a role', 'role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = dev\n', 'other-source'],
    ['runs another program', 'credential_process = /usr/bin/keys\n', 'other-source'],
    ['signs in', 'sso_session = work\n', 'other-source'],
    ['has another key in the config file', otherKeys, 'two-keys'],
  ])('is not done for a profile that %s', (_, settings, reason) => {
    const files = filesOf(`[profile dev]\n${settings}`, `[dev]\n${keys}`);
    expect(failureOf(movableKey(files, 'dev', bridge.isOwn))).toMatchObject({
      code: 'not-movable',
      facts: { name: 'dev', reason },
    });
  });
  it.each([
    [
      'one half in each file',
      `[profile dev]\naws_access_key_id = ${ID}\n`,
      `[dev]\naws_secret_access_key = ${SECRET}\n`,
      'half-key',
    ],
    [
      'a comment behind the secret',
      '',
      `[dev]\naws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET} # mine\n`,
      'unclear-key',
    ],
    ['two tokens', '', `[dev]\n${keys}aws_session_token = a\naws_security_token = b\n`, 'two-keys'],
  ])('is not done for %s', (_, config, credentials, reason) => {
    expect(failureOf(movableKey(filesOf(config, credentials), 'dev', bridge.isOwn))).toMatchObject({
      code: 'not-movable',
      facts: { reason },
    });
  });
  it('is not done where [DEFAULT] lends the key to every profile', () => {
    const files = filesOf('', `[DEFAULT]\n${keys}[dev]\n# mine\n${keys}`);
    expect(failureOf(moveIn(files))).toMatchObject({ code: 'not-movable', facts: { reason: 'lines-stay' } });
  });
  it('is not done without a key, or without the profile', () => {
    const files = filesOf('[profile dev]\nregion = eu-west-1\n', '');
    expect(failureOf(movableKey(files, 'dev', bridge.isOwn))).toMatchObject({ code: 'nothing-to-move' });
    expect(failureOf(movableKey(files, 'nobody', bridge.isOwn))).toMatchObject({ code: 'profile-not-found' });
  });
  it('is not done with a line that some tool would read otherwise', () => {
    const files = filesOf('', `[dev]\n${keys}`);
    const odd = { ...bridge, line: `${LINE} --home "/home/a ;b"` };
    expect(failureOf(planMoveIn(files, 'dev', keyOf(files, 'dev'), odd))).toMatchObject({
      code: 'line-not-quotable',
    });
  });
});

const other = `[other]\n# keyway: zzzz always\n${otherKeys}`;

/** A store with another profile and one called dev. */
function storeOf(body: string): string {
  return `${other}\n[dev]\n# keyway: abcdefghij0123456789 always\n${body}`;
}

function moveOut(files: SwitchFiles): Result<EditingPlan> {
  return planMoveOut(files, 'dev', bridge.isOwn);
}

describe('moving back to the files', () => {
  it('gives back what moving in took, for a profile of the ordinary shape', () => {
    const files = filesOf(`[profile dev]\nregion = eu-west-1\n`, `[other]\n${otherKeys}\n[dev]\n${keys}`);
    const body = new TextDecoder().decode(bodyOfKey(keyOf(files, 'dev')));
    const [config, credentials] = texts(files, moveIn(files));
    const moved = filesOf(config, credentials, storeOf(body));
    expect(texts(moved, moveOut(moved))).toEqual([
      '[profile dev]\nregion = eu-west-1\n',
      `[other]\n${otherKeys}\n[dev]\n${keys}`,
    ]);
  });
  it('takes the profile out of the store last, so that a copy is whole at every moment', () => {
    const files = filesOf(`[profile dev]\ncredential_process = ${LINE}\n`, '', storeOf(keys));
    const plan = moveOut(files);
    if (!plan.ok) throw new Error(plan.failure.code);
    expect(plan.value.steps.map(({ path }) => path)).toEqual([
      '~/.aws/credentials',
      '~/.aws/config',
      storeLocation,
    ]);
    const store = plan.value.steps.at(-1)?.after;
    expect(store === undefined ? '' : new TextDecoder().decode(printDocument(store)).trimEnd()).toBe(
      other.trimEnd(),
    );
  });
  it('takes the section of the config file away that held our line alone', () => {
    const files = filesOf(`[profile dev]\ncredential_process = ${LINE}\n`, '', storeOf(keys));
    expect(texts(files, moveOut(files))).toEqual(['', `[dev]\n${keys}`]);
    const region = filesOf(
      `[profile dev]\ncredential_process = ${LINE}\n`,
      '',
      storeOf(`${keys}region = eu-west-1\n`),
    );
    expect(texts(region, moveOut(region))).toEqual(['[profile dev]\nregion = eu-west-1\n', `[dev]\n${keys}`]);
  });
  it('keeps settings of the files where the store has others', () => {
    const files = filesOf(
      `[profile dev]\nregion = eu-west-3\ncredential_process = ${LINE}\n`,
      '',
      storeOf(`${keys}region = eu-west-1\n`),
    );
    expect(texts(files, moveOut(files))[0]).toBe('[profile dev]\nregion = eu-west-3\n');
  });
  it('only takes the line out where the files hold the same key', () => {
    const files = filesOf(`[profile dev]\ncredential_process = ${LINE}\n`, `[dev]\n${keys}`, storeOf(keys));
    expect(texts(files, moveOut(files))).toEqual(['', `[dev]\n${keys}`]);
  });
  it('is not done over another key, or over another way to credentials', () => {
    const taken = filesOf('', `[dev]\n${otherKeys}`, storeOf(keys));
    expect(failureOf(moveOut(taken))).toMatchObject({ code: 'profile-exists' });
    const program = filesOf('[profile dev]\ncredential_process = /usr/bin/keys\n', '', storeOf(keys));
    expect(failureOf(moveOut(program))).toMatchObject({
      code: 'not-movable',
      facts: { reason: 'other-source' },
    });
  });
  it('needs the profile in the store, with a key', () => {
    expect(failureOf(moveOut(filesOf('', '', storeOf('region = eu-west-1\n'))))).toMatchObject({
      code: 'nothing-to-move',
    });
    expect(failureOf(moveOut(filesOf('', '', other)))).toMatchObject({ code: 'profile-not-stored' });
    expect(failureOf(moveOut(filesOf('', '')))).toMatchObject({ code: 'profile-not-stored' });
  });
});

describe('the lines that the store keeps', () => {
  it('say the same key again', () => {
    const files = filesOf('', `[dev]\n${keys}aws_session_token = tok/en+1=\n`);
    const key = keyOf(files, 'dev');
    const back = keyOfBody(bodyOfKey(key));
    expect(back !== null && sameKey(key, back)).toBe(true);
    const without = keyOf(filesOf('', `[dev]\n${keys}`), 'dev');
    expect(sameKey(key, without)).toBe(false);
  });
});

describe('connecting', () => {
  it('writes the line, and mends one that leads elsewhere', () => {
    const files = filesOf('', '');
    expect(texts(files, planConnect(files, 'dev', bridge))[0]).toBe(
      `[profile dev]\ncredential_process = ${LINE}\n`,
    );
    const stale = filesOf('[profile dev]\ncredential_process = /old/keyway --id x\nregion = eu-west-1\n', '');
    expect(texts(stale, planConnect(stale, 'dev', bridge))[0]).toBe(
      `[profile dev]\ncredential_process = ${LINE}\nregion = eu-west-1\n`,
    );
  });
  it('is not done for a role, or for a copy of another profile', () => {
    const files = filesOf('[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\n', '');
    expect(failureOf(planConnect(files, 'dev', bridge))).toMatchObject({ facts: { reason: 'other-source' } });
  });
});
