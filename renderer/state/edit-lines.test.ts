import { describe, expect, it } from 'vitest';
import { otherUserLines, storedProfileLines } from './edit-lines.js';

const profile = { name: "o'neil dev", location: null, kind: 'access-key' } as const;

describe('lines that do what the window does', () => {
  it('quotes names for the shell that each line is for', () => {
    const { remove } = storedProfileLines(profile);
    expect(remove.map(({ line }) => line)).toEqual([
      String.raw`keyway remove 'o'\''neil dev'`,
      "Remove-AWSCredentialProfile -ProfileName 'o''neil dev'",
    ]);
  });

  it('names the other file where the profile stands in one, and leaves out the AWS CLI, which has no such option', () => {
    const { add, list } = storedProfileLines({ ...profile, location: '~/other' });
    expect(add.map(({ with: program }) => program)).toEqual(['keyway', 'powershell']);
    expect(add[1]?.line).toContain("-ProfileLocation '~/other'");
    expect(list.find(({ with: program }) => program === 'powershell')?.line).toBe(
      "Get-AWSCredential -ListProfileDetail -ProfileLocation '~/other'",
    );
  });

  it('holds no secret: keys are asked for', () => {
    const lines = Object.values(storedProfileLines(profile)).flatMap((all) => all.map(({ line }) => line));
    expect(
      lines.filter((line) => line.includes('-SecretKey')).every((line) => line.includes('Read-Host')),
    ).toBe(true);
  });

  it('says the deprecated name of the cmdlet that removes', () => {
    expect(storedProfileLines(profile).remove.map(({ alias }) => alias)).toEqual([
      null,
      'Clear-AWSCredential',
    ]);
  });

  it('names the profile and a file of its own for a scheduled task', () => {
    expect(otherUserLines({ name: 'ci' })).toEqual([
      String.raw`Set-AWSCredential -ProfileName 'ci' -ProfileLocation C:\path\credentials`,
      'AWS_SHARED_CREDENTIALS_FILE=/path/credentials aws sts get-caller-identity --profile ci',
    ]);
  });
});
