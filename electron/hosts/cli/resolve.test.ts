import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../shared/models/trace.js';
import type { ToolId } from '../../../shared/vocabulary.js';
import { allTools } from '../../core/resolution/all-tools.js';
import type { ToolQuestion } from '../../services/api.js';
import { fakeServices, runWith } from './testing.js';

function sample(tool: ToolId): Trace {
  return {
    tool,
    toolVersion: '1.2.3',
    confidence: 'verified',
    profile: { name: 'dev', from: { variable: 'AWS_PROFILE' } },
    outcome: { kind: 'credentials', source: 'env', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', temporary: false },
    region: { value: 'eu-west-1', from: { file: '~/.aws/config', line: 2 } },
    settings: {},
    candidates: [
      {
        source: 'env',
        state: 'won',
        reason: 'access-key-in-variables',
        facts: {},
        origin: { variable: 'AWS_ACCESS_KEY_ID' },
      },
      {
        source: 'shared-credentials-file',
        state: 'shadowed',
        reason: 'outranked',
        facts: { by: 'env', found: 'access-key-in-profile' },
        origin: { file: '~/.aws/credentials', line: 12 },
      },
    ],
    warnings: [{ code: 'variables-shadow-profile', facts: { profile: 'dev' } }],
  };
}

/** Runs the command and keeps what it asked. */
async function resolved(argv: readonly string[], input = '', files: Readonly<Record<string, string>> = {}) {
  const asked: ToolQuestion[] = [];
  const services = fakeServices({
    resolution: {
      traces(questions) {
        asked.push(...questions);
        return Promise.resolve(questions.map(({ tool }) => sample(tool)));
      },
    },
  });
  const bytes = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const);
  const ran = await runWith(['resolve', ...argv], services, Object.fromEntries(bytes), input);
  return { ...ran, asked };
}

async function wrong(argv: readonly string[], input = '', files: Readonly<Record<string, string>> = {}) {
  const { status, out } = await resolved([...argv, '--json'], input, files);
  const printed: unknown = JSON.parse(out);
  return { status, printed };
}

function wrongUse(reason: string, argument: string | null) {
  return {
    status: 2,
    printed: { error: { code: 'wrong-use', facts: { reason, argument, command: 'resolve' } } },
  };
}

describe('resolve with options', () => {
  test('asks all tools in the present environment where nothing is said', async () => {
    const { asked, status } = await resolved(['--json']);
    expect(status).toBe(0);
    expect(asked.map(({ tool }) => tool)).toEqual(allTools.map(({ id }) => id));
    expect(asked[0]).toEqual({
      tool: 'aws-cli-v2',
      platform: null,
      home: null,
      now: null,
      invocation: {
        profile: null,
        region: null,
        output: null,
        accessKeys: false,
        credentialObject: false,
        location: null,
        sessionProfile: null,
      },
      environment: {},
      inherits: true,
      imds: null,
    });
  });
  test('asks the tools that are named, in that order, with what is given', async () => {
    const files = { '/project/env': 'AWS_PROFILE=x\nHOME=/elsewhere\n' };
    const options = ['--profile', 'dev', '--region', 'a-1', '--output', 'text', '--location', 'aws/keys'];
    const { asked } = await resolved(
      ['--tool', 'boto3', '--tool=copilot', ...options, '--env-file', 'env', '--clean-env', '--home', '/h'],
      '',
      files,
    );
    expect(asked.map(({ tool }) => tool)).toEqual(['boto3', 'copilot']);
    expect(asked[1]).toMatchObject({
      invocation: { profile: 'dev', region: 'a-1', output: 'text', location: '/project/aws/keys' },
      environment: { AWS_PROFILE: 'x', HOME: '/elsewhere' },
      inherits: false,
    });
  });
  test('is told to a person in a sentence, with every source and where it stands', async () => {
    const { out } = await resolved(['--tool', 'boto3']);
    expect(out).toContain('boto3 uses the access key AKIAIOSFODNN7EXAMPLE from the environment.\n');
    expect(out).toMatch(/Environment variables +used +an access key is set +AWS_ACCESS_KEY_ID\n/u);
    expect(out).toMatch(/Credentials file +passed over .* ~\/\.aws\/credentials:12\n/u);
    expect(out).toContain('Region: eu-west-1, from ~/.aws/config, line 2\n');
    expect(out).toContain('Keys in the environment count');
  });
  test('is a sentence a tool where no tool is named', async () => {
    const { out } = await resolved([]);
    expect(out.split('\n').filter((line) => line.includes(' uses the access key '))).toHaveLength(
      allTools.length,
    );
    expect(out).not.toContain('passed over .');
  });
  test('takes no tool that is not known, and no variables that are none', async () => {
    expect(await wrong(['--tool', 'boto4'])).toMatchObject(wrongUse('unknown-tool', '--tool'));
    const files = { '/project/env': 'AWS_PROFILE\n' };
    expect(await wrong(['--env-file', 'env'], '', files)).toMatchObject(
      wrongUse('environment-file-not-readable', '--env-file'),
    );
    expect(await wrong(['--env-file', 'nosuch'])).toMatchObject({
      status: 1,
      printed: { error: { code: 'file-not-found' } },
    });
  });
});

