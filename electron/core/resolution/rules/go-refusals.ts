/** What keeps the SDK for Go v1 from making a session at all, whatever credentials there are. */
import type { Context, ContextFile } from '../context.js';
import type { Stop } from '../judgement.js';
import type { RefusalRule } from '../tool.js';
import { loadConfig } from './go-config.js';
import { readText } from './go-files.js';
import { goSettings } from './go-settings.js';
import { refusedVariable } from './go-values.js';

const GO = 'aws-sdk-go 1.55.6, session';
const BUNDLE = 'LoadCustomCABundleError';

/** In the order of `NewSessionWithOptions`. Keys given in code need no profile, and so no files. */
export const goRefusals: readonly RefusalRule[] = [
  {
    cite: `${GO}/env_config.go envConfigLoad`,
    refuse(context) {
      const stop = refusedVariable(context)?.stop ?? null;
      return stop === null ? null : { stop, by: 'variables' };
    },
  },
  {
    cite: `${GO}/shared_config.go loadSharedConfigIniFiles`,
    refuse: (context) => refuseFile(context, context.config),
  },
  {
    cite: `${GO}/shared_config.go loadSharedConfigIniFiles`,
    refuse: (context) => refuseFile(context, context.credentials),
  },
  {
    cite: `${GO}/shared_config.go setFromIniFiles`,
    refuse(context) {
      const loaded = loadConfig(context);
      const stop = 'refused' in loaded ? loaded.refused.stop : null;
      return stop === null || context.request.invocation.accessKeys ? null : { stop, by: 'profile' };
    },
  },
  {
    cite: `${GO}/session.go setTLSOptions`,
    refuse(context) {
      const bundle = goSettings.find(({ key }) => key === 'ca_bundle')?.find(context)?.value ?? null;
      const read = bundle === null ? null : readText(context, bundle);
      if (read === null || 'text' in read) return null;
      const message = `${BUNDLE}: failed to open custom CA bundle PEM file\ncaused by: ${read.failure}`;
      return { stop: { kind: 'error', code: BUNDLE, message, wordsKnown: true }, by: 'files' };
    },
  },
];

function refuseFile(
  { request }: Context,
  { reading, shown }: ContextFile,
): { readonly stop: Stop; readonly by: 'files' } | null {
  const refusal = reading?.refusal ?? null;
  if (refusal === null || request.invocation.accessKeys) return null;
  const message = `SharedConfigLoadError: failed to load config file, ${shown}\ncaused by: ${refusal.code}: ${refusal.message}`;
  const { wordsKnown } = refusal;
  return { stop: { kind: 'error', code: 'SharedConfigLoadError', message, wordsKnown }, by: 'files' };
}
