/**
 * The one place through which errors leave main. It stands outermost around every procedure, so that it also
 * holds for streams and for callers in the same process, which a transport's own handling does not reach.
 */
import { mapEventIterator, ORPCError } from '@orpc/client';
import { type ErrorMap, ValidationError } from '@orpc/contract';
import { os } from '@orpc/server';
import { isAsyncIteratorObject } from '@orpc/shared';
import type { RpcContext } from './context.js';

const errorIdDigits = 12;

/**
 * Lets an error pass only if the procedure declares its code and its data fits the declared shape; wrong input
 * passes without its particulars; everything else is logged under an id and becomes `internal` with that id.
 * Messages, stacks and causes never pass.
 */
export const seal = os.$context<RpcContext>().middleware(async ({ next, procedure, path, context }) => {
  const close = (error: unknown) => closeError(error, procedure['~orpc'].errorMap, path, context);
  try {
    const result = await next();
    const output: unknown = result.output;
    if (!isAsyncIteratorObject(output)) return result;
    const sealed = mapEventIterator(output, {
      value: (value: unknown) => Promise.resolve(value),
      error: close,
    });
    return { ...result, output: sealed };
  } catch (error) {
    throw await close(error);
  }
});

async function closeError(
  error: unknown,
  errorMap: ErrorMap,
  path: readonly string[],
  context: RpcContext,
): Promise<ORPCError<string, unknown>> {
  if (error instanceof ORPCError) {
    const code: unknown = error.code;
    const data: unknown = error.data;
    const declared = await asDeclared(String(code), data, errorMap);
    if (declared !== null) return declared;
    if (code === 'BAD_REQUEST') return new ORPCError('BAD_REQUEST');
  }
  const id = context.random.hex(errorIdDigits);
  context.logger.error('unexpected-error', { id, procedure: path.join('.'), ...describe(error) });
  return new ORPCError('internal', { defined: true, status: 500, data: { id } });
}

/** The error made anew from its code and checked data, so that nothing else of the thrown one is left in it. */
async function asDeclared(
  code: string,
  data: unknown,
  errorMap: ErrorMap,
): Promise<ORPCError<string, unknown> | null> {
  if (!Object.hasOwn(errorMap, code)) return null;
  const declaration = errorMap[code];
  if (declaration?.data === undefined || declaration.status === undefined) return null;
  const checked = await declaration.data['~standard'].validate(data);
  if (checked.issues !== undefined) return null;
  return new ORPCError(code, { defined: true, status: declaration.status, data: checked.value });
}

/** What the log may know of an unexpected error: its kind and place. Its message may quote a file, so it stays out. */
function describe(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { kind: error.name, frames: frames.join('\n'), ...describeMismatch(error.cause) };
}

/** Which fields did not fit, by name alone: a validation error also carries the values. */
function describeMismatch(cause: unknown): Readonly<Record<string, string>> {
  if (!(cause instanceof ValidationError)) return {};
  const fields = cause.issues.map((issue) => (issue.path ?? []).map(stepName).join('.'));
  return { fields: fields.join(', ') };
}

function stepName(step: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof step === 'object' ? step.key : step);
}
