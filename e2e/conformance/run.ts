/**
 * `npm run conformance -- DIR`: asks Keyway what real tools were asked, and what AWS's own suites ask, for every suite
 * found under a folder. Prints passed, failed and skipped for each; exits 1 where something failed.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { countNotAsked } from './not-asked.js';
import { runConfiguredEndpoints, runContainers, runMetadata } from './published-endpoints.js';
import { runGoFiles, runSpecificationParsers } from './published-parsers.js';
import { runFileLocations, runLogins } from './published-places.js';
import { runRoleChains } from './published-roles.js';
import { printReports, type SuiteReport } from './report.js';
import { runRecordedCommand } from './recorded-command.js';
import { runRecordedParsers } from './recorded-parsing.js';
import { runRecordedLibraries } from './recorded-resolution.js';
import { runRecordedWriting } from './recorded-writing.js';

function main(folder: string | undefined): number {
  if (folder === undefined || !existsSync(folder)) {
    console.error('Say which folder holds the suites: npm run conformance -- DIR');
    return 2;
  }
  const recorded = path.join(folder, 'oracle');
  const published = path.join(folder, 'published');
  const reports: readonly SuiteReport[] = [
    ...runRecordedLibraries(recorded),
    runRecordedCommand(recorded),
    ...runRecordedParsers(recorded),
    runRecordedWriting(recorded),
    ...runSpecificationParsers(published),
    runRoleChains(path.join(published, 'smithy-rs', 'assume-role-tests.json')),
    ...runFileLocations(path.join(published, 'smithy-rs', 'file-location-tests.json')),
    ...runLogins(path.join(published, 'smithy-rs', 'login-provider-test-cases.json')),
    runContainers(path.join(published, 'smithy-rs', 'ecs-tests.json')),
    runMetadata(path.join(published, 'smithy-rs', 'imds-endpoint-tests.json')),
    runConfiguredEndpoints(path.join(published, 'aws-cli', 'endpoint-url-tests.json')),
    runGoFiles(path.join(published, 'aws-sdk-go', 'ini')),
    ...countNotAsked(folder),
  ];
  const found = reports.filter(({ cases }) => cases.length > 0);
  if (found.length === 0) {
    console.error('No suite that is known stands in that folder.');
    return 2;
  }
  return printReports(found, console.log) ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
