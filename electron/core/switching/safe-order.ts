/**
 * In which order two files are written, so that at no moment `default` means a third identity.
 *
 * Each state on the way is evaluated as the AWS CLI would: the identity must be that of before, that of
 * after, or an error. Where neither order does it, one file or both are first written without any default.
 */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { Documents } from './set-aside.js';

/** One write on the way from before to after. */
export interface Step {
  readonly role: FileRole;
  readonly after: IniDocument;
}

/** Says who a profile is, given both files: equal text, equal credentials; starts with `error:` or is `none` where there are none. */
export type IdentityOf = (documents: Documents) => string;

/**
 * @param before both files as they are
 * @param bare both files with the present default set aside and no new one
 * @param after both files as they shall be
 * @param ofDefault the identity that must not waver
 * @param ofDependants those of profiles that are pointed elsewhere: an order in which they do not waver either is
 *   preferred, but there is not always one
 * @returns the steps in order; null where every order passes through a third identity of the default
 */
export function safeOrder(
  before: Documents,
  bare: Documents,
  after: Documents,
  ofDefault: IdentityOf,
  ofDependants: readonly IdentityOf[],
): readonly Step[] | null {
  const changed = (['config', 'credentials'] as const).filter((role) => before[role] !== after[role]);
  const write = (role: FileRole): Step => ({ role, after: after[role] });
  const clear = (role: FileRole): Step => ({ role, after: bare[role] });
  if (changed.length < 2) return changed.map(write);
  const orders: readonly (readonly Step[])[] = [
    [write('config'), write('credentials')],
    [write('credentials'), write('config')],
    [clear('config'), write('credentials'), write('config')],
    [clear('credentials'), write('config'), write('credentials')],
    [clear('config'), clear('credentials'), write('config'), write('credentials')],
    [clear('config'), clear('credentials'), write('credentials'), write('config')],
    [clear('credentials'), clear('config'), write('config'), write('credentials')],
    [clear('credentials'), clear('config'), write('credentials'), write('config')],
  ];
  const candidates = orders.map((order) => ({ order, states: statesOnTheWay(before, order) }));
  const safe = candidates.filter(({ states }) => isSafe(before, after, states, [ofDefault]));
  const best = safe.find(({ states }) => isSafe(before, after, states, ofDependants)) ?? safe[0];
  return best?.order ?? null;
}

function statesOnTheWay(before: Documents, order: readonly Step[]): readonly Documents[] {
  let state = before;
  return order.slice(0, -1).map((step) => {
    state = { ...state, [step.role]: step.after };
    return state;
  });
}

function isSafe(
  before: Documents,
  after: Documents,
  states: readonly Documents[],
  identities: readonly IdentityOf[],
): boolean {
  return identities.every((identityOf) => {
    const allowed = new Set([identityOf(before), identityOf(after), 'none']);
    return states.map(identityOf).every((identity) => allowed.has(identity) || identity.startsWith('error:'));
  });
}
