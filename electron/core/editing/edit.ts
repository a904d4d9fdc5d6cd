/** What can be done to profiles: values in, documents out. */
import type { EditEffects } from '../../../shared/models/edit.js';
import type { Result } from '../../../shared/models/failure.js';
import type { FindingCode } from '../../../shared/models/finding.js';
import type { storeLocation } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { Secret } from '../secret.js';

/** Where a profile stands. */
export interface Place {
  readonly name: string;
  /** The shown path of another credentials file, or `storeLocation`; null for the shared files. */
  readonly location: string | null;
}

/** What edits of the encrypted store need besides the files. The same answers each time one edit is planned. */
export interface StoreContext {
  /** The opaque id of a new profile of that name. */
  newId(name: string): string;
  /** The line by which tools get the stored profile of that id; fails where none can be written. */
  bridgeLine(id: string): Result<string>;
}

/** A new value for one setting; null takes it out. */
export interface SettingChange {
  /** In lower case, nested keys flat: `s3.addressing_style`. */
  readonly key: string;
  readonly value: string | Secret | null;
  /** What it was when the person looked, null for not there; undefined where nobody looked. */
  readonly expected?: string | null;
}

/** Changes of a section that profiles name; it is made where it is missing. */
export interface SectionChanges {
  readonly kind: 'sso-session' | 'services';
  readonly name: string;
  readonly changes: readonly SettingChange[];
  /** True: the section may be missing, and values that are there already must be the same (`sso-session-differs`). */
  readonly mustAgree: boolean;
  /** False: a missing section is `section-not-found`. */
  readonly mayCreate: boolean;
}

/** The access key that takes the place of another. */
export interface NewKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Null takes the session token out. */
  readonly sessionToken: Secret | null;
}

/** A profile from elsewhere, as it shall stand here. */
export interface ImportedProfile {
  readonly name: string;
  readonly replace: boolean;
  readonly settings: readonly SettingChange[];
  readonly sections: readonly SectionChanges[];
}

export type ProfileEdit =
  | {
      readonly kind: 'save';
      /** Null: a new profile, whose name must be free (`profile-exists`). */
      readonly from: Place | null;
      /** Another name than `from` renames it, and what names it. */
      readonly to: Place;
      readonly changes: readonly SettingChange[];
      readonly sections: readonly SectionChanges[];
    }
  | { readonly kind: 'section'; readonly section: SectionChanges }
  | { readonly kind: 'rename'; readonly renames: readonly { readonly from: Place; readonly to: string }[] }
  | { readonly kind: 'clone'; readonly from: Place; readonly to: Place }
  | {
      readonly kind: 'remove';
      readonly places: readonly Place[];
      /** By name of a profile that stays: its new source_profile. */
      readonly sources: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'region'; readonly places: readonly Place[]; readonly region: string | null }
  | { readonly kind: 'default-region'; readonly region: string | null }
  /** Everywhere the key ID of that profile stands, in every file. */
  | { readonly kind: 'replace-key'; readonly place: Place; readonly key: NewKey }
  | { readonly kind: 'to-sso-session'; readonly place: Place; readonly session: string }
  | {
      readonly kind: 'import';
      readonly profiles: readonly ImportedProfile[];
      /** The encrypted store; left out, or null: the shared files. */
      readonly location?: typeof storeLocation | null;
    }
  /** `line` is null for a finding of the whole file; `file` as shown. */
  | { readonly kind: 'fix'; readonly code: FindingCode; readonly file: string; readonly line: number | null };

/** What an edit makes of the files. */
export interface EditingPlan {
  /** By shown path, in the order in which they must be written. Empty where nothing has to be. */
  readonly steps: readonly { readonly path: string; readonly after: IniDocument }[];
  /** By shown path: the raw headers of all sections that the edit names, old and new. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly effects: Omit<EditEffects, 'consent'>;
  /** Settings that the edit brings in or gives another value, for the question of consent. Never secrets. */
  readonly newSettings: readonly { readonly profile: string; readonly key: string; readonly value: string }[];
}
