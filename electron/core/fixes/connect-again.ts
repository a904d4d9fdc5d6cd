/** The line of the config file by which tools get a stored profile, written where it is missing or leads elsewhere. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { Draft } from '../editing/draft.js';
import type { StoreContext } from '../editing/edit.js';
import { editedAt, type Outcome } from '../editing/outcome.js';
import { connect, markOf } from '../editing/stored-sections.js';
import { bridgedTo, isCompanion } from '../profiles/stored.js';
import type { FixRequest } from './finding-fix.js';

/** Null for any other finding. Fails with `nothing-to-fix`, and as `store` does. */
export function connectAgain(draft: Draft, fix: FixRequest, store: StoreContext): Result<Outcome> | null {
  if (fix.code !== 'stored-profile-not-connected' && fix.code !== 'bridge-line-broken') return null;
  const name = nameAt(draft, fix);
  const mark = name === null || !draft.hasStore ? null : markOf(draft, name);
  if (name === null || mark === null) return nothingToFix(fix);
  const shared = draft.set.findByName(name);
  const isBridge = shared !== undefined && bridgedTo(shared) !== null;
  if (shared !== undefined && !isBridge && !isCompanion(shared, mark.id)) return nothingToFix(fix);
  const connected = connect(draft, name, mark.id, [], store);
  return connected.ok ? succeed(editedAt([{ name, location: null }])) : connected;
}

/** The profile whose section has that line, in the store or in a shared file. */
function nameAt({ set }: Draft, { code, file, line }: FixRequest): string | null {
  const isInStore = code === 'stored-profile-not-connected';
  const found = set.profiles.find(
    ({ location, sections }) =>
      location === (isInStore ? storeLocation : null) &&
      sections.some(
        (section) =>
          section.file === file && line !== null && section.line <= line && line <= section.lastLine,
      ),
  );
  return found?.name ?? null;
}

function nothingToFix({ file }: FixRequest): Result<never> {
  return fail<Failure>({ code: 'nothing-to-fix', facts: { path: file }, action: 'retry' });
}
