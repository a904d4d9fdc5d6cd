/**
 * Codes of MFA devices, each used once by all of Keyway's processes together. What was used is a file of digests under a lock:
 * a code is noted before it is sent, since one that AWS has seen is spent whatever it answered.
 */
import { z } from 'zod';
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import { joinPath, shownPath } from '../../core/paths.js';
import { codeOf, startOfStep, stepAt } from '../../core/sessions/totp.js';
import { forgetCode, nextCodeAt, type UsedCodes, useCode } from '../../core/sessions/used-codes.js';
import { createJsonFile, type JsonFile } from '../json-file.js';
import { FileSystemError } from '../ports.js';
import type { MfaAnswer } from '../sessions-api.js';
import type { MfaSecrets } from './mfa-secrets.js';
import type { SessionParts } from './parts.js';

/** A code that is spent from now on. */
export interface SpentCode {
  readonly code: string;
  /** It never left this computer: it may be used after all. */
  takeBack(): Promise<void>;
}

export interface Codes {
  /** Fails with `mfa-code-malformed`, `mfa-code-used`, `mfa-secret-missing`, `busy`, and as the store does. */
  spend(answer: MfaAnswer): Promise<Result<SpentCode>>;
  /** When the next code of the device is there, as an ISO time; null where it has an unused one. */
  nextCodeAt(device: string): Promise<string | null>;
}

const usedCodes = z.record(
  z.string(),
  z.strictObject({
    step: z.int(),
    digests: z.array(z.strictObject({ digest: z.string(), step: z.int() }).readonly()).readonly(),
  }),
);

const lockWait = 5000;

export function createCodes({ ports }: Pick<SessionParts, 'ports'>, secrets: MfaSecrets): Codes {
  const { clock, digests, files, locks, places, random } = ports;
  const path = joinPath(places.dataFolder, 'mfa-used-codes.json');
  const file: JsonFile<UsedCodes> = createJsonFile(files, random, path, usedCodes);

  /** Null where another process kept the lock. */
  async function change(work: (used: UsedCodes) => UsedCodes | null): Promise<Result<boolean>> {
    try {
      const done = await locks.withLocks([path], lockWait, async () => {
        const next = work((await file.read()) ?? {});
        if (next !== null) await file.write(next);
        return next !== null;
      });
      return done === null ? fail(busy(shownPath(path, places.home))) : succeed(done);
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      const { systemCode } = error;
      const facts = { path: shownPath(path, places.home), systemCode };
      return fail({ code: 'file-not-writable', facts, action: 'retry' });
    }
  }

  async function codeFor(answer: MfaAnswer): Promise<Result<string>> {
    if (answer.kind === 'code') {
      const code = answer.code.reveal().trim();
      if (/^\d{6}$/u.test(code)) return succeed(code);
      return fail({ code: 'mfa-code-malformed', facts: {}, action: null });
    }
    const key = await secrets.keyOf(answer.device);
    if (!key.ok) return key;
    const code = codeOf(digests.hmac, key.value, stepAt(clock.now()));
    key.value.fill(0);
    return succeed(code);
  }

  return {
    async spend(answer) {
      const { device } = answer;
      const made = await codeFor(answer);
      if (!made.ok) return made;
      const code = made.value;
      const digest = digests.hex('sha256', JSON.stringify([device, code]));
      const noted = await change((used) => useCode(used, device, digest, clock.now()));
      if (!noted.ok) return noted;
      if (!noted.value) {
        const next = startOfStep(stepAt(clock.now()) + 1);
        const seconds = Math.ceil((next - clock.now()) / 1000);
        return fail({ code: 'mfa-code-used', facts: { device, seconds }, action: 'retry' });
      }
      const takeBack = async (): Promise<void> => {
        await change((used) => forgetCode(used, device, digest));
      };
      return succeed({ code, takeBack });
    },
    async nextCodeAt(device) {
      try {
        const at = nextCodeAt((await file.read()) ?? {}, device, clock.now());
        return at === null ? null : new Date(at).toISOString();
      } catch (error) {
        if (error instanceof FileSystemError) return null;
        throw error;
      }
    },
  };
}

function busy(path: string): Failure {
  return { code: 'busy', facts: { path }, action: 'retry' };
}

/** The code of one answer, spent at most once in one question: whoever comes second waits for the next one. */
export class OneCode {
  readonly #codes: Codes;
  readonly #answer: MfaAnswer | null;
  #isSpent = false;

  constructor(codes: Codes, answer: MfaAnswer | null) {
    this.#codes = codes;
    this.#answer = answer;
  }

  /** Null where there is none for that device. */
  async take(device: string): Promise<Result<SpentCode> | null> {
    if (this.#answer?.device !== device || this.#isSpent) return null;
    this.#isSpent = true;
    return this.#codes.spend(this.#answer);
  }
}
