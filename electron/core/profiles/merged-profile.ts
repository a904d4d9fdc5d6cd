/** One profile, put together from what each file says of its name. */
import type { Finding, FindingCode } from '../../../shared/models/finding.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { known, type KnownSetting } from '../dialects/known-settings.js';
import { accountOfArn, isAccountId } from './arn.js';
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
import { kindOf, type OwnSource, ownSource, sourceKindOf, type SsoSessions } from './sources.js';

/** The other profiles that a profile stands among. */
export interface Around {
  readonly ssoSessions: SsoSessions;
  /** Says what is odd about a profile among them. */
  readonly judge: (profile: ProfileDraft) => readonly Finding[];
  /** The codes of what `judge` gives, each once. */
  readonly judgeCodes: (profile: Pick<Profile, 'findings'> & ProfileDraft) => readonly FindingCode[];
}

const alone: Around = { ssoSessions: new Map(), judge: () => [], judgeCodes: () => [] };
const nobody: readonly string[] = [];
const noSections: readonly ProfileSection[] = [];

/** As small as can be: what is asked of few of ten thousand profiles is worked out when it is asked for. */
export class MergedProfile implements Profile {
  readonly name: string;
  readonly config: FilePart | null;
  credentials: FilePart | null;
  known: number;
  kind: ProfileKind = 'settings';
  ownKind: OwnSource['kind'] | null = null;
  #around: Around = alone;
  #dependants: string[] | null = null;
  #ownSource: OwnSource | null = null;
  #findings: readonly Finding[] | null = null;

  constructor(name: string, config: FilePart | null, credentials: FilePart | null) {
    this.name = name;
    this.config = config;
    this.credentials = credentials;
    this.known = (config?.values.known ?? 0) | (credentials?.values.known ?? 0);
  }

  /** Before it is completed. */
  addCredentials(part: FilePart): void {
    this.credentials = part;
    this.known |= part.values.known;
  }

  /** Says what it is, now that nothing is added to it, and whom to ask for what it does not know itself. */
  complete(around: Around): void {
    this.#around = around;
    this.ownKind = sourceKindOf(this);
    this.kind = kindOf(this, this.ownKind);
  }

  addDependant(name: string): void {
    if (this.#dependants === null) this.#dependants = [name];
    else this.#dependants.push(name);
  }

  get id(): string {
    return profileId(this.location, this.name);
  }

  get location(): string | null {
    return this.credentials?.source.role === 'location' ? this.credentials.source.path : null;
  }

  get accountId(): string | null {
    return accountOf(this, this.kind);
  }

  get region(): string | null {
    return presentText(this, known.region);
  }

  get dependants(): readonly string[] {
    return this.#dependants ?? nobody;
  }

  get ownSource(): OwnSource | null {
    if (this.ownKind !== null) this.#ownSource ??= ownSource(this, this.#around.ssoSessions);
    return this.#ownSource;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#around.judge(this);
    return this.#findings;
  }

  get findingCodes(): readonly FindingCode[] {
    return this.#around.judgeCodes(this);
  }

  get sections(): readonly ProfileSection[] {
    return listSections(this, 'sections');
  }

  get shadowed(): readonly ProfileSection[] {
    return listSections(this, 'shadowed');
  }

  get settings(): Profile['settings'] {
    return mergeSettings(this);
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
  const said = presentText(parts, known.aws_account_id);
  const plain = said !== null && isAccountId(said) ? said : null;
  switch (kind) {
    case 'role':
    case 'web-identity':
      return accountOfArn(textOf(parts, known.role_arn));
    case 'sso': {
      const account = presentText(parts, known.sso_account_id);
      return account !== null && isAccountId(account) ? account : null;
    }
    case 'login':
      return accountOfArn(textOf(parts, known.login_session)) ?? plain;
    case 'process':
    case 'access-key':
    case 'metadata':
    case 'settings':
      return plain;
  }
}

function presentText(parts: ProfileParts, setting: KnownSetting): string | null {
  const text = textOf(parts, setting);
  return text === '' ? null : text;
}
