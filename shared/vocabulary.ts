/** AWS's words in one place: identifiers that appear in the contract, on the command line and in the files. */

/** What a profile is, in AWS's order of recommendation; `settings` holds no credentials at all. */
export const profileKinds = [
  'sso',
  'login',
  'role',
  'web-identity',
  'metadata',
  'process',
  'access-key',
  'settings',
] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** The two stores of profiles: the shared config and credentials files, and Keyway's encrypted store. */
export const storeTypes = ['shared', 'encrypted'] as const;
export type StoreType = (typeof storeTypes)[number];

/** Stands where the path of another credentials file would: for a profile, or a diff, of the encrypted store. No path is like it. */
export const storeLocation = 'encrypted store';

/** What a finding is about that is about no profile and no file. */
export const thisComputer = 'this computer';

/** Where the key of an encrypted store is: the system's keychain, a passphrase, or both together. */
export const storeKeys = ['keychain', 'passphrase', 'both'] as const;

/** Whether Keyway may give out the credentials of a stored profile. */
export const handOuts = ['always', 'ask', 'never'] as const;

/** How files are read; one entry for each parser that Keyway models. */
export const dialects = ['botocore', 'sdk-js-v3', 'sdk-go-v1', 'dotnet', 'spec'] as const;
export type Dialect = (typeof dialects)[number];

/** Which of the two shared files a file is read as. */
export const fileRoles = ['config', 'credentials'] as const;
export type FileRole = (typeof fileRoles)[number];

/** Settings whose values are secrets wherever they stand (resolution facts, B3). */
export const secretSettings = ['aws_secret_access_key', 'aws_session_token', 'aws_security_token'] as const;

/** What a secret looks like wherever it would be shown. */
export const maskedSecret = '********';

/** The profile that tools with no flags and no AWS_ variables use. */
export const defaultProfileName = 'default';

/** Colours a person can give a profile; `red` stands for production and asks before it is made active. */
export const profileColours = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'] as const;

/** The AWS tools whose choice of credentials Keyway knows, in the order in which they are listed. */
export const tools = [
  'aws-cli-v2',
  'aws-cli-v1',
  'boto3',
  'sdk-js-v3',
  'copilot',
  'dotnet-v4',
  'powershell-v4',
  'powershell-v5',
  'keyway',
  'sdk-go-v2',
  'sdk-java-v2',
  'sdk-rust',
] as const;
export type ToolId = (typeof tools)[number];

/** Where credentials can come from; each tool asks some of them, in an order of its own. */
export const credentialSources = [
  'explicit',
  'credential-object',
  'env',
  'assume-role',
  'web-identity',
  'sso',
  'shared-credentials-file',
  'login',
  'custom-process',
  'config-file',
  'sdk-store',
  'session-profile',
  'encrypted-store',
  'system-properties',
  'app-config',
  'ec2-credentials-file',
  'boto-config',
  'container',
  'imds',
] as const;
export type CredentialSource = (typeof credentialSources)[number];

/** Shells that lines to copy are written for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const;
export type Shell = (typeof shells)[number];

/** What temporary credentials can come from. `session-token` is GetSessionToken, with MFA. */
export const sessionKinds = [
  'assume-role',
  'session-token',
  'web-identity',
  'sso',
  'login',
  'process',
  'container',
  'imds',
] as const;

/** What a rotation does next; `watch`: the old key rests, deactivated, until the person has it deleted. */
export const rotationStages = ['create', 'save', 'prove', 'deactivate', 'watch', 'delete'] as const;

/** What can be said of an access key; lists are filtered by them. `old`: older than the days the person chose, 90 unless told. `unused`: AWS says that it was not used in that time. `duplicate`: stands in more than one place. */
export const keyTraits = ['old', 'unused', 'duplicate', 'plaintext', 'root', 'inactive'] as const;
export type KeyTrait = (typeof keyTraits)[number];
/** What a policy may keep AWS from telling of a key: the list of the user's keys, and when it was last used. */
export const keyUntold = ['keys', 'last-use'] as const;
export type KeyUntold = (typeof keyUntold)[number];
/** What is done to a key on AWS on its own. */
export const keyActions = ['deactivate', 'activate', 'delete'] as const;
