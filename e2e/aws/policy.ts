/** Whether a caller may: explicit denials first, then what is allowed, as IAM evaluates policies. */
import type { Caller } from './caller.js';
import type { PolicyKind, Statement } from './model.js';

export type Decision =
  | { readonly allowed: true }
  /** `policy` reads as AWS's sentence goes on: "an identity-based policy" after an explicit denial, else "identity-based policy". */
  | { readonly allowed: false; readonly explicit: boolean; readonly policy: string };

/** @param pattern in which `*` stands for any characters, and `?` for one */
export function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'u').test(value);
}

function applies(statement: Statement, caller: Caller, action: string, resource: string): boolean {
  return (
    statement.actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    statement.resources.some((pattern) => matches(pattern, resource)) &&
    !(statement.unlessMfa && caller.mfa)
  );
}

function withArticle(kind: PolicyKind): string {
  return kind.startsWith('i') ? `an ${kind}` : `a ${kind}`;
}

function statementsOf(caller: Caller): readonly Statement[] {
  if (caller.isRoot) return caller.account.policies;
  return [...caller.account.policies, ...(caller.user?.policies ?? caller.role?.policies ?? [])];
}

/**
 * @param action `iam:CreateAccessKey`
 * @param resource the ARN that it is about, or `*`
 */
export function decide(caller: Caller, action: string, resource: string): Decision {
  const relevant = statementsOf(caller).filter((statement) => applies(statement, caller, action, resource));
  const denial = relevant.find(({ effect }) => effect === 'Deny');
  if (denial !== undefined) return { allowed: false, explicit: true, policy: withArticle(denial.kind) };
  if (caller.isRoot) return { allowed: true };
  const isAllowedBy = (kind: PolicyKind): boolean =>
    relevant.some((statement) => statement.effect === 'Allow' && statement.kind === kind);
  const isBounded = statementsOf(caller).some(({ kind }) => kind === 'permissions boundary');
  if (!isAllowedBy('identity-based policy')) {
    return { allowed: false, explicit: false, policy: 'identity-based policy' };
  }
  if (isBounded && !isAllowedBy('permissions boundary')) {
    return { allowed: false, explicit: false, policy: 'permissions boundary' };
  }
  return { allowed: true };
}
