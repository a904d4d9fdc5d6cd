import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shells } from '../../shared/vocabulary.js';
import { commandLines, profileOption } from './command-lines.js';

const plain = { name: 'acme.prod', region: 'eu-west-1', location: null };

describe('lines for a shell', () => {
  it('leaves plain names without quotes, but where an assignment needs them', () => {
    expect(profileOption('acme.prod')).toBe('--profile acme.prod');
    expect(shells.map((shell) => commandLines(shell, plain).command)).toEqual([
      'aws sts get-caller-identity --profile acme.prod',
      'aws sts get-caller-identity --profile acme.prod',
      'aws sts get-caller-identity --profile acme.prod',
      "aws sts get-caller-identity --profile 'acme.prod'",
      'aws sts get-caller-identity --profile acme.prod',
    ]);
  });

  it.each([
    "it's",
    'my prod',
    '$(touch x)',
    '`x`',
    'a;b',
    'ünï',
    '"quoted"',
    'back\\slash',
    '__proto__',
    '*',
  ])('gives bash the name %s as it is', (name) => {
    const line = commandLines('bash', { ...plain, name }).terminal ?? '';
    const seen = execFileSync('bash', ['--norc', '-c', `${line}; printf %s "$AWS_PROFILE"`], {
      encoding: 'utf8',
    });
    expect(seen).toBe(name);
  });

  it('clears what outranks the profile in this terminal', () => {
    const line = commandLines('bash', plain).terminal ?? '';
    const seen = execFileSync(
      'bash',
      ['--norc', '-c', `${line}; printf %s "$AWS_ACCESS_KEY_ID$AWS_DEFAULT_PROFILE"`],
      {
        encoding: 'utf8',
        env: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_DEFAULT_PROFILE: 'other' },
      },
    );
    expect(seen).toBe('');
  });

  it('doubles quotes for PowerShell, curly ones too', () => {
    expect(commandLines('powershell', { ...plain, name: "it’s 'x'" }).everywhere).toBe(
      "keyway use 'it’’s ''x'''",
    );
  });

  it('has no line for cmd where no quoting holds', () => {
    expect(commandLines('cmd', { ...plain, name: '%PATH%' }).command).toBeNull();
    expect(commandLines('cmd', { ...plain, name: 'my prod' }).terminal).toContain(
      'set "AWS_PROFILE=my prod"',
    );
  });

  it('takes no name for an option', () => {
    const target = { ...plain, name: '-x' };
    expect(commandLines('bash', target).command).toBe('aws sts get-caller-identity --profile=-x');
    expect(commandLines('bash', target).everywhere).toBe('keyway use -- -x');
  });

  it('names the other credentials file, with the home folder as each shell writes it', () => {
    const target = { ...plain, location: '~/work keys/aws' };
    expect(commandLines('bash', target).command).toBe(
      "AWS_SHARED_CREDENTIALS_FILE=~/'work keys/aws' aws sts get-caller-identity --profile acme.prod",
    );
    expect(commandLines('powershell', target).terminal).toContain("Join-Path $HOME 'work keys/aws'");
    expect(commandLines('cmd', target).terminal).toContain('%USERPROFILE%\\work keys\\aws');
    expect(commandLines('bash', target).everywhere).toBeNull();
  });

  it("offers AWS's own cmdlet in PowerShell alone", () => {
    expect(commandLines('powershell', plain).cmdlet).toBe(
      "Initialize-AWSDefaultConfiguration -ProfileName 'acme.prod' -Region eu-west-1",
    );
    expect(commandLines('fish', plain).cmdlet).toBeNull();
  });
});
