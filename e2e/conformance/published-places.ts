/** AWS's own suites of where the files are and of the cached sign-in of `aws login`. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { findTool } from '../../electron/core/resolution/all-tools.js';
import { contextOf, resolve } from '../../electron/core/resolution/resolve.js';
import type { ToolId } from '../../shared/vocabulary.js';
import { paperRequest, recordedHome } from './case-home.js';
import { type CaseResult, compare, skipped, type SuiteReport } from './report.js';

const locations = z.looseObject({
  tests: z.array(
    z.looseObject({
      name: z.string(),
      environment: z.record(z.string(), z.string()),
      platform: z.enum(['linux', 'windows']),
      profile: z.string().optional(),
      configLocation: z.string(),
      credentialsLocation: z.string(),
    }),
  ),
});

/** Asked of a tool whose makers share the suite, and of one that follows it. */
export function runFileLocations(file: string): readonly SuiteReport[] {
  if (!existsSync(file)) return [];
  const { tests } = locations.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (['sdk-rust', 'sdk-js-v3'] as const).map((id) => ({
    suite: `published smithy-rs/file-location-tests.json as ${id}`,
    cases: tests.map((test) => askLocation(id, test)),
  }));
}

function askLocation(id: ToolId, test: z.infer<typeof locations>['tests'][number]): CaseResult {
  const tool = findTool(id);
  if (tool === undefined) return skipped(test.name, `${id} is not modelled`);
  const platform = test.platform === 'windows' ? 'win32' : 'linux';
  const home = platform === 'win32' ? 'C:\\nobody' : '/nobody';
  const request = paperRequest(new Map(), test.environment, {}, { platform, home });
  const { config, credentials, profile } = contextOf(tool, request);
  return compare(
    test.name,
    {
      config: test.configLocation,
      credentials: test.credentialsLocation,
      profile: test.profile ?? 'default',
    },
    { config: config.path, credentials: credentials.path, profile: profile.name },
  );
}

const logins = z.array(
  z.looseObject({
    documentation: z.string(),
    configContents: z.string(),
    cacheContents: z.record(z.string(), z.unknown()),
    mockApiCalls: z.array(z.unknown()).optional(),
    outcomes: z.array(z.looseObject({ result: z.string() })),
  }),
);

/** A sign-in that has to be renewed is known only by asking: it counts as one that wins. */
export function runLogins(file: string): readonly SuiteReport[] {
  if (!existsSync(file)) return [];
  const cases = logins.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (['aws-cli-v2', 'sdk-js-v3', 'sdk-rust'] as const).map((id) => ({
    suite: `published smithy-rs/login-provider-test-cases.json as ${id}`,
    cases: cases.map((test) => askLogin(id, test)),
  }));
}

function askLogin(id: ToolId, test: z.infer<typeof logins>[number]): CaseResult {
  const { documentation: name, configContents, cacheContents, mockApiCalls, outcomes } = test;
  const tool = findTool(id);
  if (tool === undefined) return skipped(name, `${id} is not modelled`);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = new Map([[`${recordedHome}/.aws/config`, encode(configContents)]]);
  for (const [cache, content] of Object.entries(cacheContents))
    files.set(`${recordedHome}/.aws/login/cache/${cache}`, encode(JSON.stringify(content)));
  const environment = { HOME: recordedHome, AWS_EC2_METADATA_DISABLED: 'true' };
  const { outcome } = resolve(tool, paperRequest(files, environment, { profile: 'signin' }));
  const wins = mockApiCalls !== undefined || outcomes[0]?.result === 'credentials';
  const answered = 'source' in outcome ? outcome.source : outcome.kind;
  return compare(name, wins ? 'login' : 'error', answered);
}
