/** A problem of a value, whichever field it stands in. */
import type { Problem, ProblemCode } from '../models/problem.js';

export type ValueProblem = Omit<Problem, 'field'>;

export function valueProblem(
  code: ProblemCode,
  severity: Problem['severity'],
  more: Partial<Pick<Problem, 'facts' | 'tools' | 'suggestion'>> = {},
): ValueProblem {
  return { code, severity, facts: {}, tools: [], suggestion: null, ...more };
}
