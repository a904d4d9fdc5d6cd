import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from './paste.js';

const key = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('pasted text', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'export lines',
      `export AWS_PROFILE=dev\nexport AWS_REGION="eu-west-1"\n`,
      { AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1' },
    ],
    [
      'several on one line',
      `export AWS_PROFILE=dev AWS_REGION='a b'; AWS_PAGER= `,
      { AWS_PROFILE: 'dev', AWS_REGION: 'a b', AWS_PAGER: '' },
    ],
    ['declare, as bash prints', `declare -x AWS_PROFILE="a\\"b\\$c"`, { AWS_PROFILE: 'a"b$c' }],
    ['$-quotes', `export AWS_PROFILE=$'a\\'\\n\\303\\251\\u00e9\\x41'`, { AWS_PROFILE: "a'\néé" + 'A' }],
    [
      'text over two lines',
      `export AWS_PROFILE='a\nb' AWS_REGION="c\\\nd"`,
      { AWS_PROFILE: 'a\nb', AWS_REGION: 'cd' },
    ],
    [
      'a line that goes on',
      `export \\\n  AWS_PROFILE=dev \\\n  AWS_REGION=x`,
      { AWS_PROFILE: 'dev', AWS_REGION: 'x' },
    ],
    [
      'comments',
      `# export AWS_PROFILE=no\nexport AWS_PROFILE=dev # AWS_REGION=no\n:: x\nREM y`,
      { AWS_PROFILE: 'dev' },
    ],
    [
      'a command with variables before it',
      `AWS_PROFILE=dev AWS_REGION=x aws s3 ls`,
      { AWS_PROFILE: 'dev', AWS_REGION: 'x' },
    ],
    [
      'env with variables',
      `AWS_REGION=x; env -u AWS_REGION AWS_PROFILE=dev aws s3 ls`,
      { AWS_PROFILE: 'dev' },
    ],
    ['unset', `export AWS_PROFILE=dev AWS_REGION=x\nunset AWS_PROFILE AWS_PAGER`, { AWS_REGION: 'x' }],
    ['export -n', `export AWS_PROFILE=dev\nexport -n AWS_PROFILE`, {}],
    [
      'what was set before',
      `A=dev\nexport AWS_PROFILE="$A-\${A}" AWS_REGION=x\nexport AWS_REGION+=y`,
      { AWS_PROFILE: 'dev-dev', AWS_REGION: 'xy' },
    ],
    ['csh', `setenv AWS_PROFILE 'a b'\nsetenv AWS_REGION x\nunsetenv AWS_REGION`, { AWS_PROFILE: 'a b' }],
    ['prompts', `$ export AWS_PROFILE=dev\n> AWS_REGION=x;\n`, { AWS_PROFILE: 'dev', AWS_REGION: 'x' }],
    [
      'fish',
      `set -x AWS_PROFILE 'it\\'s'\nset -gx AWS_REGION "a\\$b"; set --export AWS_PAGER a\\ b\\x41`,
      { AWS_PROFILE: "it's", AWS_REGION: 'a$b', AWS_PAGER: 'a bA' },
    ],
    ['fish, taken away', `set -Ux AWS_PROFILE dev; set -e AWS_PROFILE`, {}],
    [
      'fish without export',
      `set -g AWS_PROFILE dev\nset -x AWS_REGION x\nset AWS_REGION y`,
      { AWS_REGION: 'y' },
    ],
    [
      'the command prompt',
      `set AWS_PROFILE=a b\r\nSET "AWS_REGION=x&y" \r\n@set aws_pager=^&z&set AWS_ROLE_ARN=1`,
      { AWS_PROFILE: 'a b', AWS_REGION: 'x&y', AWS_PAGER: '&z', AWS_ROLE_ARN: '1' },
    ],
    ['the command prompt, quotes that stay', `set AWS_PROFILE="a b"`, { AWS_PROFILE: '"a b"' }],
    ['the command prompt, taken away', `set AWS_PROFILE=dev\nset AWS_PROFILE=`, {}],
    [
      'the command prompt, other variables',
      `set AWS_REGION=x\nset AWS_PROFILE=%aws_region%-%AWS_PAGER%-50%`,
      { AWS_REGION: 'x', AWS_PROFILE: 'x-%AWS_PAGER%-50%' },
    ],
    ['setx', `setx AWS_PROFILE "a b"\nsetx AWS_REGION x`, { AWS_PROFILE: 'a b', AWS_REGION: 'x' }],
    [
      'PowerShell',
      `$Env:AWS_PROFILE = "a\`"b\`$c""d"\n$env:aws_region='it''s'; \${env:AWS_PAGER} = ""\nPS C:\\> $Env:AWS_ROLE_ARN = "x" # note`,
      { AWS_PROFILE: 'a"b$c"d', AWS_REGION: "it's", AWS_ROLE_ARN: 'x' },
    ],
    ['PowerShell, copied from a page', `$Env:AWS_PROFILE = “dev”`, { AWS_PROFILE: 'dev' }],
    [
      'PowerShell, taken away',
      `$Env:AWS_PROFILE = 'a'; $Env:AWS_REGION = 'b'; $Env:AWS_PAGER='c'\nRemove-Item Env:AWS_PROFILE\nremove-item -Path Env:\\AWS_REGION\n$Env:AWS_PAGER = $null`,
      {},
    ],
    [
      'PowerShell, other variables',
      `$Env:AWS_REGION = 'x'\n$Env:AWS_PROFILE = "p-$env:AWS_REGION"\n$Env:AWS_PAGER=$Env:AWS_REGION`,
      { AWS_REGION: 'x', AWS_PROFILE: 'p-x', AWS_PAGER: 'x' },
    ],
    [
      'PowerShell, by .NET',
      `[Environment]::SetEnvironmentVariable('AWS_PROFILE', 'dev', 'User')`,
      { AWS_PROFILE: 'dev' },
    ],
    [
      'a list',
      `# note\nAWS_PROFILE=my prod\nAWS_ROLE_ARN=a&b;c$d\\e # note\nAWS_REGION="x"\n`,
      { AWS_PROFILE: 'my prod', AWS_ROLE_ARN: 'a&b;c$d\\e', AWS_REGION: 'x' },
    ],
    [
      'a list with several on a line',
      `AWS_PROFILE=dev AWS_REGION=x\nAWS_PAGER=`,
      { AWS_PROFILE: 'dev', AWS_REGION: 'x', AWS_PAGER: '' },
    ],
    [
      'assignments with semicolons',
      `AWS_PROFILE=dev;\nAWS_REGION=x; AWS_PAGER=y`,
      { AWS_PROFILE: 'dev', AWS_REGION: 'x', AWS_PAGER: 'y' },
    ],
    ['a mark at the start', `\uFEFFexport AWS_PROFILE=dev`, { AWS_PROFILE: 'dev' }],
    ['JSON of variables', `{"AWS_PROFILE": "dev", "PATH": "/bin", "AWS_REGION": 1}`, { AWS_PROFILE: 'dev' }],
  ])('may be %s', (_name, text, variables) => {
    expect(readPasted(text).variables).toEqual(variables);
  });

  it.each([
    `{"Version":1,"AccessKeyId":"${key}","SecretAccessKey":"${secret}","SessionToken":"t}\\"","Expiration":"2030-01-01T00:00:00Z"}`,
    `{\n"Credentials": {"AccessKeyId":"${key}","SecretAccessKey":"${secret}",\n"SessionToken":"t}\\"","Expiration":"2030-01-01T00:00:00Z"},"AssumedRoleUser":{}}`,
  ])('may be credentials as JSON: %#', (text) => {
    expect(readPasted(text)).toEqual({
      variables: {
        AWS_ACCESS_KEY_ID: key,
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_SESSION_TOKEN: 't}"',
        AWS_CREDENTIAL_EXPIRATION: '2030-01-01T00:00:00Z',
      },
      unreadable: 0,
      others: 0,
    });
  });
  it('takes an earlier session token away where a key comes without one', () => {
    const text = `export AWS_SESSION_TOKEN=old\n{"AccessKey":{"AccessKeyId":"${key}","SecretAccessKey":"${secret}"}}`;
    expect(readPasted(text).variables).toEqual({ AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret });
  });
  it('of several kinds is read from top to bottom', () => {
    const text = `$Env:AWS_PROFILE = "a"\nset AWS_REGION=b\nset -x AWS_PAGER c\nexport AWS_PROFILE=d`;
    expect(readPasted(text).variables).toEqual({ AWS_PROFILE: 'd', AWS_REGION: 'b', AWS_PAGER: 'c' });
  });
  it('gives what resolution needs, and what the path of an AWS file mentions', () => {
    const text = `export HOME=/h WORK=/w PASSWORD=x\nexport AWS_CONFIG_FILE='$WORK/config' BOTO_CONFIG=/b`;
    expect(readPasted(text)).toEqual({
      variables: { HOME: '/h', WORK: '/w', AWS_CONFIG_FILE: '$WORK/config', BOTO_CONFIG: '/b' },
      unreadable: 0,
      others: 1,
    });
  });
  it('may mention given variables, and a tilde the home', () => {
    const text = `export AWS_CONFIG_FILE=~/c AWS_SHARED_CREDENTIALS_FILE="$HOME/k" AWS_PROFILE='~/x'`;
    expect(readPasted(text, { HOME: '/h' }).variables).toEqual({
      AWS_CONFIG_FILE: '/h/c',
      AWS_SHARED_CREDENTIALS_FILE: '/h/k',
      AWS_PROFILE: '~/x',
    });
  });

  it.each([
    'export AWS_PROFILE=$(cat profile)',
    'export AWS_PROFILE=`cat profile`',
    'export AWS_PROFILE="${OTHER:-x}"',
    'export AWS_PROFILE=$UNKNOWN',
    'set -x AWS_PROFILE (cat profile)',
    'set -ax AWS_PROFILE x',
    '$Env:AWS_PROFILE = Get-Content profile',
    '$Env:AWS_PROFILE = "a$(x)"',
    '$Env:AWS_PROFILE = "a" + "b"',
  ])('sets nothing that only running it would tell: %s', (text) => {
    expect(readPasted(`export AWS_PROFILE=old\n${text}`)).toEqual({
      variables: {},
      unreadable: 1,
      others: 0,
    });
  });
  it('counts what it cannot read, and goes on after it', () => {
    const text = `aws sso login\nexport AWS_PROFILE='open\nexport AWS_REGION=x\n<html>\n$Env:X\n{"a"`;
    const pasted = readPasted(text);
    expect(pasted.variables).toEqual({ AWS_REGION: 'x' });
    expect(pasted.unreadable).toBe(5);
  });
  it('is read to its end, whatever it is', () => {
    const piece = fc.constantFrom(
      'export ',
      'AWS_A=',
      "'",
      '"',
      '$',
      '{',
      '}',
      '(',
      ')',
      '\\',
      '\n',
      ';',
      '`',
      'set -x ',
      'set ',
      '$Env:',
      '<<E',
      '#',
      ' ',
      'x',
      '=',
      '%',
      '^',
      '&',
      '🙂',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { variables } = readPasted(text);
          for (const name of Object.keys(variables)) expect(name).toMatch(/^\w+$/u);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
