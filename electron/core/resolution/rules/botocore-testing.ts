/** What the tests of the tools built on botocore share. */
import type { Candidate, Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import type { Tool } from '../tool.js';

export const id = 'AKIAIOSFODNN7EXAMPLE';
export const otherId = 'AKIAI44QH8DHBEXAMPLE';
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const roleArn = 'arn:aws:iam::111122223333:role/Admin';
export const keyVariables = { AWS_ACCESS_KEY_ID: otherId, AWS_SECRET_ACCESS_KEY: secret };

/** A section of settings. */
export function section(header: string, ...lines: readonly string[]): string {
  return `${[`[${header}]`, ...lines].join('\n')}\n`;
}

/** A section with a whole key, and more lines. */
export function keys(header: string, accessKeyId: string = id, ...lines: readonly string[]): string {
  const own = [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secret}`];
  return section(header, ...own, ...lines);
}

export function ask(tool: Tool, home: TestHome): Trace {
  return resolve(tool, testRequest(home));
}

/** What the tool ends with, as one line: `source key`, `role key < arn…`, `deferred source`, an error's code, or `none`. */
export function said(tool: Tool, home: TestHome): string {
  const { outcome } = ask(tool, home);
  switch (outcome.kind) {
    case 'credentials':
      return `${outcome.source} ${outcome.accessKeyId ?? 'null'}`;
    case 'deferred':
      return `deferred ${outcome.source}`;
    case 'role': {
      const { source, accessKeyId } = outcome.base;
      return `${outcome.source} ${accessKeyId ?? source} < ${outcome.chain.map((role) => role.roleArn).join(' < ')}`;
    }
    case 'error':
      return outcome.code;
    case 'none':
      return 'none';
  }
}

/** The tool's own words where it stops; null where it does not. */
export function words(tool: Tool, home: TestHome): string | null {
  const { outcome } = ask(tool, home);
  return outcome.kind === 'error' ? outcome.message : null;
}

export function candidate(tool: Tool, home: TestHome, source: string): Candidate | undefined {
  return ask(tool, home).candidates.find((found) => found.source === source);
}
