/** One profile, put together from what each file says of its name. */
import type { Finding } from '../../../shared/models/finding.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { accountOfArn } from './arn.js';
import {
  type FilePart,
  mergeSettings,
  partsOf,
  type Profile,
  type ProfileDraft,
  profileId,
  type ProfileParts,
  type ProfileSection,
  textOf,
} from './profile.js';
import { kindOf, type OwnSource, ownSource, type SsoSessions } from './sources.js';

/** Says what is odd about a profile among the others. */
export type Judge = (profile: ProfileDraft) => readonly Finding[];

const noSections: readonly ProfileSection[] = [];

/** Made in one piece and completed in place: ten thousand of them are copied nowhere. */
export class MergedProfile implements Profile {
  readonly id: string;
  readonly name: string;
  readonly location: string | null;
  readonly kind: ProfileKind;
  readonly ownSource: OwnSource | null;
  readonly config: FilePart | null;
  readonly credentials: FilePart | null;
  readonly accountId: string | null;
  readonly region: string | null;
  #dependants: readonly string[] = [];
  #judge: Judge = () => [];
  #findings: readonly Finding[] | null = null;
  #settings: Profile['settings'] | null = null;
  #sections: readonly ProfileSection[] | null = null;

  constructor(name: string, config: FilePart | null, credentials: FilePart | null, ssoSessions: SsoSessions) {
    this.name = name;
    this.config = config;
    this.credentials = credentials;
    this.location = credentials?.source.role === 'location' ? credentials.source.path : null;
    this.id = profileId(this.location, name);
    this.ownSource = ownSource(this, ssoSessions);
    this.kind = kindOf(this, this.ownSource);
    this.accountId = accountOf(this, this.kind);
    this.region = presentText(this, 'region');
  }

  get dependants(): readonly string[] {
    return this.#dependants;
  }

  /** Judged when first asked for: planning a change asks for none of them. */
  get findings(): readonly Finding[] {
    this.#findings ??= this.#judge(this);
    return this.#findings;
  }

  get sections(): readonly ProfileSection[] {
    this.#sections ??= listSections(this, 'sections');
    return this.#sections;
  }

  get shadowed(): readonly ProfileSection[] {
    return listSections(this, 'shadowed');
  }

  /** Merged when first asked for: a list asks for none of them. */
  get settings(): Profile['settings'] {
    this.#settings ??= mergeSettings(this);
    return this.#settings;
  }

  /** Adds what takes all other profiles to know. */
  complete(dependants: readonly string[], judge: Judge): void {
    this.#dependants = dependants;
    this.#judge = judge;
  }
}

function listSections(parts: ProfileParts, which: 'sections' | 'shadowed'): readonly ProfileSection[] {
  const all = partsOf(parts).filter((part) => part[which].length > 0);
  if (all.length === 0) return noSections;
  return all.flatMap((part) => {
    const { path: file, role } = part.source;
    return part[which].map(({ header, line, lastLine, form }) => ({
      file,
      role,
      header,
      line,
      lastLine,
      form,
    }));
  });
}

/** Of the role where there is one; what aws_account_id says is used only where no other setting is surer. */
function accountOf(parts: ProfileParts, kind: ProfileKind): string | null {
  const said = presentText(parts, 'aws_account_id');
  const plain = said !== null && /^\d{12}$/u.test(said) ? said : null;
  switch (kind) {
    case 'role':
    case 'web-identity':
      return accountOfArn(textOf(parts, 'role_arn'));
    case 'sso': {
      const account = presentText(parts, 'sso_account_id');
      return account !== null && /^\d{12}$/u.test(account) ? account : null;
    }
    case 'login':
      return accountOfArn(textOf(parts, 'login_session')) ?? plain;
    case 'process':
    case 'access-key':
    case 'metadata':
    case 'settings':
      return plain;
  }
}

function presentText(parts: ProfileParts, key: string): string | null {
  const text = textOf(parts, key);
  return text === '' ? null : text;
}
