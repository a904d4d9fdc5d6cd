import { describe, expect, it } from 'vitest';
import type { ProfileForm, Surroundings } from '../../../shared/models/form.js';
import type { Problem } from '../../../shared/models/problem.js';
import { changedFields, commandOf, isChanged, questionOf, toFormState } from './edit-request.js';
import { problemsOf } from './draft-problems.js';
import { type Draft, draftOf, newDraft, type Step } from './form-state.js';
import { conflictsAt, conflictsWith } from './merge-draft.js';
import { after, corporate, formOf, keyForm, pastedKey } from './testing.js';

const roleArn = 'arn:aws:iam::111122223333:role/Reader';
const role = formOf({
  kind: 'role',
  values: { role_arn: roleArn, source_profile: 'base', region: 'eu-west-1' },
});
const around = { ...corporate, profiles: [] };

function value(key: string, text: string): Step {
  return { kind: 'value', key, value: text };
}

/** What saving asks for; fails where it is not a save. */
function saved(draft: Draft, among: Pick<Surroundings, 'ssoSessions' | 'services'> = corporate) {
  const command = commandOf(draft, among);
  if (command.kind !== 'save') throw new Error('not a save');
  return command;
}

describe('a form that nothing was typed into', () => {
  it('is not changed, and saves nothing', () => {
    for (const form of [role, keyForm]) {
      expect(isChanged(draftOf(form))).toBe(false);
      expect(saved(draftOf(form))).toMatchObject({ set: {}, expected: {}, ssoSession: null, services: null });
      expect(saved(draftOf(form)).secret).toEqual({ kind: 'keep' });
    }
    expect(isChanged(newDraft('metadata'))).toBe(false);
  });
});

describe('another kind', () => {
  it('takes out what it has no use for, secrets too', () => {
    const draft = after(draftOf(keyForm), { kind: 'kind', value: 'role' }, value('role_arn', roleArn));
    expect(saved(draft).set).toEqual({
      role_arn: roleArn,
      aws_access_key_id: null,
      aws_secret_access_key: null,
      aws_session_token: null,
    });
  });

  it('loses nothing when the person goes back', () => {
    const draft = after(draftOf(role), { kind: 'kind', value: 'sso' }, { kind: 'kind', value: 'role' });
    expect(isChanged(draft)).toBe(false);
  });

  it('does not keep what the form itself had filled in', () => {
    expect(after(newDraft('metadata'), { kind: 'kind', value: 'role' }).values).toEqual({});
  });
});

describe('an sso-session', () => {
  const named = after(newDraft('sso'), { kind: 'name', value: 'x' }, value('sso_session', 'corp'));

  it('that other profiles share is named, and nothing is written into it', () => {
    expect(questionOf(named, corporate)).toMatchObject({ set: { sso_session: 'corp' }, ssoSession: null });
    expect(toFormState(named, corporate).ssoSession?.values).toEqual(corporate.ssoSessions[0]?.values);
  });

  it('does not get what was typed for a new one before', () => {
    const draft = after(
      newDraft('sso'),
      value('sso_session', 'new'),
      { kind: 'session', key: 'sso_start_url', value: 'https://new.awsapps.com/start' },
      value('sso_session', 'corp'),
    );
    expect(saved(draft).ssoSession).toBeNull();
  });

  it('that is new is made with what was typed and what a sign-in begins with', () => {
    const draft = after(newDraft('sso'), value('sso_session', 'new'), {
      kind: 'session',
      key: 'sso_region',
      value: 'us-east-1',
    });
    expect(saved(draft).ssoSession).toEqual({
      name: 'new',
      set: { sso_region: 'us-east-1', sso_registration_scopes: 'sso:account:access' },
      expected: {},
    });
  });
});

describe('secrets', () => {
  const typed = after(draftOf(keyForm), { kind: 'secret', key: 'secretAccessKey', value: ' typed\n' });

  it('are told to be there for a preview, and sent trimmed when it is saved', () => {
    expect(JSON.stringify(questionOf(typed, corporate))).not.toContain('typed');
    expect(saved(typed).secret).toEqual({ kind: 'typed', secretAccessKey: 'typed', sessionToken: null });
  });

  it('take the session token before with them', () => {
    expect(toFormState(typed, corporate).secrets['aws_session_token']).toBe('none');
    const pasted = after(draftOf(keyForm), { kind: 'pasted', profile: pastedKey });
    expect(toFormState(pasted, corporate).secrets['aws_session_token']).toBe('none');
  });

  it('are both asked for where only a token was typed', () => {
    const draft = after(draftOf(keyForm), { kind: 'secret', key: 'sessionToken', value: 'token' });
    expect(isChanged(draft)).toBe(true);
    expect(toFormState(draft, corporate).secrets['aws_secret_access_key']).toBe('none');
  });

  it('are gone once they are forgotten', () => {
    expect(JSON.stringify(after(typed, { kind: 'forget-secrets' }))).not.toContain('typed');
  });
});

