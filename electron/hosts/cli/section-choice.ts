/** Which section `set` and `unset` are about where it is no profile's. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { SectionChanges } from '../../core/editing/edit.js';
import { type CommandFailure, type Given, wrongUse } from './command.js';

/** Null for a profile. Both options at once, or one with another location or a secret, are wrong use. */
export function sectionOf(
  given: Given,
): Result<Pick<SectionChanges, 'kind' | 'name'> | null, CommandFailure> {
  const { values, flags, command } = given;
  const kinds = (['sso-session', 'services'] as const).filter((kind) => values.has(kind));
  const [kind] = kinds;
  if (kind === undefined) return succeed(null);
  if (kinds.length > 1 || values.has('location') || flags.has('secret-stdin'))
    return fail(wrongUse('section-stands-alone', command, `--${kind}`));
  return succeed({ kind, name: values.get(kind) ?? '' });
}
