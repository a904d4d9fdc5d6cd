/** Texts that people paste to fill a form. Secrets come out wrapped; nothing else of the text is kept. */
import { settingOf } from '../../../shared/kinds/settings.js';
import type { SectionValues } from '../../../shared/models/form.js';
import type { PastedFormat } from '../../../shared/models/pasted.js';
import { type ProfileKind, secretSettings } from '../../../shared/vocabulary.js';
import { maskShapes } from '../masking.js';
import { Secret } from '../secret.js';
import { forAwsTools, foreignKeysOf, type Settings } from './foreign.js';
import { expirationKeys, type FoundProfile, timeOf } from './found-profile.js';
import { type BlockProfile, readBlocks } from './paste-block.js';
import { readCommands } from './paste-commands.js';
import { readConsoleCsv } from './paste-csv.js';
import { readCredentialJson } from './paste-json.js';
import { readMembers } from './paste-members.js';
import { readVariableSettings } from './paste-variables.js';
import { kindOfSettings, showFlat } from './read-settings.js';

/** One profile found in a text. */
export interface PastedDraft {
  readonly format: PastedFormat;
  /** Null where the text names none. */
  readonly name: string | null;
  readonly kind: ProfileKind;
  /** By key in lower case, nested ones flat; secret settings are wrapped. */
  readonly settings: ReadonlyMap<string, string | Secret>;
  readonly ssoSession: SectionValues | null;
  readonly services: SectionValues | null;
  /** ISO 8601 in UTC; null where the text does not say when the credentials end. */
  readonly expiresAt: string | null;
  /** Those of the settings that only other programs read. */
  readonly foreignKeys: readonly string[];
  /** Others of them, in whose place AWS's own settings stand. */
  readonly translatedKeys: readonly string[];
}

interface Found extends FoundProfile {
  readonly ssoSession?: SectionValues | null;
  readonly services?: SectionValues | null;
  /** As they stand in the text, where they had to be put into AWS's own words. */
  readonly written?: Settings;
}

/** The surest first: what one of them reads, the others are not asked about. */
const readers: readonly ((text: string) => readonly Found[])[] = [
  fromBlocks,
  readConsoleCsv,
  readCredentialJson,
  readCommands,
  readVariableSettings,
  readMembers,
];

/** The profiles of a text; null where nothing in it makes one. Never throws. */
export function readPasted(text: string): readonly PastedDraft[] | null {
  const normal = text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n');
  for (const reader of readers) {
    const drafts = reader(normal).flatMap(draftOf);
    if (drafts.length > 0) return drafts;
  }
  return null;
}

function fromBlocks(text: string): readonly Found[] {
  const profiles = readBlocks(text);
  const named = profiles.flatMap(({ name, settings }) => (name === null ? [] : [[name, settings] as const]));
  const others = new Map(named);
  return profiles.map((profile) => foundBlock(profile, others));
}

function foundBlock(
  { name, settings, ssoSession, services }: BlockProfile,
  others: ReadonlyMap<string, Settings>,
): Found {
  const expiresAt = expirationKeys.map((key) => timeOf(settings.get(key))).find((time) => time !== null);
  return {
    format: 'profile-block',
    name,
    settings: forAwsTools(settings, others),
    written: settings,
    expiresAt: expiresAt ?? null,
    ssoSession,
    services,
  };
}

const secrets: ReadonlySet<string> = new Set(secretSettings);

/** A secret that belongs to no access key ID is of no use, and is not kept. */
function draftOf(found: Found): readonly PastedDraft[] {
  const hasId = (found.settings.get('aws_access_key_id') ?? '') !== '';
  const settings = new Map([...found.settings].filter(([key]) => hasId || !secrets.has(key)));
  if (settings.size === 0) return [];
  const wrapped = [...settings].map(
    ([key, value]) => [key, secrets.has(key) ? new Secret(value) : value] as const,
  );
  const { format, expiresAt, ssoSession = null, services = null, written = settings } = found;
  // A name that looks like a secret is one, in the wrong place.
  const name = found.name !== null && maskShapes(found.name) === found.name ? found.name : null;
  return [
    {
      format,
      name,
      kind: kindOfSettings(settings),
      settings: new Map<string, string | Secret>(wrapped),
      ssoSession: ssoSession === null ? null : openSection('sso-session', ssoSession),
      services: services === null ? null : openSection('services', services),
      expiresAt,
      foreignKeys: foreignKeysOf(settings),
      translatedKeys: foreignKeysOf(written).filter((key) => !settings.has(key)),
    },
  ];
}

/** Nothing of a section is wrapped: what is no setting of a session, or has a secret in it, is left out. */
function openSection(kind: 'sso-session' | 'services', { name, values }: SectionValues): SectionValues {
  const open = Object.entries(values).filter(
    ([key, value]) =>
      (kind === 'services' || settingOf(key, kind) !== null) && showFlat(key, value) === value,
  );
  return { name, values: Object.fromEntries(open) };
}