describe('resolve with a request', () => {
  const whole = {
    tool: 'copilot',
    platform: 'win32',
    home: 'C:\\Users\\ada',
    now: '2026-01-01T00:00:00Z',
    invocation: {
      profile: 'dev',
      region: 'a-1',
      output: 'json',
      accessKeys: true,
      credentialObject: true,
      location: '~/keys',
      sessionProfile: 's',
    },
    environment: { AWS_PROFILE: '', HOME: '/x' },
    hostFacts: { imds: 'available' },
  };

  test('takes an object from standard input, and answers with an array of one trace', async () => {
    const { asked, out } = await resolved(['--request', '-', '--json'], JSON.stringify(whole));
    expect(asked).toEqual([
      {
        tool: 'copilot',
        platform: 'win32',
        home: 'C:\\Users\\ada',
        now: Date.parse('2026-01-01T00:00:00Z'),
        invocation: whole.invocation,
        environment: { AWS_PROFILE: '', HOME: '/x' },
        inherits: false,
        imds: 'available',
      },
    ]);
    expect(JSON.parse(out)).toEqual([sample('copilot')]);
  });
  test('answers an array in its order, each entry with a trace or what is wrong with it', async () => {
    const entries = [
      { tool: 'boto3' },
      { tool: 'boto4' },
      { tool: 'boto3', profil: 'x' },
      { tool: 'sdk-js-v3', environment: { AWS_PROFILE: 3 } },
      'boto3',
      { tool: 'sdk-js-v3', now: 'yesterday' },
      { tool: 'copilot', home: '/h' },
    ];
    const files = { '/project/r.json': JSON.stringify(entries) };
    const { status, out, asked } = await resolved(['--request', 'r.json', '--json'], '', files);
    expect(status).toBe(0);
    const error = (reason: string, argument: string) => ({ error: { facts: { reason, argument } } });
    expect(JSON.parse(out)).toMatchObject([
      { tool: 'boto3' },
      error('unknown-tool', 'tool'),
      error('unknown-request-key', 'profil'),
      error('request-value-not-valid', 'environment'),
      error('request-value-not-valid', 'tool'),
      error('request-value-not-valid', 'now'),
      { tool: 'copilot' },
    ]);
    expect(asked[1]).toMatchObject({ environment: { HOME: '/h' }, home: '/h', inherits: true });
    expect(out).toHaveLength(out.trimEnd().length + 1);
  });
  test.each([
    ['2026-01-01T00:00:00Z', 0],
    ['2026-01-01T02:00:00.000+02:00', 0],
    ['2026-01-01T00:00:01', 1000],
    ['2026-01-02', 86_400_000],
  ])('takes %s as a time', async (now, after) => {
    const { asked } = await resolved(['--request', '-', '--json'], JSON.stringify({ tool: 'boto3', now }));
    expect(asked[0]?.now).toBe(Date.parse('2026-01-01T00:00:00Z') + after);
  });
  test('an empty array is answered by an empty array', async () => {
    expect((await resolved(['--request', '-', '--json'], '[]')).out).toBe('[]\n');
  });
  test.each([
    ['{"tool":"boto3","Profil-wJalrXUtnFEMI":1}', wrongUse('unknown-request-key', null)],
    ['{"tool":"boto3","invocation":{"profiles":"x"}}', wrongUse('unknown-request-key', 'profiles')],
    ['{"tool":"boto3","hostFacts":{"imds":"maybe"}}', wrongUse('request-value-not-valid', 'hostFacts.imds')],
    ['{"tool":"boto4"}', wrongUse('unknown-tool', 'tool')],
    ['{}', wrongUse('unknown-tool', 'tool')],
    ['null', wrongUse('request-not-json', null)],
    ['nonsense', wrongUse('request-not-json', null)],
  ])('is wrong use where it is %s', async (text, expected) => {
    expect(await wrong(['--request', '-'], text)).toMatchObject(expected);
  });
  test('says itself what options would say', async () => {
    expect(await wrong(['--request', '-', '--profile', 'dev'], '{"tool":"boto3"}')).toMatchObject(
      wrongUse('request-stands-alone', '--profile'),
    );
  });
});
