import type { Failure } from './failure.js';

/** What a service gives back: a value, or an expected failure. No schema stands here: what must start fast uses it. */
export type Result<Value, Failed = Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failed };

/** The result that holds a value. */
export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** The result that holds a failure. */
export function fail<Failed>(failure: Failed): { readonly ok: false; readonly failure: Failed } {
  return { ok: false, failure };
}
