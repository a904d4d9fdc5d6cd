/** What a profile is to the SDK for Go v1: one kind, the first that its settings fit; a role comes on top of it. */
import { type GoConfig, has, ssoSettingOf } from './go-config.js';

export type GoKind = 'source-profile' | 'keys' | 'credential-source' | 'web-identity' | 'sso' | 'process';

interface KindRule {
  readonly cite: string;
  /** The kind and the setting that speaks for it; null where the profile is not of it. */
  readonly fit: (config: GoConfig) => { readonly kind: GoKind; readonly setting: string } | null;
}

const CREDENTIALS = 'aws-sdk-go 1.55.6, session/credentials.go resolveCredsFromProfile';

/** In the order of `resolveCredsFromProfile`. */
export const goKinds: readonly KindRule[] = [
  {
    cite: `${CREDENTIALS}: SourceProfile`,
    fit: (config) => (config.source === null ? null : { kind: 'source-profile', setting: 'source_profile' }),
  },
  {
    cite: `${CREDENTIALS}: Creds.HasKeys`,
    fit: (config) => (config.keys === null ? null : { kind: 'keys', setting: 'aws_access_key_id' }),
  },
  {
    // A profile with both is refused before, so neither of them comes first.
    cite: `${CREDENTIALS}: CredentialSource, WebIdentityTokenFile`,
    fit: (config) =>
      fitBy(config, 'credential-source', 'credential_source') ??
      fitBy(config, 'web-identity', 'web_identity_token_file'),
  },
  {
    cite: `${CREDENTIALS}: hasSSOConfiguration`,
    fit(config) {
      const setting = ssoSettingOf(config);
      return setting === null ? null : { kind: 'sso', setting };
    },
  },
  {
    cite: `${CREDENTIALS}: CredentialProcess`,
    fit: (config) => fitBy(config, 'process', 'credential_process'),
  },
];

function fitBy(config: GoConfig, kind: GoKind, setting: string): ReturnType<KindRule['fit']> {
  return has(config, setting) ? { kind, setting } : null;
}

/** The kind and its setting; null where the settings fit none. */
export function fitOf(config: GoConfig): ReturnType<KindRule['fit']> {
  for (const rule of goKinds) {
    const found = rule.fit(config);
    if (found !== null) return found;
  }
  return null;
}

/** The kind; null where the settings fit none. */
export function kindOf(config: GoConfig): GoKind | null {
  return fitOf(config)?.kind ?? null;
}
