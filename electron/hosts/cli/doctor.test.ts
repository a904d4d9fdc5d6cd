import { describe, expect, test } from 'vitest';
import type { Examination } from '../../services/api.js';
import { answering, fakeServices, runWith } from './testing.js';

const lines = {
  bash: 'unset A',
  zsh: 'unset A',
  fish: 'set -e A',
  powershell: 'Remove-Item Env:A',
  cmd: 'set "A="',
};
const found: Examination = {
  resolution: [
    {
      code: 'environment-shadows-profile',
      severity: 'warning',
      subject: 'dev',
      facts: { variable: 'AWS_ACCESS_KEY_ID', profile: 'dev', accessKeyId: '****MPLE', setIn: '~/.bashrc:3' },
      origin: { variable: 'AWS_ACCESS_KEY_ID' },
      tools: ['boto3', 'copilot'],
      fixes: [{ kind: 'copy', lines }],
    },
    {
      code: 'inline-comment-in-secret',
      severity: 'error',
      subject: 'dev',
      facts: { profile: 'dev', setting: 'aws_secret_access_key' },
      origin: { file: '~/.aws/credentials', line: 3 },
      tools: ['boto3'],
      fixes: [{ kind: 'edit', file: '~/.aws/credentials', line: 3 }],
    },
  ],
  profiles: [
    {
      code: 'file-readable-by-others',
      severity: 'warning',
      subject: '~/.aws/credentials',
      facts: { mode: '644' },
      origin: null,
    },
  ],
};

function examined(examination: Examination, argv: readonly string[], platform: 'linux' | 'win32' = 'linux') {
  const services = fakeServices({ resolution: { examine: answering(examination) } });
  const { application } = services;
  const paths = { home: '/h', data: '', settings: '', logs: '' };
  const info = () => ({ version: '1', host: 'web', platform, paths, historySealed: false }) as const;
  return runWith(['doctor', ...argv], { ...services, application: { ...application, info } });
}

describe('doctor', () => {
  test('prints every finding, the worst first, with what mends it, and exits with 1', async () => {
    const { status, out } = await examined(found, ['--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        code: 'inline-comment-in-secret',
        severity: 'error',
        subject: 'dev',
        facts: { profile: 'dev', setting: 'aws_secret_access_key', tools: 'boto3' },
        origin: { file: '~/.aws/credentials', line: 3 },
        fix: null,
      },
      {
        code: 'environment-shadows-profile',
        severity: 'warning',
        subject: 'dev',
        facts: {
          variable: 'AWS_ACCESS_KEY_ID',
          profile: 'dev',
          accessKeyId: '****MPLE',
          setIn: '~/.bashrc:3',
          tools: 'boto3, copilot',
        },
        origin: { variable: 'AWS_ACCESS_KEY_ID' },
        fix: { command: 'unset A' },
      },
      {
        code: 'file-readable-by-others',
        severity: 'warning',
        subject: '~/.aws/credentials',
        facts: { mode: '644' },
        origin: null,
        fix: { command: 'chmod 600 ~/.aws/credentials' },
      },
    ]);
  });
  test('gives the line for the shell of the system', async () => {
    expect((await examined(found, ['--json'], 'win32')).out).toContain('Remove-Item Env:A');
  });
  test('says it to a person in sentences, with the place and the line to run', async () => {
    const { status, out } = await examined(found, []);
    expect(status).toBe(1);
    expect(out).toContain(
      'warning: dev, AWS_ACCESS_KEY_ID, set in ~/.bashrc:3 (environment-shadows-profile)\n',
    );
    expect(out).toContain('boto3 and AWS Copilot use the key in AWS_ACCESS_KEY_ID, not profile dev.');
    expect(out).toContain('  Fix: unset A\n');
  });
  test('exits with 0 where nothing is odd', async () => {
    const nothing = { resolution: [], profiles: [] };
    expect(await examined(nothing, ['--json'])).toMatchObject({ status: 0, out: '[]\n' });
    expect(await examined(nothing, [])).toMatchObject({ status: 0, out: 'Nothing is odd.\n' });
  });
});
