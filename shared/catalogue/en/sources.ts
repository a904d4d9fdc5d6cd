/** A short page for every source of credentials: what it is, when it is used, where AWS explains it. */
import type { CredentialSource } from '../../vocabulary.js';

/** A page of AWS's documentation. */
export interface Documentation {
  readonly title: string;
  readonly address: string;
}

export interface SourcePage {
  /** What it is, in a sentence or two. */
  readonly what: string;
  /** When tools use it, and before or after what. */
  readonly when: string;
  /** What one writes to use it; null where there is nothing to write. */
  readonly example: string | null;
  readonly documentation: Documentation;
}

const cli = 'https://docs.aws.amazon.com/cli/latest/userguide';
const reference = 'https://docs.aws.amazon.com/sdkref/latest/guide';
const powershell: Documentation = {
  title: 'AWS Tools for PowerShell User Guide: credential and profile resolution',
  address: 'https://docs.aws.amazon.com/powershell/v5/userguide/creds-assign.html',
};
const roles: Documentation = {
  title: 'AWS CLI User Guide: using an IAM role',
  address: `${cli}/cli-configure-role.html`,
};
const files: Documentation = {
  title: 'AWS CLI User Guide: configuration and credential file settings',
  address: `${cli}/cli-configure-files.html`,
};

const sharedSources = {
  env: {
    what: 'Keys that a shell or program hands on as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN for temporary ones.',
    when: 'Nearly every tool asks here first. With --profile the AWS CLI passes them by; with AWS_PROFILE it does not. The SDK for JavaScript does pass them by with AWS_PROFILE.',
    example:
      'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=…\nexport AWS_SESSION_TOKEN=…',
    documentation: {
      title: 'AWS CLI User Guide: environment variables',
      address: `${cli}/cli-configure-envvars.html`,
    },
  },
  'assume-role': {
    what: 'An IAM role that is taken on with other credentials: those of a source profile, or of the environment, the instance or the container.',
    when: 'When the profile has role_arn with source_profile or credential_source. Keys in the source profile count before a role there.',
    example:
      '[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/helen',
    documentation: roles,
  },
  'web-identity': {
    what: 'An IAM role that is taken on with a token of another identity provider, read from a file. CI systems and Kubernetes put it there.',
    when: 'When role_arn and web_identity_token_file are set, in the profile or as AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE.',
    example:
      '[profile ci]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nweb_identity_token_file = /var/run/token',
    documentation: {
      title: 'AWS SDKs and Tools Reference Guide: assume role credential provider',
      address: `${reference}/feature-assume-role-credentials.html`,
    },
  },
  sso: {
    what: 'Short-term credentials for a permission set, after signing in through the browser. It was called AWS SSO before.',
    when: 'When the profile has sso_session, or sso_account_id and sso_role_name. The sign-in lasts for hours; when it has ended, tools stop and ask for aws sso login.',
    example:
      '[profile dev]\nsso_session = work\nsso_account_id = 444455556666\nsso_role_name = PowerUser\n\n[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1',
    documentation: {
      title: 'AWS CLI User Guide: IAM Identity Center authentication',
      address: `${cli}/cli-configure-sso.html`,
    },
  },
  'shared-credentials-file': {
    what: 'Keys in ~/.aws/credentials, under the name of the profile.',
    when: 'When the profile has aws_access_key_id and aws_secret_access_key there. Keys that were left behind count before credential_process and aws login of the same profile.',
    example: '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = …',
    documentation: files,
  },
  login: {
    what: 'Temporary credentials from signing in with the user of the AWS console, by aws login.',
    when: 'When the profile has login_session. Needs AWS CLI 2.32 or later; older tools do not know it.',
    example: 'aws login --profile dev',
    documentation: {
      title: 'AWS CLI User Guide: login for AWS local development',
      address: `${cli}/cli-configure-sign-in.html`,
    },
  },
  'custom-process': {
    what: 'A program that prints credentials when a tool starts it.',
    when: 'When the profile has credential_process and, for the AWS CLI, no keys in the credentials file. AWS does not recommend it: whoever may write that line chooses what runs.',
    example: '[profile dev]\ncredential_process = /opt/bin/awscreds-custom --username helen',
    documentation: {
      title: 'AWS CLI User Guide: sourcing credentials with an external process',
      address: `${cli}/cli-configure-sourcing-external.html`,
    },
  },
  'config-file': {
    what: 'Keys in ~/.aws/config, where settings stand otherwise.',
    when: 'After everything else that the profile could say. The SDKs read both files as one; the AWS CLI tells them apart.',
    example: '[profile dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = …',
    documentation: files,
  },
  container: {
    what: 'Credentials of the role of an Amazon ECS task or Amazon EKS pod, asked of an address inside the container.',
    when: 'When AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI is set and nothing before it has credentials.',
    example: null,
    documentation: {
      title: 'AWS SDKs and Tools Reference Guide: container credential provider',
      address: `${reference}/feature-container-credentials.html`,
    },
  },
  imds: {
    what: 'Credentials of the role that is attached to the Amazon EC2 instance, asked of its metadata service.',
    when: 'Last of all, when nothing else has credentials. On another machine this only costs time; AWS_EC2_METADATA_DISABLED=true turns it off.',
    example: null,
    documentation: {
      title: 'AWS SDKs and Tools Reference Guide: IMDS credential provider',
      address: `${reference}/feature-imds-credentials.html`,
    },
  },
} satisfies Partial<Record<CredentialSource, SourcePage>>;