describe('what was pasted', () => {
  const pasted = after(draftOf(keyForm), { kind: 'pasted', profile: pastedKey });

  it('is sent by its handle, its masked texts as they were shown', () => {
    expect(saved(pasted)).toMatchObject({
      set: { aws_access_key_id: '****MPL2' },
      secret: { kind: 'held', handle: 'h1' },
    });
    expect(toFormState(pasted, corporate).masked).toEqual(['aws_access_key_id']);
  });

  it('leaves the profile as it was when it is forgotten', () => {
    expect(isChanged(after(pasted, { kind: 'drop-held' }))).toBe(false);
  });

  it('does not put a key into a profile that became another kind', () => {
    const draft = after(
      newDraft('sso'),
      { kind: 'pasted', profile: pastedKey },
      { kind: 'kind', value: 'role' },
    );
    expect(saved(draft)).toMatchObject({ set: {}, secret: { kind: 'keep' } });
    const back = after(draft, { kind: 'kind', value: 'access-key' });
    expect(saved(back).secret).toEqual({ kind: 'held', handle: 'h1' });
  });
});

describe('another program that was faster', () => {
  const form = formOf({ values: { region: 'eu-west-1', output: 'json' } });
  const mine = after(draftOf(form), value('region', 'eu-north-1'));
  const now = formOf({ values: { region: 'us-east-1', output: 'text' } });

  it('is in conflict about what both changed, and about nothing else', () => {
    expect(conflictsWith(mine, now)).toEqual([{ field: 'region', mine: 'eu-north-1', theirs: 'us-east-1' }]);
  });

  it('is followed in what the person did not touch, also where it took something out', () => {
    const kept = after(mine, { kind: 'merge', form: now, taken: [], kept: ['region'] });
    expect(saved(kept)).toMatchObject({ set: { region: 'eu-north-1' }, expected: { region: 'us-east-1' } });
    const without = formOf({ values: { region: 'us-east-1' } });
    const withoutOutput = after(mine, { kind: 'merge', form: without, taken: [], kept: ['region'] });
    expect(saved(withoutOutput).set).toEqual({ region: 'eu-north-1' });
  });

  it('wins where its value is taken', () => {
    const taken = after(mine, { kind: 'merge', form: now, taken: ['region'], kept: [] });
    expect(isChanged(taken)).toBe(false);
  });

  it('does not bring back what the person took away', () => {
    const draft = after(
      mine,
      { kind: 'drop', from: 'values', key: 'output' },
      {
        kind: 'merge',
        form: formOf({ values: { region: 'us-east-1', output: 'json' } }),
        taken: [],
        kept: ['region'],
      },
    );
    expect(saved(draft).set).toEqual({ region: 'eu-north-1', output: null });
  });

  it('stays in conflict until each setting is decided', () => {
    const open = after(mine, { kind: 'merge', form: now, taken: [], kept: [] });
    expect(conflictsWith(open, now).map(({ field }) => field)).toEqual(['region']);
    expect(open.values['output']).toBe('text');
  });
});

