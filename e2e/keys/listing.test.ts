/** Every access key once, wherever it stands, and what is known around it without AWS. */
import { describe, expect, it } from 'vitest';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createFixedEnvironments } from '../../electron/adapters/testing/fixed-environments.js';
import { exampleAccount } from '../aws/seeds.js';
import { home, valueOf } from '../sessions/bench.js';
import { role, roleArn, useLoopback } from '../sessions/suite.js';
import { bobs, counted, first, giveSecondKey, rowOf, seal, second, section } from './bench.js';

const suite = useLoopback();

describe('every key once', () => {
  it('wherever it stands: five profiles of one key are one row, and AWS is asked once', async () => {
    const config = `[profile in-config]\naws_access_key_id = ${first.id}\naws_secret_access_key = ${first.secret}\n`;
    const more = `${home}/more`;
    const bench = await suite.bench({
      config: config + role('reader', roleArn('Reader')),
      credentials: ['base', 'two', 'three'].map((name) => section(name, first)).join(''),
      files: { [more]: section('four', first) },
      ports: { consent: createFixedConsent({ answer: () => 'allowed', chosen: more }) },
    });
    const { keys, settings } = bench.services;
    valueOf(await settings.addLocation());
    const before = await rowOf(bench.services);
    expect(before).toMatchObject({ learned: null, traits: ['duplicate', 'plaintext'], isAsked: false });
    expect(before.dependants).toEqual(['reader']);
    expect(before.places.map(({ profile, path, line }) => [profile, path, line])).toEqual([
      ['in-config', '~/.aws/config', 2],
      ['base', '~/.aws/credentials', 2],
      ['two', '~/.aws/credentials', 5],
      ['three', '~/.aws/credentials', 8],
      ['four', '~/more', 2],
    ]);
    expect(await keys.learn(null, null, null)).toEqual({ asked: 1, answered: 1, waiting: [] });
    expect(counted(suite.aws)).toEqual({
      'sts:GetCallerIdentity': 1,
      'iam:ListAccessKeys': 1,
      'iam:GetAccessKeyLastUsed': 1,
    });
    expect(await rowOf(bench.services)).toMatchObject({
      traits: ['old', 'unused', 'duplicate', 'plaintext'],
      failure: null,
      learned: {
        at: '2026-11-21T12:00:00.000Z',
        accountId: exampleAccount,
        userName: 'alice',
        isRoot: false,
        status: 'active',
        createdAt: '2026-01-02T09:00:00.000Z',
        untold: [],
        otherKeys: [],
      },
    });
  });

  it('the default that Keyway made of another profile is no second place', async () => {
    const bench = await suite.bench({});
    await bench.services.switching.makeActive({ name: 'base' }, null, 'whole');
    const row = await rowOf(bench.services);
    expect(row.places.map(({ profile }) => profile)).toEqual(['base', 'default']);
    expect(row.traits).toEqual(['plaintext']);
  });

  it('two keys of a user share the list of them, and each names the other', async () => {
    giveSecondKey(suite.aws);
    const bench = await suite.bench({ credentials: section('base', first) + section('other', second) });
    expect(await bench.services.keys.learn(null, null, null)).toMatchObject({ asked: 2, answered: 2 });
    expect(counted(suite.aws)).toMatchObject({ 'sts:GetCallerIdentity': 2, 'iam:ListAccessKeys': 1 });
    const other = await rowOf(bench.services, second);
    expect((await rowOf(bench.services)).learned?.otherKeys).toEqual([
      { keyId: second.id, id: other.id, status: 'active', createdAt: '2026-01-02T09:00:00.000Z' },
    ]);
    const masked = await bench.services.keys.list('last-four');
    expect(JSON.stringify(masked)).not.toMatch(/AKIA/u);
    expect(masked.keys.map(({ keyId }) => keyId)).toEqual(['****MPLE', '****0000']);
  });

  it('temporary keys are shown, and not asked about', async () => {
    const temporary = { id: 'ASIAIOSFODNN7EXAMPLE', secret: first.secret };
    const bench = await suite.bench({
      credentials: `${section('base', temporary)}aws_session_token = token\n`,
    });
    const row = await rowOf(bench.services, temporary);
    expect(row).toMatchObject({ isTemporary: true, traits: [] });
    expect(await bench.services.keys.learn(null, null, null)).toEqual({ asked: 0, answered: 0, waiting: [] });
    await bench.services.keys.learn([row.id], null, null);
    expect(await rowOf(bench.services, temporary)).toMatchObject({
      failure: { code: 'key-not-usable', facts: { reason: 'temporary' } },
    });
    expect(suite.aws.journal).toEqual([]);
  });
});

describe('beside AWS', () => {
  it('a store that is locked hides its keys, and says so', async () => {
    const bench = await suite.bench({ credentials: '' });
    const { services } = bench;
    await seal(services, 'sealed', first);
    expect(await rowOf(services)).toMatchObject({
      traits: [],
      places: [
        { profile: 'sealed', profileId: 'shared:sealed', storeType: 'encrypted', path: null, line: null },
      ],
    });
    expect(await services.keys.learn(null, null, null)).toMatchObject({ answered: 1 });
    await services.store.lock('by-hand');
    expect(await services.keys.list('whole')).toMatchObject({ keys: [], isStoreLocked: true });
  });

  it('a key that is handed out to nobody is asked with all the same', async () => {
    const bench = await suite.bench({ credentials: '' });
    const { services } = bench;
    await seal(services, 'sealed', first);
    const [entry] = (await services.store.detail()).entries;
    await services.store.setHandOut(entry?.id ?? '', 'never');
    expect(await services.keys.learn(null, null, null)).toMatchObject({ asked: 1, answered: 1 });
    expect(bench.consent.asked.map(({ kind }) => kind)).not.toContain('hand-out');
  });

  it('running programs with a key are named, and nothing else of their environment', async () => {
    const program = { pid: 7, started: 1, startedAt: 1, program: 'terraform' };
    const environments = createFixedEnvironments({
      processes: [
        { ...program, environment: { AWS_ACCESS_KEY_ID: first.id, AWS_SECRET_ACCESS_KEY: first.secret } },
        { ...program, pid: 8, environment: { AWS_ACCESS_KEY_ID: bobs.id } },
      ],
    });
    const bench = await suite.bench({ ports: { environments } });
    const { id } = await rowOf(bench.services);
    expect(await bench.services.keys.programs()).toEqual({
      isKnown: true,
      programs: [{ key: id, pid: 7, program: 'terraform', variable: 'AWS_ACCESS_KEY_ID' }],
    });
  });

  it('where the system tells nothing of other programs, that is said', async () => {
    const environments = { ...createFixedEnvironments(), seesProcesses: false };
    const bench = await suite.bench({ ports: { environments } });
    expect(await bench.services.keys.programs()).toEqual({ isKnown: false, programs: [] });
  });

  it('profiles with a session of the key are named', async () => {
    const bench = await suite.bench({ config: role('reader', roleArn('Reader')) });
    const options = { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] };
    await bench.sessions.start(['reader'], options, null, null);
    expect((await rowOf(bench.services)).sessions).toEqual(['reader']);
    await bench.sessions.stop('reader');
    expect((await rowOf(bench.services)).sessions).toEqual([]);
  });
});
