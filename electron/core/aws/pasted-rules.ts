/** What tools say by themselves, without having asked AWS or without a name of AWS for it. */
import type { AwsErrorReason } from '../../../shared/models/aws-error.js';

/** A row; named groups of `words` become facts. Texts have their white space folded to single blanks. */
export interface PastedRule {
  readonly reason: AwsErrorReason;
  readonly words: RegExp;
}

const NAME = String.raw`["'\[(]?(?<profile>[^"'\])\s,]+(?: [^"'\])\s,]+)*?)["'\])]?`;

/**
 * Sentences of botocore 1.29 and 1.43 and the AWS CLI 1 and 2 (exceptions.py, and what they were seen to print), of the SDKs for
 * JavaScript 3, Go 1 and 2, .NET 3 and 4 and Java 2, of the AWS Tools for PowerShell and of Terraform's AWS provider.
 */
export const pastedRules: readonly PastedRule[] = [
  // profiles
  {
    reason: 'source-profile-missing',
    words: /source_profile "(?<source>[^"]*)" referenced in the profile "(?<profile>[^"]*)" does not exist/iu,
  },
  {
    reason: 'source-profile-missing',
    words: /failed to load (?:assume role for )?source profile|SharedConfigAssumeRoleError/iu,
  },
  {
    reason: 'profile-not-found',
    words: new RegExp(`config profile \\((?<profile>[^)]*)\\) could not be found`, 'iu'),
  },
  {
    reason: 'profile-not-found',
    words: new RegExp(`failed to get shared config profile,? ${NAME}(?=$|[\\s,.])`, 'iu'),
  },
  {
    reason: 'profile-not-found',
    words:
      /(?:^|\s)(?:credential )?profile ["'[]?(?<profile>[^\s"'\]]+)["'\]]? (?:could not be found|(?:was )?not found|is not found|cannot be found|does not exist)/iu,
  },
  {
    reason: 'profile-not-found',
    words: /Could not resolve credentials using profile: \[(?<profile>[^\]]*)\]/iu,
  },
  { reason: 'profile-not-found', words: /SharedConfigProfileNotExist|ProfileNotFound/u },
  {
    reason: 'role-chain-loop',
    words:
      /Infinite loop in credential configuration detected\. Attempting to load from profile (?<profile>\S+) which/iu,
  },
  {
    reason: 'role-chain-loop',
    words: /Detected a cycle|credential source profile loop|circular reference/iu,
  },
  // half keys, and settings that do not go together
  {
    reason: 'partial-credentials',
    words: /Partial credentials found in (?<source>\S+), missing: (?<setting>[\w ,]+)/iu,
  },
  {
    reason: 'partial-credentials',
    words:
      /profile "(?<profile>[^"]*)" is configured to use SSO but is missing required configuration: (?<setting>[\w ,]+)/iu,
  },
  {
    reason: 'file-refused',
    words: /profile "(?<profile>[^"]*)" contains both source_profile and credential_source/iu,
  },
  // signing in
  {
    reason: 'sign-in-expired',
    words: /Error loading SSO Token(?:: Token for (?<session>\S+) does not exist)?/iu,
  },
  {
    reason: 'sign-in-expired',
    words: /SSO session (?:associated with this profile )?(?:has expired|is invalid|token .*expired)/iu,
  },
  {
    reason: 'sign-in-expired',
    words:
      /Token has expired and refresh failed|cached SSO token (?:is expired|has expired)|InvalidGrantException/iu,
  },
  {
    reason: 'sign-in-expired',
    words:
      /(?:run|using) ["'`]?aws (?:sso )?login|refresh cached SSO token failed|failed to read cached SSO token/iu,
  },
  // programs
  {
    reason: 'credential-process-failed',
    words:
      /Error when retrieving credentials from custom-process(?:: (?<message>.{1,300}))?|ProcessProviderExecutionError|ProcessAWSCredentialException/iu,
  },
  {
    reason: 'credential-process-failed',
    words:
      /credential[_ ]process (?:failed|returned|exited)|error in credential_process|process provider error/iu,
  },
  // files
  { reason: 'file-refused', words: /Unable to parse config file: (?<path>\S+)/iu },
  {
    reason: 'file-refused',
    words: /SharedConfigLoadError|failed to load (?:shared )?config(?:uration)? file,? (?<path>[^\s,]+)?/iu,
  },
  // Regions
  {
    reason: 'region-missing',
    words:
      /You must specify a region|Region is missing|MissingRegion|could not find region configuration|Invalid Configuration: Missing Region|No Region(?:Endpoint)? (?:or ServiceURL )?(?:configured|specified)|Missing required argument.{0,40}region/iu,
  },
  // TLS and the network
  {
    reason: 'certificate-untrusted',
    words:
      /CERTIFICATE_VERIFY_FAILED|SSL validation failed|self[- ]signed certificate|unable to get (?:local )?issuer certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT|x509: certificate|could not establish trust relationship|PKIX path building failed/iu,
  },
  {
    reason: 'metadata-unreachable',
    words:
      /169\.254\.(?:169\.254|170\.(?:2|23))|no EC2 IMDS role found|EC2 (?:Instance )?Metadata|metadata service/iu,
  },
  {
    reason: 'endpoint-unreachable',
    words: /Could not connect to the endpoint URL: "?(?<address>https?:\/\/[^"\s]+)/iu,
  },
  {
    reason: 'endpoint-unreachable',
    words:
      /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<address>\S+)|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|no such host|connection refused|Failed to connect to proxy|Connect timeout on endpoint URL|Read timeout on endpoint URL|Connection was closed before we received|No such host is known|dial tcp/iu,
  },
  // nothing at all
  {
    reason: 'no-credentials',
    words:
      /Unable to locate credentials|NoCredentials|NoCredentialProviders|no valid providers in chain|no valid credential sources|Could not load credentials from any providers|no credentials found|Unable to load credentials from any of the providers|No credentials specified or obtained|failed to (?:refresh cached|retrieve) credentials|Unable to get IAM security credentials|CredentialsProviderError|static credentials are empty/iu,
  },
];
