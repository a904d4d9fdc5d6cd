/** AWS Copilot: the SDK for Go v1 with the shared config enabled. */
import type { Tool } from '../tool.js';
import { goRefusals } from '../rules/go-refusals.js';
import { goConfigPaths, goCredentialsPaths } from '../rules/go-files.js';
import { judgeContainer, judgeMetadata } from '../rules/go-metadata.js';
import { goRegions, goSettings } from '../rules/go-settings.js';
import {
  judgeExplicit,
  judgeKeysOf,
  judgeProcess,
  judgeRole,
  judgeSso,
  judgeVariables,
  judgeWebIdentity,
} from '../rules/go-sources.js';
import { goProfiles } from '../rules/go-variables.js';
import { goWarnings, nothingFound } from '../rules/go-warnings.js';

const version = '1.55.6';
const GO = `aws-sdk-go ${version}, session/credentials.go`;

export const copilot: Tool = {
  id: 'copilot',
  version,
  confidence: 'verified',
  dialect: 'sdk-go-v1',
  configPaths: goConfigPaths,
  credentialsPaths: goCredentialsPaths,
  profiles: goProfiles,
  refusals: goRefusals,
  sources: [
    {
      source: 'explicit',
      cite: 'copilot-cli 4c858e7, internal/pkg/aws/sessions/sessions.go FromStaticCreds',
      judge: judgeExplicit,
    },
    { source: 'env', cite: `${GO} resolveCredentials`, judge: judgeVariables },
    { source: 'web-identity', cite: `${GO} resolveCredentials`, judge: judgeWebIdentity },
    { source: 'assume-role', cite: `${GO} resolveCredsFromProfile`, judge: judgeRole },
    {
      source: 'shared-credentials-file',
      cite: `${GO} resolveCredsFromProfile`,
      judge: judgeKeysOf('credentials'),
    },
    { source: 'config-file', cite: `${GO} resolveCredsFromProfile`, judge: judgeKeysOf('config') },
    { source: 'sso', cite: `${GO} resolveCredsFromProfile`, judge: judgeSso },
    { source: 'custom-process', cite: `${GO} resolveCredsFromProfile`, judge: judgeProcess },
    { source: 'container', cite: `${GO} defaults.RemoteCredProvider`, judge: judgeContainer, asksLast: true },
    { source: 'imds', cite: `${GO} defaults.RemoteCredProvider`, judge: judgeMetadata, asksLast: true },
  ],
  regions: goRegions,
  settings: goSettings,
  warnings: goWarnings,
  nothing: nothingFound,
};
