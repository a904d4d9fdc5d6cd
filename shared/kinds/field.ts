/** What a setting is: where it belongs, which values it takes. Forms, `keyway add`, paste and findings all read these rows. */
import type { ToolId } from '../vocabulary.js';

/** Which values a setting takes. Each has one check in ./rules.ts. */
export type ValueRule =
  | { readonly kind: 'text' }
  | { readonly kind: 'access-key-id' }
  | { readonly kind: 'secret-access-key' }
  | { readonly kind: 'session-token' }
  | { readonly kind: 'account-id' }
  | { readonly kind: 'role-arn' }
  | { readonly kind: 'mfa-serial' }
  | { readonly kind: 'external-id' }
  | { readonly kind: 'session-name' }
  | { readonly kind: 'arn' }
  | { readonly kind: 'region' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'sso-session' }
  | { readonly kind: 'services' }
  | { readonly kind: 'start-url' }
  | { readonly kind: 'url' }
  | { readonly kind: 'path' }
  /** A command line that tools split by shlex or a shell. */
  | { readonly kind: 'command' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'integer'; readonly least: number; readonly most: number; readonly unit: IntegerUnit }
  /** A size such as `8MB` or a rate such as `10MB/s`. */
  | { readonly kind: 'size'; readonly perSecond: boolean }
  | { readonly kind: 'list' };

export type IntegerUnit = 'seconds' | 'bytes' | 'none';

/** One setting that a section may hold. */
export interface Setting {
  /** In lower case; within a nested block `s3.addressing_style`. */
  readonly key: string;
  readonly rule: ValueRule;
  /** The tools that read it; null for all of them. */
  readonly readBy: readonly ToolId[] | null;
  /** Where `aws configure set` puts it: the credentials file for keys, else the config file. */
  readonly file: 'config' | 'credentials';
  /** Which sections it stands in. */
  readonly section: 'profile' | 'sso-session' | 'services';
  /** Tools run it as a program, or send requests where it says: setting it takes consent in main. */
  readonly effect: 'none' | 'runs-program' | 'sends-elsewhere';
}

/** A setting's place in the form of one kind. */
export interface FormField {
  readonly key: string;
  readonly section: 'profile' | 'sso-session';
  /** `one-of`: exactly one of the fields with that group. */
  readonly presence: 'required' | 'optional' | { readonly oneOf: string };
  /** Folded away until asked for, or until it has a value. */
  readonly isMore: boolean;
  /** What a new form starts with; empty for nothing. */
  readonly initial: string;
}

/** How a field is named where a problem or a failure points to it: `name`, `region`, `sso-session.sso_region`, `services.s3.endpoint_url`. */
export function fieldName(section: Setting['section'], key: string): string {
  return section === 'profile' ? key : `${section}.${key}`;
}
