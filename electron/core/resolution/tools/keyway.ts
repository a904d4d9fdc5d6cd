/** Keyway itself: what `keyway env` and `keyway exec` hand out for a profile. */
import { botocoreConfigPaths, botocoreCredentialsPaths } from '../rules/botocore-files.js';
import {
  judgeEncryptedStore,
  judgeKeywayFile,
  keywayCites,
  keywayProfiles,
  keywayRegions,
} from '../rules/keyway-sources.js';
import { judgeKeysGiven } from '../rules/sdk-sources.js';
import { variableNotRead } from '../rules/sdk-warnings.js';
import type { Tool } from '../tool.js';

const OWN = 'Keyway: what stands in the environment is cleared for whoever it hands credentials to';

export const keyway: Tool = {
  id: 'keyway',
  version: '0.1.0',
  confidence: 'verified',
  dialect: 'botocore',
  configPaths: botocoreConfigPaths,
  credentialsPaths: botocoreCredentialsPaths,
  profiles: keywayProfiles,
  refusals: [],
  sources: [
    { source: 'explicit', cite: keywayCites.explicit, judge: judgeKeysGiven },
    { source: 'encrypted-store', cite: keywayCites.store, judge: judgeEncryptedStore },
    {
      source: 'shared-credentials-file',
      cite: keywayCites.credentialsFile,
      judge: judgeKeywayFile('credentials'),
    },
    { source: 'config-file', cite: keywayCites.configFile, judge: judgeKeywayFile('config') },
  ],
  regions: keywayRegions,
  settings: [],
  warnings: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID'].map((name) =>
    variableNotRead(name, OWN),
  ),
  nothing: () => ({ kind: 'none', message: 'No profile was found.' }),
};
