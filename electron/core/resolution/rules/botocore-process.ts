/** Profiles whose credentials a program prints. */
import { splitShellWords } from '../../dialects/shell-words.js';
import type { Context } from '../context.js';
import { missed, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import type { Looked, Place, ProfileKind } from './botocore-kind.js';
import { originOf, profileOf, textOf } from './botocore-profile.js';

/** Nothing is run: what the program gives, or that it fails, only asking tells. */
function look(context: Context, place: Place): Looked {
  const profile = profileOf(context, place.profile);
  const line = textOf(profile, 'credential_process');
  if (line === null) return { absent: because('setting-not-set', { setting: 'credential_process' }) };
  const origin = originOf(profile, 'credential_process');
  const reason = because('value-not-valid', { setting: 'credential_process' });
  const words = splitShellWords(line);
  if (words === null) return missed(reason, origin, stopWith('ValueError', 'No closing quotation'));
  const [program] = words;
  if (program === undefined) return missed(reason, origin, stopWith('IndexError', 'list index out of range'));
  const base = {
    source: 'custom-process',
    profile: place.profile,
    accessKeyId: null,
    facts: { program },
  } as const;
  return reached(base, false, because('credential-process', { program }), origin);
}

export const customProcess: ProfileKind = {
  source: 'custom-process',
  cite: 'botocore 1.43.11, credentials.py, ProcessProvider; compat.py, compat_shell_split',
  look,
};
