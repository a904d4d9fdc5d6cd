import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedSecret } from '../../shared/vocabulary.js';
import { type IniDocument, makeLine, parseDocument } from './ini/document.js';
import { maskAccessKeyId, maskDocument, maskLines } from './masking.js';

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const otherSecretKey = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const keyId = 'AKIAIOSFODNN7EXAMPLE';

function read(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

function mask(text: string, accessKeyIds: 'whole' | 'last-four' = 'whole'): string {
  return maskDocument(read(text), { accessKeyIds }).join('\n');
}

describe('masking by name', () => {
  it.each([
    [`aws_secret_access_key = ${secretKey}`, 'aws_secret_access_key = ********'],
    ['AWS_Secret_Access_Key=short', 'AWS_Secret_Access_Key=********'],
    ['aws_session_token: short # and a note', 'aws_session_token: ********'],
    ['  aws_security_token = two words', '  aws_security_token = ********'],
    ['# aws_secret_access_key = short', '# aws_secret_access_key = ********'],
    ['#;  # AWS_SECRET_ACCESS_KEY=a b', '#;  # AWS_SECRET_ACCESS_KEY=********'],
    ['aws_secret_access_key short', 'aws_secret_access_key ********'],
    ['export AWS_SECRET_ACCESS_KEY=short', 'export AWS_SECRET_ACCESS_KEY=********'],
    ['my secret : two words', 'my secret : ********'],
    ['region = eu-west-1 # password: two words', 'region = eu-west-1 # password: ********'],
    ['region = x # note: password=two words', 'region = x # note: password=********'],
    ['# note: password=two words', '# note: password=********'],
    ['# {"SecretAccessKey": "a", "SessionToken": "b"}', '# {"SecretAccessKey": ********'],
    ['aws_secret_access_key =', 'aws_secret_access_key ='],
  ])('%s', (line, shown) => {
    expect(mask(line)).toBe(shown);
  });

  it('hides continuation lines, and comments between them', () => {
    expect(mask('[a]\naws_session_token = one\n  two\n# note\n  # three\n\n  four = 4\nregion = x')).toBe(
      '[a]\naws_session_token = ********\n  ********\n# note\n  # ********\n\n  ********\nregion = x',
    );
  });

  it('hides the indented lines of a secret that is commented out', () => {
    expect(mask('# aws_session_token = one\n#    two\n# note\nregion = x')).toBe(
      '# aws_session_token = ********\n#    ********\n# note\nregion = x',
    );
  });

  it('hides what RawConfigParser would refuse but still add to a secret', () => {
    expect(mask('[a]\naws_session_token = one\ntwo\n  three\nabcdefghijklmnopqrs==\n[b]\nx = y')).toBe(
      '[a]\naws_session_token = ********\n********\n  ********\n********\n[b]\nx = y',
    );
  });
});

describe('masking of commands', () => {
  it.each([
    ['tool --password hunter2 --region x', 'tool --password ******** --region x'],
    ['tool --password="a b" --region x', 'tool --password=******** --region x'],
    ["sh -c 'tool -token abc' x", "sh -c 'tool -token ********"],
    ['tool --client-secret a\\ b x', 'tool --client-secret ******** x'],
    ['env TOOL_TOKEN=abc tool x', 'env TOOL_TOKEN=******** tool x'],
    ['tool secret=abc x', 'tool secret=******** x'],
    ['tool --no-password --region x', 'tool --no-password --region x'],
    ['curl -u me:hunter2 https://x', 'curl -u me:******** https://x'],
    ['curl https://me:hunter2@host/x', 'curl https://me:********@host/x'],
    ['curl -H "Authorization: Bearer abc"', 'curl -H "Authorization: ********'],
    ['tool --token-file /home/me/token', 'tool --token-file /home/me/token'],
    ['aws-vault exec -p prod --json', 'aws-vault exec -p prod --json'],
  ])('%s', (command, shown) => {
    expect(mask(`credential_process = ${command}`)).toBe(`credential_process = ${shown}`);
    expect(mask(`# credential_process = ${command}`)).not.toContain('hunter2');
  });

  it('hides a word that stands on the line after its option', () => {
    expect(mask('credential_process = tool --password\n  hunter2\nregion = x')).toBe(
      'credential_process = tool --password\n  ********\nregion = x',
    );
    expect(mask('credential_process =\n  tool --password\n  hunter2\nregion = x')).toBe(
      'credential_process =\n  tool --password\n  ********\nregion = x',
    );
    expect(mask('credential_process =\n  tool --password\n  hunter=2\nregion = x')).toBe(
      'credential_process =\n  tool --password\n  ********\nregion = x',
    );
    expect(mask('credential_process = tool --password "hunter\n  two"\nregion = x')).toBe(
      'credential_process = tool --password ********\n  ********\nregion = x',
    );
  });
});

describe('masking by shape', () => {
  it.each([
    [`# ${secretKey}`, `# ${maskedSecret}`],
    [`note = ${keyId}:${secretKey},x`, `note = ${keyId}:${maskedSecret},x`],
    [`[profile ${otherSecretKey}]`, `[profile ${maskedSecret}]`],
    [secretKey, maskedSecret],
    ['x = eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.sig-_x y', `x = ${maskedSecret} y`],
  ])('%s', (line, shown) => {
    expect(mask(line)).toBe(shown);
  });

  it('hides a private key to its end, or to the next header where it has none', () => {
    const begin = '-----BEGIN RSA PRIVATE KEY-----';
    const end = '-----END RSA PRIVATE KEY-----';
    expect(mask(`# ${begin}\n# abc=\n# ${end}\nregion = x`)).toBe(
      `# ${begin}\n# ********\n# ********\nregion = x`,
    );
    expect(mask(`key = ${begin}\nabc=\n[b]\nx = y`)).toBe(`key = ${begin}\n********\n[b]\nx = y`);
    expect(mask(`x = ${begin}\\nabc\\n${end} y`)).toBe(`x = ${begin}********${end} y`);
  });

  it.each([
    'role_arn = arn:aws:iam::123456789012:role/AdministratorAccessForDevelopersInTheProductionAccount',
    'role_arn = arn:aws:iam::123456789012:role/ReadOnlyAccessToS3BucketsInProduction',
    'role_arn = arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/me',
    'web_identity_token_file = /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
    'ca_bundle = /opt/company/certificates/authorities/bundle',
    'sso_start_url = https://my-company.awsapps.com/start#/',
    'credential_process = /Users/alice/Library/ApplicationSupport/Tools/helper --profile prod',
    'endpoint_url = http://localhost:4566/',
    'sso_registration_scopes = sso:account:access',
    '# the token expires after an hour, see the wiki',
  ])('shows %s', (line) => {
    expect(mask(line)).toBe(line);
  });
});

describe('masking of access key IDs', () => {
  it('shows them whole, or their last four characters', () => {
    const text = `aws_access_key_id = ${keyId}\n# was ASIAI44QH8DHBEXAMPLE once`;
    expect(mask(text)).toBe(text);
    expect(mask(text, 'last-four')).toBe('aws_access_key_id = ****MPLE\n# was ****MPLE once');
  });

  it('hides other values of the key as well', () => {
    expect(mask('AWS_ACCESS_KEY_ID = something else', 'last-four')).toBe('AWS_ACCESS_KEY_ID = ****else');
    expect(mask('#aws_access_key_id=short', 'last-four')).toBe('#aws_access_key_id=****');
    expect(mask(`aws_access_key_id = ${secretKey}`, 'last-four')).toBe(`aws_access_key_id = ${maskedSecret}`);
  });

  it('shows nothing of a text too short to be one', () => {
    expect(maskAccessKeyId(keyId)).toBe('****MPLE');
    expect(maskAccessKeyId('12345678')).toBe('****');
  });
});

const base64 = fc.constantFrom(
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'),
);
/** As random as AWS makes them: what is mostly lower case reads as words, and is left. */
const secretKeys = fc.noBias(fc.string({ unit: base64, minLength: 40, maxLength: 40 }));
const tokens = fc
  .noBias(fc.string({ unit: base64, minLength: 100, maxLength: 900 }))
  .map((token) => `${token}==`);
const shaped = fc.oneof(secretKeys, tokens);
/** Recognised by their name alone. Starts with a letter that no surrounding text holds. */
const passwords = fc
  .string({ unit: fc.constantFrom(...Array.from('abcXYZ019-_.!$%&@+')), minLength: 8, maxLength: 20 })
  .map((rest) => `Q${rest}`);

function anyCase(text: string): fc.Arbitrary<string> {
  return fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((capitals) =>
    Array.from(text)
      .map((letter, at) => (capitals[at] === true ? letter.toUpperCase() : letter))
      .join(''),
  );
}

const secretNames = fc
  .constantFrom('aws_secret_access_key', 'aws_session_token', 'aws_security_token', 'my_password', 'x_secret')
  .chain(anyCase);
const spaces = fc.constantFrom('', ' ', '  ', '\t');
const comments = fc.constantFrom('', '', '#', '; ', '## ');
const delimiters = fc.tuple(spaces, fc.constantFrom('=', ':'), spaces).map((parts) => parts.join(''));
const inlineComments = fc.constantFrom('', ' # note', ' ;x', ' # region = y');

/** Lines that give a secret away by its name. */
const named = fc
  .tuple(spaces, comments, secretNames, delimiters, fc.oneof(shaped, passwords), inlineComments)
  .map(([indent, comment, name, delimiter, secret, after]) => ({
    secret,
    lines: [`${indent}${comment}${name}${delimiter}${secret}${after}`],
  }));

const continued = fc
  .tuple(comments, secretNames, delimiters, passwords, fc.constantFrom('', 'first', 'first # note'))
  .map(([comment, name, delimiter, secret, first]) => ({
    secret,
    lines: [`${comment}${name}${delimiter}${first}`, `${comment}    ${secret}`],
  }));

const pasted = fc
  .tuple(
    fc.constantFrom('', '# ', 'note = ', 'region = x # ', '[profile ', 'old: ', 'x/', 'key-', '"', '  - '),
    shaped,
    fc.constantFrom('', ' ', ']', '"', ' # y', ','),
  )
  .map(([before, secret, after]) => ({ secret, lines: [before + secret + after] }));

const commandOptions = fc
  .tuple(
    fc.constantFrom('credential_process = ', '# credential_process=', ';Credential_Process : ', '    '),
    fc.constantFrom('tool', '"C:\\My Tools\\x.exe"', "sh -c 'x'", 'env A=b /opt/x'),
    fc.constantFrom('--password', '--token', '-secret', '--client-secret', '--api-key', '--db.passwd'),
    fc.constantFrom(' ', '=', '  ', '= '),
    passwords,
    fc.constantFrom("'", '"', ''),
    fc.constantFrom('', ' --region x', ' | cat'),
  )
  .map(([key, tool, option, delimiter, secret, quote, after]) => ({
    secret,
    lines: [`${key}${tool} ${option}${delimiter}${quote}${secret}${quote}${after}`],
  }));

const harmless = fc.constantFrom(
  ...[
    '',
    '[default]',
    '[profile a b]',
    'region = eu-west-1',
    '  s3 =',
    '    addressing_style = path',
    '# note',
  ],
  ...[
    'bogus',
    '   ; deep',
    'role_arn = arn:aws:iam::123456789012:role/x',
    'credential_process = tool --password',
  ],
  ...['aws_secret_access_key = x', '# aws_session_token = x', "credential_process = x --token 'open"],
);
const planted = fc.oneof(named, continued, pasted, commandOptions);

describe('maskDocument', () => {
  it('shows no planted secret, wherever and however it stands', () => {
    const mixed = fc.array(fc.oneof(planted, harmless), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(mixed, fc.constantFrom('whole' as const, 'last-four' as const), (parts, accessKeyIds) => {
        const lines = parts.flatMap((part) => (typeof part === 'string' ? [part] : part.lines));
        const document = { byteOrderMark: false, lines: lines.map((line) => makeLine(line, '\n')) };
        const shown = maskDocument(document, { accessKeyIds });
        expect(shown).toHaveLength(lines.length);
        for (const part of parts) {
          if (typeof part !== 'string') expect(shown.join('\n')).not.toContain(part.secret);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('masks a part of a file as it masks the whole', () => {
    const mixed = fc.array(fc.oneof(planted, harmless), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(), (parts, one, other) => {
        const lines = parts.flatMap((part) => (typeof part === 'string' ? [part] : part.lines));
        const document = { byteOrderMark: false, lines: lines.map((line) => makeLine(line, '\n')) };
        const places = [one % (lines.length + 1), other % (lines.length + 1)];
        const [start, end] = [Math.min(...places), Math.max(...places)];
        const whole = maskDocument(document, { accessKeyIds: 'last-four' });
        const part = maskLines(document, { accessKeyIds: 'last-four' }, start, end);
        expect(part).toEqual(whole.slice(start, end));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives one text for each line and never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const document = parseDocument(bytes);
        expect(maskDocument(document, { accessKeyIds: 'last-four' })).toHaveLength(document.lines.length);
      }),
    );
  });
});