const toolSources = {
  explicit: {
    what: 'Keys written into the call or the program itself.',
    when: 'Before everything else. AWS advises against it: keys in code are seen by everyone who sees the code.',
    example: null,
    documentation: {
      title: 'AWS SDKs and Tools Reference Guide: standardized credential providers',
      address: `${reference}/standardized-credentials.html`,
    },
  },
  'credential-object': {
    what: 'An object of credentials that a PowerShell command is given with -Credential.',
    when: 'Before the profile of the session and before the default profile.',
    example: 'Get-S3Bucket -Credential $credential',
    documentation: powershell,
  },
  'session-profile': {
    what: 'The profile that Set-AWSCredential has set for the running PowerShell session.',
    when: 'Where a command names no profile of its own. Keyway cannot see it from outside.',
    example: 'Set-AWSCredential -ProfileName dev',
    documentation: powershell,
  },
  'sdk-store': {
    what: 'The encrypted store of the .NET SDK, the Toolkit for Visual Studio and the Tools for PowerShell. It exists on Windows only, and only its own user on its own machine can read it.',
    when: 'Before the shared files, when a profile of that name is in it. A profile of the same name in both can differ.',
    example: 'Set-AWSCredential -StoreAs dev',
    documentation: {
      title: 'AWS SDK for .NET Developer Guide: using the SDK store',
      address: 'https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/sdk-store.html',
    },
  },
  'encrypted-store': {
    what: 'Keyway’s own encrypted store.',
    when: 'Only through credential_process: no AWS tool reads it by itself.',
    example: null,
    documentation: files,
  },
  'system-properties': {
    what: 'Java system properties: aws.accessKeyId, aws.secretAccessKey and aws.sessionToken.',
    when: 'First of all in the SDK for Java. Keyway cannot see them from outside the program.',
    example: 'java -Daws.accessKeyId=… -Daws.secretAccessKey=…',
    documentation: {
      title: 'AWS SDK for Java Developer Guide: default credentials provider chain',
      address: 'https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html',
    },
  },
  'app-config': {
    what: 'Settings of the application itself: App.config or Web.config of .NET.',
    when: 'First in programs for the .NET Framework. Keyway cannot see them from outside the program.',
    example: null,
    documentation: {
      title: 'AWS SDK for .NET Developer Guide: credential and profile resolution',
      address: 'https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/creds-assign.html',
    },
  },
  'ec2-credentials-file': {
    what: 'The file of the first EC2 tools, with AWSAccessKeyId and AWSSecretKey, that AWS_CREDENTIAL_FILE names.',
    when: 'In the AWS CLI and boto3 only, after all profiles. Hardly anybody means it today.',
    example: null,
    documentation: {
      title: 'boto3 documentation: credentials',
      address: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html',
    },
  },
  'boto-config': {
    what: 'The configuration file of boto, the forerunner of boto3: ~/.boto, /etc/boto.cfg or what BOTO_CONFIG names.',
    when: 'In the AWS CLI and boto3 only, after all profiles.',
    example: null,
    documentation: {
      title: 'boto3 documentation: credentials',
      address: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html',
    },
  },
} satisfies Partial<Record<CredentialSource, SourcePage>>;

/** Every source has its page. */
export const sourcePages: Readonly<Record<CredentialSource, SourcePage>> = {
  ...sharedSources,
  ...toolSources,
};
