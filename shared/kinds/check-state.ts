/** What the checks ask of a form again and again. */
import type { Problem, ProblemCode } from '../models/problem.js';
import type { FormState } from './check.js';

/** Null for a setting that is empty or not there. */
export function valueOf({ values }: Pick<FormState, 'values'>, key: string): string | null {
  const value = values[key];
  return value === undefined || value === '' ? null : value;
}

/** Whether a secret setting is there, in the file or in the form. */
export function hasSecret({ secrets }: FormState, key: string): boolean {
  return (secrets[key] ?? 'none') !== 'none';
}

/** Whether it holds an access key, both halves. */
export function hasKey(state: FormState): boolean {
  return valueOf(state, 'aws_access_key_id') !== null && hasSecret(state, 'aws_secret_access_key');
}

export function problemOf(
  code: ProblemCode,
  severity: Problem['severity'],
  field: string,
  more: Partial<Pick<Problem, 'facts' | 'tools' | 'suggestion'>> = {},
): Problem {
  return { code, severity, field, facts: {}, tools: [], suggestion: null, ...more };
}
