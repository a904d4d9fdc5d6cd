/** What became of a suite's cases, and how it is printed. */

/** One case. `why` tells what was expected and what came, or why it was not asked. */
export interface CaseResult {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly why: string | null;
}

export interface SuiteReport {
  readonly suite: string;
  readonly cases: readonly CaseResult[];
}

/** Passed where both are the same JSON, whatever the order of keys. */
export function compare(name: string, expected: unknown, answered: unknown): CaseResult {
  const [wanted, got] = [canonical(expected), canonical(answered)];
  return wanted === got
    ? { name, status: 'passed', why: null }
    : { name, status: 'failed', why: `expected ${wanted}, answered ${got}` };
}

export function skipped(name: string, why: string): CaseResult {
  return { name, status: 'skipped', why };
}

/** Prints the reports; true where nothing failed. */
export function printReports(reports: readonly SuiteReport[], print: (line: string) => void): boolean {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { suite, cases } of reports) {
    const own = { passed: 0, failed: 0, skipped: 0 };
    for (const { status } of cases) own[status] += 1;
    print(`${suite}: ${countText(own)}`);
    for (const { name, status, why } of cases) {
      if (status === 'failed') print(`  failed: ${name}: ${why ?? ''}`);
    }
    for (const [why, count] of skippedReasons(cases)) print(`  skipped ${String(count)}: ${why}`);
    counts.passed += own.passed;
    counts.failed += own.failed;
    counts.skipped += own.skipped;
  }
  print(countText(counts));
  return counts.failed === 0;
}

function countText(counts: Readonly<Record<CaseResult['status'], number>>): string {
  return `${String(counts.passed)} passed, ${String(counts.failed)} failed, ${String(counts.skipped)} skipped`;
}

function skippedReasons(cases: readonly CaseResult[]): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const { status, why } of cases) {
    if (status === 'skipped') reasons.set(why ?? '', (reasons.get(why ?? '') ?? 0) + 1);
  }
  return reasons;
}

function canonical(value: unknown): string {
  return JSON.stringify(sorted(value ?? null));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
