/** AWS SDK for Java version 2: DefaultCredentialsProvider. Read in its source, not run. */
import type { Tool } from '../tool.js';
import { judgeJavaContainer, judgeJavaMetadata } from '../rules/java-metadata.js';
import {
  javaChooser,
  judgeJavaVariables,
  judgeJavaWebIdentity,
  judgeSystemProperties,
} from '../rules/java-sources.js';
import {
  javaConfigPaths,
  javaCredentialsPaths,
  javaRegions,
  javaSettings,
  javaWarnings,
} from '../rules/java-tables.js';
import { judgeKeysOfProfile, judgeOfProfile } from '../rules/sdk-choice.js';
import { judgeKeysGiven, profileInCode, profileInVariable } from '../rules/sdk-sources.js';

const CHAIN = 'aws-sdk-java-v2, DefaultCredentialsProvider.createChain';
const UTILS = 'aws-sdk-java-v2, ProfileCredentialsUtils';
const ssoSettings = ['sso_role_name', 'sso_account_id', 'sso_region', 'sso_start_url', 'sso_session'];

/**
 * A profile in code is that of `DefaultCredentialsProvider.builder().profileName`: the environment comes before it. Whatever
 * fails is passed over. `aws login` stands in none of the source that was read.
 */
export const sdkJavaV2: Tool = {
  id: 'sdk-java-v2',
  version: '2',
  confidence: 'documented',
  dialect: 'spec',
  configPaths: javaConfigPaths,
  credentialsPaths: javaCredentialsPaths,
  profiles: [
    profileInCode('aws-sdk-java-v2, DefaultCredentialsProvider.Builder.profileName'),
    profileInVariable('aws-sdk-java-v2, ProfileFileSystemSetting.AWS_PROFILE: even where it is empty', true),
  ],
  refusals: [],
  sources: [
    { source: 'explicit', cite: 'aws-sdk-java-v2: credentialsProvider in code', judge: judgeKeysGiven },
    {
      source: 'system-properties',
      cite: `${CHAIN}: SystemPropertyCredentialsProvider`,
      judge: judgeSystemProperties,
    },
    { source: 'env', cite: `${CHAIN}: EnvironmentVariableCredentialsProvider`, judge: judgeJavaVariables },
    {
      source: 'web-identity',
      cite: `${CHAIN}: WebIdentityTokenFileCredentialsProvider; ${UTILS}`,
      judge: judgeJavaWebIdentity,
    },
    { source: 'sso', cite: `${UTILS}: SSO`, judge: judgeOfProfile(javaChooser, 'sso', ssoSettings) },
    {
      source: 'assume-role',
      cite: `${UTILS}: ROLE_ARN`,
      judge: judgeOfProfile(javaChooser, 'assume-role', ['role_arn', 'source_profile', 'credential_source']),
    },
    {
      source: 'custom-process',
      cite: `${UTILS}: CREDENTIAL_PROCESS`,
      judge: judgeOfProfile(javaChooser, 'custom-process', ['credential_process']),
    },
    {
      source: 'shared-credentials-file',
      cite: `${UTILS}: access keys`,
      judge: judgeKeysOfProfile(javaChooser, 'credentials'),
    },
    {
      source: 'config-file',
      cite: `${UTILS}: access keys`,
      judge: judgeKeysOfProfile(javaChooser, 'config'),
    },
    {
      source: 'container',
      cite: `${CHAIN}: ContainerCredentialsProvider`,
      judge: judgeJavaContainer,
      asksLast: true,
    },
    {
      source: 'imds',
      cite: `${CHAIN}: InstanceProfileCredentialsProvider`,
      judge: judgeJavaMetadata,
      asksLast: true,
    },
  ],
  regions: javaRegions,
  settings: javaSettings,
  warnings: javaWarnings,
  nothing: () => ({
    kind: 'none',
    message: 'Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain',
  }),
};
