/**
 * What an edit would let tools run or send, found by comparing the files before and after it: whatever a plan says of itself,
 * what stands in the files afterwards counts.
 */
import { settingOf } from '../../../shared/kinds/settings.js';
import type { ConsentRequest } from '../../../shared/models/consent.js';
import type { ConsentReason } from '../../../shared/models/edit.js';
import { isAwsAddress } from '../../core/aws/aws-address.js';
import { readBotocore } from '../../core/dialects/botocore.js';
import type { DialectSection } from '../../core/dialects/botocore.js';
import type { EditingPlan, ProfileEdit } from '../../core/editing/edit.js';
import type { SourceFile } from '../../core/profiles/profiles.js';
import { showText } from '../../core/profiles/shown.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';

/** A setting that needs consent, and where it will stand. */
export interface NewEffect {
  readonly reason: ConsentReason;
  /** The profile's name, or the header of a section that is none. */
  readonly profile: string;
  readonly key: string;
  readonly value: string;
}

interface Found extends NewEffect {
  /** The same for all sections that make up one profile. */
  readonly owner: string;
}

/** Settings by which programs other than AWS's run one, such as aws-vault's `mfa_process`. */
const OTHER_PROGRAM = /_(?:process|command|program)$/u;

/** Edits that bring values of their own; the others only move what stands in the files. */
const bringing: ReadonlySet<ProfileEdit['kind']> = new Set(['save', 'section', 'import']);

/**
 * What is new of it, each setting and value once.
 * @param ownLines those by which Keyway itself hands out what is in the store
 */
export function newEffects(
  before: SwitchFiles,
  after: SwitchFiles,
  plan: EditingPlan,
  edit: ProfileEdit,
  ownLines: ReadonlySet<string> = new Set(),
): readonly NewEffect[] {
  // All other sections stay as they are: the second reader's veto sees to that.
  const candidates = effectsIn(after, plan.headers);
  if (candidates.length === 0) return [];
  const present = effectsIn(before, null);
  const isNew = ({ owner, key, value }: Found): boolean => {
    if (key === 'credential_process' && ownLines.has(value)) return false;
    const same = present.filter((other) => other.key === key && other.value === value);
    if (!bringing.has(edit.kind)) return same.length === 0;
    return !same.some((other) => other.owner === owner || other.owner === earlierOwner(edit));
  };
  const found = new Map<string, NewEffect>();
  const own = edit.kind === 'save' ? edit.to.name : null;
  const ownFirst = candidates.filter(isNew).toSorted((one, other) => {
    return Number(other.profile === own) - Number(one.profile === own);
  });
  for (const { reason, profile, key, value } of ownFirst) {
    const effect: NewEffect = { reason, profile, key, value };
    const identity = identityOf(effect);
    if (!found.has(identity)) found.set(identity, effect);
  }
  return [...found.values()];
}

/** What a person allows: this value for this setting, wherever the edit puts it. */
export function identityOf({ key, value }: Pick<NewEffect, 'key' | 'value'>): string {
  return JSON.stringify([key, value]);
}

/** The question for it; secrets within a command are masked. */
export function requestOf({ reason, profile, key, value }: NewEffect): ConsentRequest {
  const shown = showText(key, value, 'last-four');
  return reason === 'runs-program'
    ? { kind: reason, profile, setting: key, command: shown }
    : { kind: reason, profile, setting: key, address: shown };
}

/** A profile that gets another name in the same edit is still the same. */
function earlierOwner(edit: ProfileEdit): string | null {
  if (edit.kind !== 'save' || edit.from === null) return null;
  return ownerOf('profile', edit.from.name, edit.from.location);
}

/** @param headers by path: the sections to look into; null for all */
function effectsIn(files: SwitchFiles, headers: EditingPlan['headers'] | null): readonly Found[] {
  return [files.config, files.credentials, ...files.locations].flatMap((file) => {
    const named = headers === null ? null : new Set(headers.get(file.path));
    if (named?.size === 0) return [];
    const role = file.role === 'config' ? 'config' : 'credentials';
    return readBotocore(file.document, role)
      .sections.filter(({ header }) => named?.has(header) !== false)
      .flatMap((section) => effectsOf(file, section));
  });
}

function effectsOf(file: SourceFile, section: DialectSection): readonly Found[] {
  const profile = section.name ?? section.header;
  const location = file.role === 'location' ? file.path : null;
  const owner = ownerOf(section.name === null ? '' : section.kind, profile, location);
  return section.values.list.flatMap(({ folded, value }): readonly Found[] => {
    const texts = typeof value === 'string' ? [[folded, value] as const] : nestedTexts(folded, value);
    return texts.flatMap(([key, text]): readonly Found[] => {
      const reason = reasonOf(key, text);
      return reason === null ? [] : [{ owner, reason, profile, key, value: text }];
    });
  });
}

function nestedTexts(
  folded: string,
  nested: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  return [...nested].map(([key, text]) => [`${folded}.${key.toLowerCase()}`, text]);
}

function reasonOf(key: string, value: string): ConsentReason | null {
  // A key within a block may be anything's: what it is called counts.
  const last = key.slice(key.lastIndexOf('.') + 1);
  const effect =
    settingOf(key)?.effect ?? settingOf(last)?.effect ?? (OTHER_PROGRAM.test(last) ? 'runs-program' : 'none');
  if (effect === 'none' || value === '') return null;
  return effect === 'sends-elsewhere' && isAwsAddress(value) ? null : effect;
}

function ownerOf(kind: string, name: string, location: string | null): string {
  return JSON.stringify([kind, name, location]);
}
