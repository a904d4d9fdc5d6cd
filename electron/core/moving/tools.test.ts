/** What every tool gets while a profile is moved, and from profiles that start from it. */
import { describe, expect, it } from 'vitest';
import { allTools } from '../resolution/all-tools.js';
import { resolve } from '../resolution/resolve.js';
import { testRequest } from '../resolution/testing.js';
import type { Outcome } from '../../../shared/models/trace.js';

const keys =
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
const line = 'credential_process = /opt/keyway credential-process --id abcdefghij0123456789\n';
const role = (source: string): string =>
  `[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = ${source}\nregion = eu-west-1\n`;
const others = allTools.filter(({ id }) => id !== 'keyway');
const tried = others.flatMap((tool) =>
  (['linux', 'win32'] as const).flatMap((platform) =>
    (['dev', 'default'] as const).map((name) => [tool.id, platform, name, tool] as const),
  ),
);

describe.each(tried)('%s on %s, with %s', (_id, platform, name, tool) => {
  const header = name === 'default' ? '[default]' : `[profile ${name}]`;
  const moved = `${role(name)}${header}\n${line}`;
  function ask(profile: string, credentials: string): Outcome {
    const files = { config: moved, credentials };
    return resolve(tool, testRequest({ ...files, invocation: { profile }, platform })).outcome;
  }

  it('runs the line of a moved profile', () => {
    expect(ask(name, '')).toMatchObject({ kind: 'deferred', source: 'custom-process' });
  });
  it('starts a role from a moved profile', () => {
    expect(ask('admin', '')).toMatchObject({ kind: 'role', base: { source: 'custom-process' } });
  });
  it('gets no other credentials while key and line are both there, between two renames', () => {
    const between = ask(name, `[${name}]\n${keys}`);
    const isKey = between.kind === 'credentials' && between.accessKeyId === 'AKIAIOSFODNN7EXAMPLE';
    const isLine = between.kind === 'deferred' && between.source === 'custom-process';
    // The .NET family finds settings of no kind then: none for that moment, and never somebody else's.
    const isNone = tool.dialect === 'dotnet' && (between.kind === 'error' || between.kind === 'none');
    expect(isKey || isLine || isNone).toBe(true);
  });
});
