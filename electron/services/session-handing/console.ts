/** Signing in to the AWS console with a session, in the person's browser. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import {
  consoleDuration,
  consoleRefusal,
  type ConsoleSubject,
  signInAddress,
} from '../../core/session-handing/console-address.js';
import type { Secret } from '../../core/secret.js';
import { type ClipboardKeeper, secretSeconds } from '../editing/clipboard-keeper.js';
import { askFor } from '../editing/edit-request.js';
import type { UsableSession } from '../sessions/api.js';
import type { ConsolePlace, SessionHandingService } from '../sessions-api.js';
import { failureOf } from './aws-failures.js';
import type { SessionHandingParts } from './session-handing.js';

type Console = Pick<SessionHandingService, 'openConsole' | 'copyConsoleAddress' | 'consoleAddress'>;

const noBrowser: Failure = { code: 'cannot-open', facts: { what: 'browser' }, action: null };

export function createConsole(parts: SessionHandingParts, keeper: ClipboardKeeper | null): Console {
  const { ports, activity } = parts;
  const note = (profile: string): Promise<void> =>
    activity.record('session-handed-out', { profile, reason: 'console' });
  return {
    async openConsole(profile, place) {
      const { browser, redirects } = ports;
      const address = await addressOf(parts, profile, place);
      if (!address.ok) return address;
      // The sign-in address itself would stand in the arguments of whatever opens the browser.
      const page = await redirects.offer(address.value);
      await note(profile);
      if (browser === null) return succeed({ address: page });
      try {
        await browser.open(page);
      } catch {
        return fail(noBrowser);
      }
      return succeed({ address: null });
    },
    async copyConsoleAddress(profile, place) {
      if (keeper === null) return fail({ code: 'clipboard-unavailable', facts: {}, action: null });
      const refused = await askFor(ports.consent, { kind: 'copy-console-address', profile });
      if (refused !== null) return fail(refused);
      const address = await addressOf(parts, profile, place);
      if (!address.ok) return address;
      await keeper.copySecret(address.value);
      await note(profile);
      return succeed({ clearsAfterSeconds: secretSeconds });
    },
    async consoleAddress(profile, place) {
      const refused = await askFor(ports.consent, { kind: 'print-console-address', profile });
      if (refused !== null) return fail(refused);
      const address = await addressOf(parts, profile, place);
      if (address.ok) await note(profile);
      return address;
    },
  };
}

async function addressOf(
  { ports, sessions }: SessionHandingParts,
  profile: string,
  { service, region: wanted }: ConsolePlace,
): Promise<Result<Secret>> {
  const used = await sessions.usable(profile, true, null);
  if (!used.ok) return used;
  const subject = subjectOf(used.value, ports.clock.now());
  const reason = consoleRefusal(subject);
  const { credentials, connection, expiration } = used.value;
  const { sessionToken } = credentials;
  if (reason !== null || sessionToken === null) {
    const facts = { profile, reason: reason ?? 'long-term-key' };
    return fail({ code: 'console-not-possible', facts, action: null });
  }
  const expiresAt = expiration === null ? ports.clock.now() : Date.parse(expiration);
  const answer = await ports.aws.signInToken(
    { connection, signal: null },
    { credentials: { ...credentials, sessionToken, expiresAt }, durationSeconds: consoleDuration(subject) },
  );
  if (!answer.ok) return fail(failureOf(answer.failure));
  const region = wanted ?? connection.region;
  return succeed(signInAddress({ service, region }, answer.value, connection));
}

function subjectOf(
  { kind, arn, isChained, credentials, expiration }: UsableSession,
  now: number,
): ConsoleSubject {
  const secondsLeft = expiration === null ? null : (Date.parse(expiration) - now) / 1000;
  return { kind, arn, isChained, hasToken: credentials.sessionToken !== null, secondsLeft };
}
