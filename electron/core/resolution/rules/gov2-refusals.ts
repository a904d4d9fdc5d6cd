/** What keeps the AWS SDK for Go version 2 from loading at all, whatever credentials there are. */
import type { Context, ContextFile } from '../context.js';
import { stopUnseen, stopWith } from '../judgement.js';
import type { RefusalRule } from '../tool.js';
import { loadGoV2, NOT_FOUND } from './gov2-load.js';
import { filledValueOf } from './sdk-profile.js';

const SHARED = 'aws-sdk-go-v2, config/shared_config.go';

/** Two may be wrong at a time: the first of them is told. */
export const goV2Refusals: readonly RefusalRule[] = [
  { cite: `${SHARED}, loadIniFiles: configFiles`, refuse: ({ config }) => refuseFile(config) },
  { cite: `${SHARED}, loadIniFiles: credentialsFiles`, refuse: ({ credentials }) => refuseFile(credentials) },
  { cite: `${SHARED}, setFromIniSections`, refuse: refuseProfile },
];

function refuseFile({ reading, shown }: ContextFile): ReturnType<RefusalRule['refuse']> {
  const refusal = reading?.refusal ?? null;
  if (refusal === null) return null;
  const message = `failed to load shared config file, ${shown}, ${refusal.message}`;
  return { stop: stopUnseen('SharedConfigLoadError', message), by: 'files' };
}

/** A profile of that name must be there where code or AWS_PROFILE names it. */
function refuseProfile(context: Context): ReturnType<RefusalRule['refuse']> {
  const { name, from } = context.profile;
  const result = loadGoV2(context, name);
  if ('loaded' in result) return missingSession(context, result.loaded.profile);
  const { code, message } = result.fault;
  const isNamed =
    from !== null && ('flag' in from || ('variable' in from && from.variable === 'AWS_PROFILE'));
  if (code === NOT_FOUND && !isNamed) return null;
  return { stop: stopWith(code, message), by: 'profile' };
}

function missingSession(
  { config, credentials }: Context,
  profile: Parameters<typeof filledValueOf>[0],
): ReturnType<RefusalRule['refuse']> {
  const session = filledValueOf(profile, 'sso_session');
  const isThere = [config, credentials].some(
    ({ reading }) => reading?.ssoSessions.has(session ?? '') === true,
  );
  if (session === null || isThere) return null;
  return {
    stop: stopWith('SharedConfigLoadError', `failed to find SSO session section, ${session}`),
    by: 'profile',
  };
}
