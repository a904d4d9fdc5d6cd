import { describe, expect, it } from 'vitest';
import { isChanged, questionOf, toFormState } from './edit-request.js';
import { draftOf, newDraft } from './form-state.js';
import { conflictsWith } from './merge-draft.js';
import { after, corporate, formOf, keyForm, pastedKey } from './testing.js';
import { roleArn, role, value, saved } from './testing-forms.js';

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
