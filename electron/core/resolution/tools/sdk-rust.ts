/** AWS SDK for Rust: the default chain of aws-config. Read in its source, not run. */
import type { Tool } from '../tool.js';
import { judgeKeysOfProfile, judgeOfProfile } from '../rules/sdk-choice.js';
import { rustConfigPaths, rustCredentialsPaths } from '../rules/rust-files.js';
import { judgeRustContainer, judgeRustMetadata } from '../rules/rust-metadata.js';
import { rustRegions, rustSettings } from '../rules/rust-regions.js';
import { judgeRustVariables, judgeRustWebIdentity, rustChooser } from '../rules/rust-sources.js';
import { rustWarnings } from '../rules/rust-warnings.js';
import { judgeKeysGiven, profileInCode, profileInVariable } from '../rules/sdk-sources.js';

const CHAIN = 'smithy-rs @56ee88c, aws-config/src/default_provider/credentials.rs';
const REPR = 'smithy-rs @56ee88c, aws-config/src/profile/credentials/repr.rs';

/** The profile is one provider in Rust, and one kind; its own web identity stands with the variables', which come after it. */
export const sdkRust: Tool = {
  id: 'sdk-rust',
  version: '1',
  confidence: 'documented',
  dialect: 'spec',
  configPaths: rustConfigPaths,
  credentialsPaths: rustCredentialsPaths,
  profiles: [
    profileInCode('smithy-rs @56ee88c, aws-config/src/lib.rs, ConfigLoader::profile_name'),
    profileInVariable(
      'smithy-rs @56ee88c, aws-runtime/src/env_config/source.rs, load: even where it is empty',
      true,
    ),
  ],
  refusals: [],
  sources: [
    { source: 'explicit', cite: 'aws-config, ConfigLoader::credentials_provider', judge: judgeKeysGiven },
    { source: 'env', cite: `${CHAIN}: Environment`, judge: judgeRustVariables },
    {
      source: 'assume-role',
      cite: `${CHAIN}: Profile; ${REPR}, resolve_chain`,
      judge: judgeOfProfile(rustChooser, 'assume-role', ['role_arn', 'credential_source']),
    },
    {
      source: 'sso',
      cite: `${REPR}, base_provider`,
      judge: judgeOfProfile(rustChooser, 'sso', [
        'sso_session',
        'sso_start_url',
        'sso_account_id',
        'sso_region',
        'sso_role_name',
      ]),
    },
    {
      source: 'login',
      cite: `${REPR}, base_provider`,
      judge: judgeOfProfile(rustChooser, 'login', ['login_session']),
    },
    {
      source: 'custom-process',
      cite: `${REPR}, base_provider`,
      judge: judgeOfProfile(rustChooser, 'custom-process', ['credential_process']),
    },
    {
      source: 'shared-credentials-file',
      cite: `${REPR}, base_provider`,
      judge: judgeKeysOfProfile(rustChooser, 'credentials'),
    },
    {
      source: 'config-file',
      cite: `${REPR}, base_provider`,
      judge: judgeKeysOfProfile(rustChooser, 'config'),
    },
    { source: 'web-identity', cite: `${CHAIN}: WebIdentityToken; ${REPR}`, judge: judgeRustWebIdentity },
    { source: 'container', cite: `${CHAIN}: EcsContainer`, judge: judgeRustContainer, asksLast: true },
    { source: 'imds', cite: `${CHAIN}: Ec2InstanceMetadata`, judge: judgeRustMetadata, asksLast: true },
  ],
  regions: rustRegions,
  settings: rustSettings,
  warnings: rustWarnings,
  nothing: () => ({ kind: 'none', message: 'the credential provider was not enabled' }),
};
