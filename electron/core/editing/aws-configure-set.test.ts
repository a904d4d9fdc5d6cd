/**
 * The same meaning as `aws configure set` of the AWS CLI 2 leaves behind, for homes and commands of our own; and where it is
 * meant to be better than that.
 */
import { describe, expect, it } from 'vitest';
import type { FileRole } from '../../../shared/vocabulary.js';
import { readDialect } from '../dialects/read-dialect.js';
import { summaryOf } from '../dialects/testing.js';
import { Secret } from '../secret.js';
import { documentOf } from '../switching/testing.js';
import { changesOf, edited, planned, saving, secretKey } from './testing.js';

function meaningOf(text: string, role: FileRole = 'config'): object {
  return summaryOf(readDialect('botocore', documentOf(text), role));
}

const home =
  '# notes\n[default]\nregion = us-east-1\n# keep\noutput=json\n\n' +
  '[profile dev]\n; of dev\nregion=eu-west-1\ns3 =\n    addressing_style = path\nours = 1\n\n[profile other]\nregion = a-1\n';

describe('the same as aws configure set', () => {
  it.each([
    [
      'another value',
      'region = us-east-1\n',
      'region = eu-west-2\n',
      saving('default', { region: 'eu-west-2' }),
    ],
    [
      'another value, written without spaces',
      'region=eu-west-1\n',
      'region = x\n',
      saving('dev', { region: 'x' }),
    ],
    ['a new key', 'ours = 1\n', 'ours = 1\noutput = yaml\n', saving('dev', { output: 'yaml' })],
    ['a new key in a block', 'path\n', 'path\n    use_x = 1\n', saving('dev', { 's3.use_x': '1' })],
    ['another value in a block', '= path\n', '= auto\n', saving('dev', { 's3.addressing_style': 'auto' })],
    ['a new block', 'output=json\n', 'output=json\ns3 =\n    x = 1\n', saving('default', { 's3.x': '1' })],
  ])('for %s', (_what, old, now, edit) => {
    expect(meaningOf(edited({ config: home }, edit).config)).toEqual(meaningOf(home.replace(old, now)));
  });

  it('for a new profile, and a file that ends without a line end', () => {
    const config = '[default]\nregion = a-1';
    expect(meaningOf(edited({ config }, saving('dev', { region: 'b-1' }, true)).config)).toEqual(
      meaningOf('[default]\nregion = a-1\n[profile dev]\nregion = b-1\n'),
    );
  });

  it('for a key that stands there as a comment only', () => {
    const config = '[default]\n#region = old\n; region = older\noutput = json\n';
    expect(edited({ config }, saving('default', { region: 'b-1' })).config).toBe(`${config}region = b-1\n`);
  });

  it('for values with equals signs, spaces and quotes, and for secrets', () => {
    const edit = saving('default', {
      credential_process: '/bin/x --a=b "c d"',
      aws_secret_access_key: new Secret(`${secretKey}==`),
    });
    const after = edited({ config: '[default]\nregion = a-1\n' }, edit);
    expect(meaningOf(after.config)).toEqual(
      meaningOf('[default]\nregion = a-1\ncredential_process = /bin/x --a=b "c d"\n'),
    );
    expect(meaningOf(after.credentials, 'credentials')).toEqual(
      meaningOf(`[default]\naws_secret_access_key = ${secretKey}==\n`, 'credentials'),
    );
  });

  it('for a bare [dev] in the config file, which is no profile', () => {
    const config = '[dev]\nregion = x\n';
    expect(edited({ config }, saving('dev', { region: 'y' }, true)).config).toBe(
      `${config}\n[profile dev]\nregion = y\n`,
    );
  });

  it('for --sso-session and --services', () => {
    const section = { mustAgree: false, mayCreate: true };
    const changes = changesOf({ sso_region: 'us-east-1' });
    const one = edited(
      {},
      { kind: 'section', section: { ...section, kind: 'sso-session', name: 's1', changes } },
    );
    const nested = changesOf({ 's3.endpoint_url': 'http://x' });
    const two = edited(one, {
      kind: 'section',
      section: { ...section, kind: 'services', name: 't1', changes: nested },
    });
    expect(meaningOf(two.config)).toEqual(
      meaningOf(
        '[sso-session s1]\nsso_region = us-east-1\n[services t1]\ns3 =\n    endpoint_url = http://x\n',
      ),
    );
  });
});

describe('better than aws configure set', () => {
  it('finds a quoted name, where it would append a second section that hides the first', () => {
    const config = '[profile "my prod"]\nregion = a-1\noutput = json\n';
    const after = edited({ config }, saving('my prod', { region: 'b-1' }));
    expect(after.config).toBe(config.replace('a-1', 'b-1'));
    const theirs = `${config}[profile 'my prod']\nregion = b-1\n`;
    expect(meaningOf(theirs)).toEqual({ profiles: { 'my prod': { region: 'b-1' } } });
    expect(meaningOf(after.config)).toEqual({ profiles: { 'my prod': { region: 'b-1', output: 'json' } } });
  });

  it('keeps line ends, where it would make line feeds of all', () => {
    const config = '[default]\r\nregion = a-1\r\noutput = json\r\n';
    expect(edited({ config }, saving('default', { region: 'b-1', cli_pager: 'less' })).config).toBe(
      '[default]\r\nregion = b-1\r\noutput = json\r\ncli_pager = less\r\n',
    );
  });

  it('keeps a comment behind the value, where it would drop it', () => {
    const config = '[default]\nregion = us-east-1   ; home\n';
    expect(edited({ config }, saving('default', { region: 'eu-west-2' })).config).toBe(
      '[default]\n; home\nregion = eu-west-2\n',
    );
  });

  it('refuses a value with line breaks, where releases before 2026 let it begin a section', () => {
    const config = '[default]\nregion = a-1\n';
    expect(planned({ config }, saving('default', { region: 'b-1\n[evil]\nx = 1' }))).toMatchObject({
      failure: { code: 'invalid-setting', facts: { field: 'region', problem: 'value-with-line-break' } },
    });
  });

  it('finds a key in capitals, where it would write it a second time and make the file unreadable', () => {
    const config = '[default]\nRegion = a-1\n';
    expect(edited({ config }, saving('default', { region: 'b-1' })).config).toBe('[default]\nRegion = b-1\n');
    expect(meaningOf(`${config}region = b-1\n`)).toMatchObject({ refused: 'ConfigParseError' });
  });
});
