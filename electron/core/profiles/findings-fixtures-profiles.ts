/** For tests: fixture homes of findings about profiles and their settings. */
import { parseDocument } from '../ini/document.js';
import { outlineDocument } from '../ini/outline.js';
import { fingerprintOf, formatManagedMark } from '../switching/managed.js';
import { byPerson, type Fixtures, inConfig, lines } from './findings-fixtures.js';

const region = 'region = eu-west-1';
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin';
const credentials = lines(
  '[base]',
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'aws_session_token = token',
);
const sso = ['sso_account_id = 111122223333', 'sso_role_name = Reader'];
const session = [
  '[sso-session corp]',
  'sso_start_url = https://example.awsapps.com/start',
  'sso_region = eu-west-1',
];

/** A profile p of the config file beside the profile base, with credentials. */
function profile(...settings: readonly string[]): { readonly config: string; readonly credentials: string } {
  return { config: lines('[profile p]', region, ...settings), credentials };
}

/** Keyway's comment in a copy of p with that one setting. */
function markOf(setting: string): string {
  const [section] = outlineDocument(
    parseDocument(new TextEncoder().encode(`[default]\n${setting}\n`)),
  ).sections;
  const fingerprint = fingerprintOf(section ?? { entries: [] });
  return formatManagedMark({ copyOf: 'p', location: null, fingerprint, keptAs: [] });
}

function form(field: string | null) {
  return { kind: 'form', field } as const;
}

export const profileFixtures: Fixtures<
  | 'missing-source-profile'
  | 'role-without-source'
  | 'two-role-sources'
  | 'role-chain-cycle'
  | 'web-identity-without-role'
  | 'missing-sso-session'
  | 'incomplete-sso'
  | 'uppercase-key'
  | 'inline-comment-in-value'
  | 'quoted-value'
  | 'empty-value'
  | 'setting-name-close'
  | 'profile-without-settings'
  | 'region-missing'
  | 'region-unknown'
  | 'legacy-sso'
  | 'process-program-missing'
  | 'setting-differs'
  | 'active-copy-stale'
