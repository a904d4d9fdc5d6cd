import { describe, expect, it } from 'vitest';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { Problem } from '../../../shared/models/problem.js';
import { changedFields, isChanged } from './edit-request.js';
import { problemsOf } from './draft-problems.js';
import { draftOf, newDraft } from './form-state.js';
import { conflictsAt, conflictsWith } from './merge-draft.js';
import { after, corporate, formOf, pastedKey } from './testing.js';
import { role, value, saved } from './testing-forms.js';

const around = { ...corporate, profiles: [] };

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
