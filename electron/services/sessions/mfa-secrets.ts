/** Secrets of virtual MFA devices that a person chose to keep: sealed with the store, made into a code only when a person asks for one. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import { fromBase32, parseMfaSecret, toBase32 } from '../../core/sessions/totp.js';
import type { Secret } from '../../core/secret.js';
import type { SessionParts } from './parts.js';
import { createSealedTexts, type SealedTextParts, type SealedTexts } from './text-table.js';

export interface MfaSecrets {
  /** Devices whose secret is kept; none where the store is shut. */
  devices(): Promise<ReadonlySet<string>>;
  /** Fails with `mfa-secret-missing`, and as the store does. */
  keyOf(device: string): Promise<Result<Uint8Array>>;
  /**
   * Asks the person first. Null: kept no longer. Fails with `mfa-secret-malformed`, `consent-refused`, `consent-needed`, and as
   * the store does; without a store there is no place for it.
   */
  keep(device: string, secret: Secret | null): Promise<Result<null>>;
}

/** In base 32, by device. */
export function sealedMfaSecrets(parts: SealedTextParts): SealedTexts {
  return createSealedTexts(parts, 'mfa-secrets');
}

export function createMfaSecrets(parts: Pick<SessionParts, 'ports' | 'vault'>): MfaSecrets {
  const { consent } = parts.ports;
  const kept = sealedMfaSecrets(parts);
  return {
    async devices() {
      const read = await kept.read();
      return new Set(read.ok ? Object.keys(read.value) : []);
    },
    async keyOf(device) {
      const read = await kept.read();
      if (!read.ok) return read;
      const text = Object.hasOwn(read.value, device) ? read.value[device] : undefined;
      const key = text === undefined ? null : fromBase32(text);
      const missing: Failure = { code: 'mfa-secret-missing', facts: { device }, action: null };
      return key === null ? fail(missing) : succeed(key);
    },
    async keep(device, secret) {
      if (secret === null)
        return kept.change((present) =>
          Object.fromEntries(Object.entries(present).filter(([name]) => name !== device)),
        );
      const key = parseMfaSecret(secret.reveal());
      if (key === null) return fail({ code: 'mfa-secret-malformed', facts: {}, action: null });
      // Before the person is asked for something that cannot be done.
      const open = await kept.read();
      if (!open.ok) return open;
      const said = await consent.allow({ kind: 'keep-mfa-secret', device });
      const request = 'keep-mfa-secret';
      if (said === 'unasked') return fail({ code: 'consent-needed', facts: { request }, action: null });
      if (said === 'refused') return fail({ code: 'consent-refused', facts: { request }, action: null });
      const text = toBase32(key);
      return kept.change((present) => ({ ...present, [device]: text }));
    },
  };
}