> = {
  'missing-source-profile': [
    {
      name: 'nearly the name of one',
      home: profile(role, 'source_profile = bsae'),
      without: profile(role, 'source_profile = base'),
      fix: { kind: 'edit', config: lines('[profile p]', region, role, 'source_profile = base') },
    },
    byPerson(
      'like no other',
      profile(role, 'source_profile = nobody'),
      form('source_profile'),
      profile(role, 'source_profile = base'),
    ),
  ],
  'role-without-source': [
    inConfig(
      'a source in other letters',
      lines('[profile p]', region, role, 'credential_source = ec2instancemetadata'),
      lines('[profile p]', region, role, 'credential_source = Ec2InstanceMetadata'),
    ),
    byPerson(
      'an unknown source',
      profile(role, 'credential_source = x'),
      form('credential_source'),
      profile(role, 'credential_source = Environment'),
    ),
    byPerson('none', profile(role), form('source_profile'), profile(role, 'source_profile = base')),
  ],
  'two-role-sources': [
    byPerson(
      'both',
      profile(role, 'source_profile = base', 'credential_source = Environment'),
      form('source_profile'),
      profile(role, 'source_profile = base'),
    ),
  ],
  'role-chain-cycle': [
    byPerson(
      'itself',
      profile(role, 'source_profile = p'),
      form('source_profile'),
      profile(role, 'source_profile = base'),
    ),
  ],
  'web-identity-without-role': [
    byPerson(
      'no role',
      profile('web_identity_token_file = /t'),
      form('role_arn'),
      profile('web_identity_token_file = /t', role),
    ),
  ],
  'missing-sso-session': [
    inConfig(
      'nearly the name of one',
      lines('[profile p]', region, ...sso, 'sso_session = crop', ...session),
      lines('[profile p]', region, ...sso, 'sso_session = corp', ...session),
    ),
    byPerson(
      'none',
      profile(...sso, 'sso_session = corp'),
      form('sso_session'),
      profile(...sso, 'sso_session = corp', ...session),
    ),
  ],
  'incomplete-sso': [
    byPerson(
      'no role',
      profile('sso_account_id = 111122223333', 'sso_session = corp', ...session),
      form('sso_role_name'),
      profile(...sso, 'sso_session = corp', ...session),
    ),
    byPerson(
      'another Region than the session',
      profile(...sso, 'sso_session = corp', 'sso_region = us-east-1', ...session),
      form('sso_region'),
      profile(...sso, 'sso_session = corp', 'sso_region = eu-west-1', ...session),
    ),
  ],
  'uppercase-key': [
    inConfig(
      'a capital',
      lines('[profile p]', region, 'Output\t=  json'),
      lines('[profile p]', region, 'output\t=  json'),
    ),
  ],
  'inline-comment-in-value': [
    inConfig(
      'behind a value',
      lines('[profile p]', 'region=eu-west-1 # mine ; yours', 'output = json'),
      lines('[profile p]', '# mine ; yours', 'region=eu-west-1', 'output = json'),
      lines('[profile p]', 'region = eu-west-1#mine'),
    ),
    inConfig(
      'in a block',
      lines('[profile p]', region, 's3 =', '    use = x ;y', '    other = z'),
      lines('[profile p]', region, 's3 =', '    ;y', '    use = x', '    other = z'),
    ),
    inConfig(
      'in a value of several lines',
      lines('[profile p]', region, 'text = a # b', '  c # d'),
      lines('[profile p]', region, '# b', 'text = a', '  # d', '  c'),
    ),
    inConfig(
      'alone',
      lines('[profile p]', region, 'output = # json'),
      lines('[profile p]', region, '# json'),
    ),
    byPerson(
      'in a command line',
      { ...profile('credential_process = base # x'), programs: ['base'] },
      form('credential_process'),
      { ...profile('credential_process = base'), programs: ['base'] },
    ),
  ],
  'quoted-value': [
    inConfig(
      'double',
      lines('[profile p]', 'region = "eu-west-1"'),
      lines('[profile p]', 'region = eu-west-1'),
      lines('[profile p]', region, 'x = "a" or "b"', 'credential_process = "/a b"'),
    ),
    inConfig(
      'single, in a block, with spaces',
      lines('[profile p]', region, 's3 =', "  use = ' x '"),
      lines('[profile p]', region, 's3 =', '  use = x'),
    ),
  ],
  'empty-value': [
    inConfig('a setting', lines('[profile p]', region, 'output ='), lines('[profile p]', region)),
    inConfig(
      'the last of a block',
      lines('[profile p]', region, 's3 =', '  use =', '[profile q]', region),
      lines('[profile p]', region, '[profile q]', region),
    ),
    inConfig(
      'one of a block',
      lines('[profile p]', region, 's3 =', '  use =', '  other = x'),
      lines('[profile p]', region, 's3 =', '  other = x'),
    ),
    byPerson(
      'half of a source',
      profile(...sso, 'sso_session = corp', ...session, '[profile q]', region, 'credential_process ='),
      form('credential_process'),
      profile(...sso, 'sso_session = corp', ...session, '[profile q]', region),
    ),
  ],
  'setting-name-close': [
    inConfig(
      'a slip',
      lines('[profile p]', region, 'ouptut = json'),
      lines('[profile p]', region, 'output = json'),
      lines('[profile p]', region, 'granted_color = blue'),
    ),
    byPerson(
      'beside the right one',
      profile('ouptut = json', 'output = text'),
      form('output'),
      profile('output = text'),
    ),
  ],
  'profile-without-settings': [
    byPerson(
      'a header',
      { config: lines('[profile p]') },
      { kind: 'dialog', dialog: 'remove' },
      { config: '' },
    ),
  ],
  'region-missing': [
    byPerson(
      'a role',
      { config: lines('[profile p]', role, 'source_profile = base'), credentials },
      form('region'),
      profile(role, 'source_profile = base'),
    ),
  ],
  'region-unknown': [
    inConfig(
      'a slip',
      lines('[profile p]', 'region = eu-wset-1'),
      lines('[profile p]', region),
      lines('[profile p]', 'region = aws-global'),
    ),
    byPerson('something else', { config: lines('[profile p]', 'region = nowhere') }, form('region'), {
      config: lines('[profile p]', region),
    }),
  ],
  'legacy-sso': [
    byPerson(
      'whole',
      profile(...sso, ...session.slice(1)),
      { kind: 'dialog', dialog: 'to-sso-session' },
      profile(...sso, 'sso_session = corp', ...session),
    ),
  ],
  'process-program-missing': [
    byPerson('not there', profile('credential_process = "/opt/a tool" --json'), form('credential_process'), {
      ...profile('credential_process = "/opt/a tool" --json'),
      programs: ['/opt/a tool'],
    }),
  ],
  'setting-differs': [
    {
      name: 'a Region',
      home: {
        config: lines('[profile base]', region, 'output = json'),
        credentials: `${credentials}region = us-east-1\n`,
      },
      without: { config: lines('[profile base]', region), credentials: `${credentials}region = eu-west-1\n` },
      fix: { kind: 'edit', config: lines('[profile base]', 'output = json') },
    },
  ],
  'active-copy-stale': [
    {
      name: 'a Region',
      home: { config: lines('[profile p]', 'region = us-east-1', '[default]', markOf(region), region) },
      without: { config: lines('[profile p]', region, '[default]', markOf(region), region) },
      fix: {
        kind: 'edit',
        config: lines(
          ...['[profile p]', 'region = us-east-1', '[default]'],
          ...[markOf('region = us-east-1'), 'region = us-east-1'],
        ),
      },
    },
    {
      name: 'an original that is gone',
      home: { config: lines('[default]', markOf(region), region) },
      without: { config: lines('[default]', region) },
      fix: { kind: 'edit', config: lines('[default]', region) },
    },
  ],
};
