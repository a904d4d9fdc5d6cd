import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { ProfileKind } from '../../shared/vocabulary.js';
import { sessionLines } from './session-lines.js';

const device = 'arn:aws:iam::111122223333:mfa/ada';
const role = 'arn:aws:iam::111122223333:role/Admin';

function linesOf(kind: ProfileKind, settings: Readonly<Record<string, string>>, name = 'acme.prod') {
  const shown = Object.entries(settings).map(([key, value]) => [key, { value, origin: null }] as const);
  return sessionLines({ name, kind, sourceProfile: 'acme-base', settings: Object.fromEntries(shown) });
}
const textsOf = (lines: ReturnType<typeof linesOf>['start']) => lines.map(({ line }) => line);

describe('lines that do what the buttons do', () => {
  it('of a role name it, its device and its external ID, and ask for the code', () => {
    const lines = linesOf('role', { role_arn: role, mfa_serial: device, external_id: 'x y' });
    expect(textsOf(lines.start)).toEqual([
      'keyway session start acme.prod',
      `printf 'Code: '; read -r CODE; aws sts assume-role --role-arn '${role}' --role-session-name keyway --external-id 'x y' --serial-number '${device}' --token-code "$CODE" --profile=acme-base`,
      `Set-AWSCredential -Credential (Use-STSRole -RoleArn '${role}' -RoleSessionName keyway -ExternalId 'x y' -SerialNumber '${device}' -TokenCode (Read-Host 'Code') -ProfileName 'acme-base').Credentials`,
    ]);
  });

  it('of a key with a device get a session token', () => {
    expect(textsOf(linesOf('access-key', { mfa_serial: device }).start)[1]).toContain(
      'aws sts get-session-token',
    );
    expect(textsOf(linesOf('access-key', {}).start)).toEqual(['keyway session start acme.prod']);
  });

  it('of what is signed in to are the tool’s own sign-in', () => {
    expect(textsOf(linesOf('sso', {}).start)[1]).toBe('aws sso login --profile acme.prod');
    expect(textsOf(linesOf('login', {}).start)[1]).toBe('aws login --profile acme.prod');
  });

  it('renew, stop, use, open the console and say who one is', () => {
    const { renew, stop, use, console, whoami } = linesOf('role', { role_arn: role }, '-odd name');
    expect(textsOf(renew)).toEqual([`keyway session renew -- '-odd name'`]);
    expect(textsOf(stop)).toEqual([`keyway session stop -- '-odd name'`]);
    expect(textsOf(use)[1]).toBe(`aws s3 ls --profile='-odd name'`);
    expect(textsOf(console)).toEqual([`keyway console -- '-odd name'`]);
    expect(textsOf(whoami)[2]).toBe(`Get-STSCallerIdentity -ProfileName '-odd name'`);
  });

  it('are read by sh as one command each, whatever stands in the settings', () => {
    const odd = `a'b $(touch /tmp/x) "c"`;
    const { start } = linesOf('role', { role_arn: odd, mfa_serial: odd, external_id: odd });
    const line = textsOf(start)[1] ?? '';
    const { stdout } = spawnSync('/bin/sh', ['-c', `aws() { printf '%s\\n' "$@"; }; ${line}`], {
      input: '123456\n',
      encoding: 'utf8',
    });
    expect(stdout.split('\n').filter((word) => word === odd)).toHaveLength(3);
    expect(stdout).toContain('123456');
  });
});
