/** What every group of procedures makes its answers with. */
import { ORPCError } from '@orpc/server';
import type { ChangeMade } from '../../shared/models/change.js';
import type { Result } from '../../shared/models/failure.js';
import type { KeyIdMask, MadeChange } from '../services/api.js';
import type { MfaAnswer } from '../services/sessions-api.js';
import { typedSecret } from '../services/typed-secret.js';

/** Windows see the last four characters of a key ID; the command line, which shows them whole, does not come here. */
export const mask: KeyIdMask = 'last-four';

/** The value of a result; an expected failure is thrown as the typed error of the same code. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { code, facts, action } = result.failure;
  throw new ORPCError(code, { data: { facts, action } });
}

export function toChangeMade(made: MadeChange, revertsAt: number | null): ChangeMade {
  return {
    change: made.id,
    files: made.files,
    writtenInPlace: made.writtenInPlace,
    revertsAt: revertsAt === null ? null : new Date(revertsAt).toISOString(),
  };
}

/** What crossed: a code that a person typed is plain text there. */
type TypedAnswer =
  | { readonly kind: 'code'; readonly device: string; readonly code: string }
  | { readonly kind: 'kept-secret'; readonly device: string }
  | null;

/** A typed code becomes a Secret at once. */
export function answerOf(typed: TypedAnswer): MfaAnswer | null {
  return typed?.kind === 'code' ? { ...typed, code: typedSecret(typed.code) } : typed;
}
