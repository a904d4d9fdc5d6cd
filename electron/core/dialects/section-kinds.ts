/** What a section is by its header, as `configloader.build_profile_map` sorts them. */
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { splitShellWords } from './shell-words.js';

export type SectionKind = 'profile' | 'sso-session' | 'services' | 'other';

export interface SectionClass {
  readonly kind: SectionKind;
  /** What botocore calls it; null where it is nothing to botocore. May be empty. */
  readonly name: string | null;
  readonly form: 'bare' | 'prefixed';
}

/** A name that takes no splitting: nearly every one. */
const PLAIN_WORD = /^[\w./@:+-]+$/u;

/** A credentials file has profiles only, called what their header says, whatever that is. */
export function classify(header: string, role: FileRole): SectionClass {
  if (header === 'DEFAULT') return { kind: 'other', name: null, form: 'bare' };
  if (role === 'credentials') return { kind: 'profile', name: header, form: 'bare' };
  if (header === defaultProfileName) return { kind: 'profile', name: header, form: 'bare' };
  const kind = (['profile', 'sso-session', 'services'] as const).find((word) => header.startsWith(word));
  if (kind === undefined) return { kind: 'other', name: null, form: 'bare' };
  const plain = header.slice(kind.length + 1);
  if (header.startsWith(`${kind} `) && PLAIN_WORD.test(plain)) return { kind, name: plain, form: 'prefixed' };
  const words = splitShellWords(header);
  const [, name] = words ?? [];
  if (words?.length !== 2 || name === undefined) return { kind: 'other', name: null, form: 'prefixed' };
  return { kind, name, form: 'prefixed' };
}
