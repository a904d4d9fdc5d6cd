/** AWS SDK for Python (boto3) on botocore of the same version. */
import { because, absent, usable } from '../judgement.js';
import { assumeRole } from '../rules/botocore-roles.js';
import { botocoreConfigPaths, botocoreCredentialsPaths } from '../rules/botocore-files.js';
import { environmentKeys } from '../rules/botocore-keys.js';
import { type Family, sourcesOf } from '../rules/botocore-kind.js';
import { botocoreKinds } from '../rules/botocore-kinds.js';
import { container, instanceMetadata } from '../rules/botocore-metadata.js';
import { botoConfig, ec2CredentialsFile } from '../rules/botocore-older-files.js';
import { explicitProfile, profileVariable } from '../rules/botocore-profile.js';
import { botoRefusals } from '../rules/botocore-refusals.js';
import { givenRegion, profileRegion, regionVariable } from '../rules/botocore-regions.js';
import { botocoreSettingGroups, botocoreSettings, olderSettings } from '../rules/botocore-settings.js';
import {
  inlineCommentInSecret,
  keysOutrankRoleOfSource,
  legacySessionToken,
  profileVariableWarning,
  regionVariableNotRead,
} from '../rules/botocore-warnings.js';
import type { RegionRule, SourceRule, Tool } from '../tool.js';

const version = '1.43.11';
const VARIABLES = `botocore ${version}, configprovider.py, BOTOCORE_DEFAUT_SESSION_VARIABLES`;

const regions: readonly RegionRule[] = [
  givenRegion,
  regionVariable('AWS_DEFAULT_REGION', VARIABLES),
  profileRegion,
];

/** The login provider needs botocore[crt], which boto3 does not bring with it. */
const family: Family = { kinds: botocoreKinds, regions, cache: null, login: null };

const literalKeys: SourceRule = {
  source: 'explicit',
  cite: `boto3 ${version}, session.py, Session.__init__; botocore ${version}, session.py, set_credentials`,
  judge({ request: { invocation } }) {
    if (!invocation.accessKeys) return absent(because('keys-not-given', {}));
    const gain = { kind: 'credentials', source: 'explicit', accessKeyId: null, temporary: false } as const;
    return usable(because('keys-given', {}), null, gain);
  },
};

export const boto3: Tool = {
  id: 'boto3',
  version,
  confidence: 'verified',
  dialect: 'botocore',
  configPaths: botocoreConfigPaths,
  credentialsPaths: botocoreCredentialsPaths,
  profiles: [
    explicitProfile,
    profileVariable('AWS_DEFAULT_PROFILE', VARIABLES),
    profileVariable('AWS_PROFILE', VARIABLES),
  ],
  refusals: botoRefusals,
  sources: [
    literalKeys,
    environmentKeys,
    assumeRole(family),
    ...sourcesOf(family),
    ec2CredentialsFile,
    botoConfig,
    container,
    instanceMetadata,
  ],
  regions,
  settings: [...botocoreSettings, ...olderSettings],
  settingGroups: botocoreSettingGroups,
  warnings: [
    profileVariableWarning,
    regionVariableNotRead('AWS_REGION', 'AWS_DEFAULT_REGION'),
    legacySessionToken,
    inlineCommentInSecret,
    keysOutrankRoleOfSource,
  ],
  nothing: () => ({ kind: 'none', message: 'Unable to locate credentials' }),
};
