/** AWS's own suites of endpoints: of containers, of instance metadata, and those that people configure. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { findTool } from '../../electron/core/resolution/all-tools.js';
import { resolve } from '../../electron/core/resolution/resolve.js';
import { endpointUrlOf } from '../../electron/core/resolution/rules/common-endpoints.js';
import {
  type EndpointResult,
  rustContainerEndpoint,
  rustMetadataEndpoint,
} from '../../electron/core/resolution/rules/rust-metadata.js';
import { paperRequest, recordedHome } from './case-home.js';
import { readBytes } from './read-file.js';
import { type CaseResult, compare, skipped, type SuiteReport } from './report.js';

const texts = z.record(z.string(), z.string());
const suite = z.looseObject({
  tests: z.array(
    z.looseObject({
      docs: z.string(),
      env: texts,
      fs: texts.optional(),
      endpoint_override: z.string().optional(),
      mode_override: z.string().optional(),
      result: z.looseObject({ Ok: z.string().optional() }),
    }),
  ),
});
type EndpointCase = z.infer<typeof suite>['tests'][number];

/** An error counts by its being one. */
function say(name: string, expected: string | undefined, answered: EndpointResult | null): CaseResult {
  const got = answered !== null && 'ok' in answered ? answered.ok : null;
  return compare(name, expected ?? null, got);
}

function readSuite(file: string): readonly EndpointCase[] {
  return existsSync(file) ? suite.parse(JSON.parse(readFileSync(file, 'utf8'))).tests : [];
}

export function runContainers(file: string): SuiteReport {
  const cases = readSuite(file).map(({ docs, env, result }) =>
    say(docs, result.Ok, rustContainerEndpoint(env)),
  );
  return { suite: 'published smithy-rs/ecs-tests.json as sdk-rust', cases };
}

export function runMetadata(file: string): SuiteReport {
  return {
    suite: 'published smithy-rs/imds-endpoint-tests.json as sdk-rust',
    cases: readSuite(file).map(askMetadata),
  };
}

function askMetadata(test: EndpointCase): CaseResult {
  const { docs, env, fs = {}, endpoint_override: endpoint, mode_override: mode, result } = test;
  const { profiles } = readBytes('spec', fs['config'] ?? '', 'config');
  const setting = (key: string): string | null => profiles.get('default')?.settings.get(key)?.value ?? null;
  const answered = rustMetadataEndpoint(
    env,
    {
      endpoint: setting('ec2_metadata_service_endpoint'),
      mode: setting('ec2_metadata_service_endpoint_mode'),
    },
    { ...(endpoint === undefined ? {} : { endpoint }), ...(mode === undefined ? {} : { mode }) },
  );
  const expected = result.Ok?.replace(/\/latest\/api\/token$/u, '');
  return say(docs, expected, answered);
}

const configured = z.looseObject({
  testSuites: z.array(
    z.looseObject({
      profiles: z.record(z.string(), texts),
      services: z.record(z.string(), z.record(z.string(), texts)),
      client_configs: z.record(z.string(), texts),
      environments: z.record(z.string(), texts),
      endpointUrlTests: z.array(
        z.looseObject({
          name: z.string(),
          profile: z.string(),
          client_config: z.string(),
          environment: z.string(),
          service: z.string(),
          output: z.looseObject({ endpointUrl: z.string().optional() }),
        }),
      ),
    }),
  ),
});
type ConfiguredSuite = z.infer<typeof configured>['testSuites'][number];

export function runConfiguredEndpoints(file: string): SuiteReport {
  const suites = existsSync(file) ? configured.parse(JSON.parse(readFileSync(file, 'utf8'))).testSuites : [];
  const cases = suites.flatMap((of) => of.endpointUrlTests.map((test) => askConfigured(of, test)));
  return { suite: 'published aws-cli/endpoint-url-tests.json as aws-cli-v2', cases };
}

function askConfigured(of: ConfiguredSuite, test: ConfiguredSuite['endpointUrlTests'][number]): CaseResult {
  const { name, service, profile, output } = test;
  const tool = findTool('aws-cli-v2');
  if (tool === undefined) return skipped(name, 'aws-cli-v2 is not modelled');
  const files = new Map([[`${recordedHome}/.aws/config`, new TextEncoder().encode(configOf(of))]]);
  const environment = { HOME: recordedHome, ...of.environments[test.environment] };
  const { settings } = resolve(tool, paperRequest(files, environment, { profile }));
  const client = of.client_configs[test.client_config] ?? {};
  const given = client['endpoint_url'];
  const found = endpointUrlOf({
    service,
    given: given === undefined ? null : { value: given, from: null },
    ignoresConfigured: client['ignore_configured_endpoint_urls'] === 'true',
    variable: () => null,
    inServices: settings[`services.${service}.endpoint_url`] ?? null,
    inProfile: settings['endpoint_url'] ?? null,
  });
  // What AWS gives where nothing is configured is nobody's setting.
  const isOwn = output.endpointUrl === `https://${service}.fake-region-10.amazonaws.com`;
  return compare(name, isOwn ? null : (output.endpointUrl ?? null), found?.value ?? null);
}

function configOf({ profiles, services }: ConfiguredSuite): string {
  const lines = (values: z.infer<typeof texts>, indent: string): readonly string[] =>
    Object.entries(values).map(([key, value]) => `${indent}${key} = ${value}`);
  return [
    ...Object.entries(profiles).flatMap(([name, values]) => [`[profile ${name}]`, ...lines(values, '')]),
    ...Object.entries(services).flatMap(([name, blocks]) => [
      `[services ${name}]`,
      ...Object.entries(blocks).flatMap(([service, values]) => [`${service} =`, ...lines(values, '  ')]),
    ]),
    '',
  ].join('\n');
}