describe('another program that was faster in a section that the profile names', () => {
  const section = (sso_region: string, scopes?: string): ProfileForm['ssoSession'] => ({
    name: 'corp',
    values: { sso_region, ...(scopes === undefined ? {} : { sso_registration_scopes: scopes }) },
  });
  const form = formOf({
    kind: 'sso',
    values: { sso_session: 'corp' },
    ssoSession: section('eu-west-1', 'a'),
  });
  const mine = after(draftOf(form), { kind: 'session', key: 'sso_region', value: 'eu-north-1' });
  const now = { ...form, ssoSession: section('us-east-1') };
  const field = 'sso-session.sso_region';
  const alone = { ssoSessions: [], services: [] };

  it('is told what the form began with, whatever stands there by now', () => {
    const later = {
      ...alone,
      ssoSessions: [{ name: 'corp', values: { sso_region: 'us-east-1' }, usedBy: [] }],
    };
    expect(saved(mine, later).ssoSession).toEqual({
      name: 'corp',
      set: { sso_region: 'eu-north-1' },
      expected: { sso_region: 'eu-west-1' },
    });
  });

  it('expects nothing of a section that the form did not begin with', () => {
    const draft = after(newDraft('sso'), value('sso_session', 'new'), {
      kind: 'session',
      key: 'sso_region',
      value: 'eu-north-1',
    });
    expect(saved(draft, alone).ssoSession?.expected).toEqual({});
  });

  it('is in conflict about what both changed, and both are shown', () => {
    const conflict = { field, mine: 'eu-north-1', theirs: 'us-east-1' };
    expect(conflictsWith(mine, now)).toEqual([conflict]);
    expect(conflictsAt(mine, now, [field])).toEqual([conflict]);
  });

  it('is followed in what the person did not touch, and yields where theirs is kept', () => {
    const kept = after(mine, { kind: 'merge', form: now, taken: [], kept: [field] });
    expect(saved(kept, alone).ssoSession).toEqual({
      name: 'corp',
      set: { sso_region: 'eu-north-1' },
      expected: { sso_region: 'us-east-1' },
    });
  });

  it('wins where its value is taken', () => {
    const taken = after(mine, { kind: 'merge', form: now, taken: [field], kept: [] });
    expect(saved(taken, alone).ssoSession).toBeNull();
    expect(isChanged(taken)).toBe(false);
  });

  it('may have taken the section out: what was typed is left to be written anew', () => {
    const gone = { ...form, ssoSession: null };
    expect(conflictsWith(mine, gone)).toEqual([{ field, mine: 'eu-north-1', theirs: null }]);
    const kept = after(mine, { kind: 'merge', form: gone, taken: [], kept: [field] });
    expect(saved(kept, alone).ssoSession).toMatchObject({ expected: { sso_region: null } });
  });

  it('is told of a services section in the same way', () => {
    const of = (endpoint: string): ProfileForm['services'] => ({
      name: 'local',
      values: { 's3.endpoint_url': endpoint },
    });
    const began = formOf({ values: { services: 'local' }, services: of('http://one') });
    const draft = after(draftOf(began), { kind: 'services', key: 's3.endpoint_url', value: 'http://mine' });
    expect(saved(draft, alone).services?.expected).toEqual({ 's3.endpoint_url': 'http://one' });
    expect(conflictsWith(draft, { ...began, services: of('http://two') })).toEqual([
      { field: 'services.s3.endpoint_url', mine: 'http://mine', theirs: 'http://two' },
    ]);
  });
});

describe('a pasted services section', () => {
  it('is written with its settings', () => {
    const profile = {
      ...pastedKey,
      values: { ...pastedKey.values, services: 'mine' },
      services: { name: 'mine', values: { 's3.endpoint_url': 'http://localhost:4566' } },
    };
    expect(saved(after(newDraft('access-key'), { kind: 'pasted', profile })).services).toEqual({
      name: 'mine',
      set: { 's3.endpoint_url': 'http://localhost:4566' },
      expected: {},
    });
  });
});

describe('problems', () => {
  it('that stood in the profile before do not keep another setting from being saved', () => {
    const draft = after(draftOf(role), value('region', 'us-east-1'));
    expect(problemsOf(draft, around).byField.get('source_profile')?.[0]?.code).toBe('source-profile-missing');
    expect(problemsOf(draft, around).blocking).toEqual([]);
  });

  it('in what the person changed do', () => {
    const draft = after(draftOf(role), value('source_profile', 'bse'));
    expect([...changedFields(draft, corporate)]).toEqual(['source_profile']);
    expect(problemsOf(draft, around).blocking.map(({ field }) => field)).toEqual(['source_profile']);
  });

  it('of values that main holds are what main says of them, until they are typed over', () => {
    const problem: Problem = {
      code: 'access-key-id-format',
      severity: 'error',
      field: 'aws_access_key_id',
      facts: {},
      tools: [],
      suggestion: null,
    };
    const elsewhere = { ...problem, field: 'region', code: 'region-format' } as const;
    const draft = after(newDraft('access-key'), value('region', 'eu-west-1'), {
      kind: 'pasted',
      profile: pastedKey,
    });
    const found = problemsOf(draft, around, [problem, elsewhere]);
    expect(found.byField.get('aws_access_key_id')).toEqual([problem]);
    expect(found.byField.has('region')).toBe(false);
    expect(found.blocking).toContain(problem);
    const typed = after(draft, value('aws_access_key_id', 'AKIAI44QH8DHBEXAMPLE'));
    expect(problemsOf(typed, around, [problem]).byField.has('aws_access_key_id')).toBe(false);
  });

  it('of a typed secret say nothing of it', () => {
    const draft = after(newDraft('access-key'), {
      kind: 'secret',
      key: 'secretAccessKey',
      value: 'too-short',
    });
    expect(problemsOf(draft, around).byField.get('aws_secret_access_key')?.[0]?.code).toBe(
      'secret-access-key-format',
    );
    expect(JSON.stringify([...problemsOf(draft, around).byField])).not.toContain('too-short');
  });
});
