/** Every setting that an AWS tool is known to read, a row each. A new one is one row in ./setting-rows.ts. */
import { NameFinder } from './closeness.js';
import type { Setting } from './field.js';
import {
  apiVersionRow,
  configRows,
  keyRows,
  serviceRow,
  sessionRows,
  type SettingRow,
} from './setting-rows.js';

function toSetting(
  [key, rule, readBy = null, effect = 'none']: SettingRow,
  section: Setting['section'],
  file: Setting['file'],
): Setting {
  return { key, rule, readBy, file, section, effect };
}

/** Those of profiles first. */
export const settings: readonly Setting[] = [
  ...keyRows.map((row) => toSetting(row, 'profile', 'credentials')),
  ...configRows.map((row) => toSetting(row, 'profile', 'config')),
  ...sessionRows.map((row) => toSetting(row, 'sso-session', 'config')),
];

function byKey(section: Setting['section']): ReadonlyMap<string, Setting> {
  return new Map(
    settings.filter((setting) => setting.section === section).map((setting) => [setting.key, setting]),
  );
}

const ofProfiles = byKey('profile');
const ofSessions = byKey('sso-session');
const ofService = toSetting(serviceRow, 'services', 'config');
const ofApi = toSetting(apiVersionRow, 'profile', 'config');
const names = new NameFinder([...ofProfiles.keys()]);

/** @param key in lower case, nested keys flat. Null for a setting that no known tool reads */
export function settingOf(key: string, section: Setting['section'] = 'profile'): Setting | null {
  switch (section) {
    case 'profile':
      return ofProfiles.get(key) ?? (/^api_versions\../u.test(key) ? { ...ofApi, key } : null);
    case 'sso-session':
      return ofSessions.get(key) ?? null;
    case 'services':
      return /^[^.]+\.endpoint_url$/u.test(key) ? { ...ofService, key } : null;
  }
}

/** Names of settings of profiles that differ from this one by a slip of the fingers, the closest first. */
export function closeSettingNames(key: string): readonly string[] {
  return settingOf(key) === null ? names.closestTo(key) : [];
}

/** Services whose address people set, for completion within `[services N]`; any other service ID may stand there too. */
export const serviceNames: readonly string[] = [
  ...[
    'cloudformation',
    'cloudwatch',
    'dynamodb',
    'ec2',
    'ecr',
    'ecs',
    'eventbridge',
    'iam',
    'kinesis',
    'kms',
  ],
  ...['lambda', 'rds', 's3', 'secrets_manager', 'sns', 'sqs', 'ssm', 'sts'],
];
