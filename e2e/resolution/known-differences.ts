/** Where a release at hand is older than the one that is modelled and answers otherwise: every difference by name, with its source. */
import type { Trace } from '../../shared/models/trace.js';
import type { CredentialSource } from '../../shared/vocabulary.js';
import type { HomeCase } from './homes.js';

interface KnownDifference {
  readonly name: string;
  /** Where the newer behaviour is from. */
  readonly source: string;
  /** The first release of the AWS CLI that behaves as modelled; of botocore, the one that is modelled. */
  readonly since: { readonly botocore: string; readonly aws: string };
  readonly isAbout: (question: HomeCase, trace: Trace) => boolean;
}

/** Of botocore. */
const modelled = '1.43.11';

const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'profiles of aws login are not known yet',
    source: 'aws-cli CHANGELOG.rst, 2.32.0; botocore 1.43.11, credentials.py, LoginProvider',
    since: { botocore: modelled, aws: '2.32.0' },
    isAbout: (_question, trace) => involves(trace, 'login'),
  },
  {
    name: 'fewer hosts are allowed for container credentials, and no file of a token',
    source: 'aws-cli CHANGELOG.rst, 2.15.0 (EKS container credentials), 2.33.2 (any host over https)',
    since: { botocore: modelled, aws: '2.33.2' },
    isAbout: ({ environment }) =>
      'AWS_CONTAINER_CREDENTIALS_FULL_URI' in environment ||
      'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE' in environment,
  },
  {
    name: 'an expired token of the older form is still sent',
    source: 'aws-cli CHANGELOG.rst, 2.25.3 (legacy token auth flow)',
    since: { botocore: modelled, aws: '2.25.3' },
    isAbout: (_question, trace) =>
      trace.outcome.kind === 'error' &&
      ['UnauthorizedSSOTokenError', 'ParserError', 'TypeError'].includes(trace.outcome.code) &&
      involves(trace, 'sso'),
  },
  {
    name: 'services sections are not read yet',
    source:
      'aws-cli CHANGELOG.rst, 2.13.0 (service-specific endpoints); botocore 1.43.11, ConfiguredEndpointProvider',
    since: { botocore: modelled, aws: '2.13.0' },
    isAbout: (_question, { outcome }) =>
      outcome.kind === 'error' &&
      outcome.message.startsWith('The profile is configured to use the services section'),
  },
  {
    name: 'with the CRT at hand, nothing is signed with an empty key',
    source: 'botocore 1.29.27, auth.py and crt/auth.py, CRT_AUTH_TYPE_MAPS',
    since: { botocore: modelled, aws: '2.36.7' },
    isAbout: ({ config, credentials }, { outcome }) =>
      outcome.kind === 'role' &&
      /^aws_\w+_(?:id|key)\s*[=:]\s*$/mu.test(`${config ?? ''}\n${credentials ?? ''}`),
  },
  {
    name: 'a source profile of an sso-session has no token provider',
    source: 'botocore 1.43.11, credentials.py, ProfileProviderBuilder._create_sso_provider (token_provider)',
    since: { botocore: modelled, aws: '2.10.2' },
    isAbout: ({ config, credentials }, { candidates }) =>
      /^sso_session/mu.test(`${config ?? ''}\n${credentials ?? ''}`) &&
      candidates.some(
        ({ source, state }) => source === 'assume-role' && (state === 'won' || state === 'invalid'),
      ),
  },
];

/** Whether a source was found, at the profile itself or at a role's source. */
function involves({ outcome, candidates }: Trace, source: CredentialSource): boolean {
  if (outcome.kind === 'role' && outcome.base.source === source) return true;
  return candidates.some(
    ({ source: own, state, facts }) =>
      facts['source'] === source || (own === source && state !== 'absent' && state !== 'not-reached'),
  );
}

const byVersion = new Intl.Collator('en', { numeric: true });

/** The name of the known difference that a question is about at that release; null where there is none. */
export function differsKnowingly(
  program: 'botocore' | 'aws',
  version: string,
  question: HomeCase,
  trace: Trace,
): string | null {
  const found = knownDifferences.find(
    ({ since, isAbout }) => byVersion.compare(version, since[program]) < 0 && isAbout(question, trace),
  );
  return found?.name ?? null;
}
