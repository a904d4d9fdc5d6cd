/** Whether a claim is true: the order of the questions is AWS's, so that two faults at once give AWS's first answer. */
import { basicTime, parseBasicTime } from '../clock.js';
import type { Received } from '../received.js';
import { refuse } from '../refusals.js';
import { canonicalRequest, signatureOf, stringToSign } from './canonical.js';
import type { Claim } from './claim.js';

/** Refuses a scope that is not of this day, of a Region and of the service that is asked. */
export function checkScope(claim: Claim, service: string): void {
  const { date, region, terminator } = claim.scope;
  const day = claim.time.slice(0, 8);
  const faults = [
    claim.scope.service === service ? '' : `Credential should be scoped to correct service: '${service}'. `,
    /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/u.test(region) ? '' : 'Credential should be scoped to a valid region. ',
    terminator === 'aws4_request'
      ? ''
      : `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `,
    date === day
      ? ''
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${claim.time}'.`,
  ];
  const fault = faults.join('').trim();
  if (fault !== '') refuse('wrong-scope', { fault });
}

/**
 * Refuses a request that was signed too long ago, or for a time to come.
 * @param now milliseconds since 1970
 * @param skewMinutes how far off the signer's clock may be
 */
export function checkTime(claim: Claim, now: number, skewMinutes: number): void {
  const allowedSkew = skewMinutes * 60_000;
  const minutes = String(skewMinutes);
  const signed = parseBasicTime(claim.time);
  if (signed === null) {
    return refuse('incomplete-signature', {
      lacking: `Date must be in ISO-8601 'basic format'. Got '${claim.time}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    });
  }
  if (signed > now + allowedSkew) {
    const latest = basicTime(now + allowedSkew);
    refuse('signature-early', { signed: claim.time, latest, now: basicTime(now), minutes });
  }
  if (claim.expiresAfter !== null) {
    if (signed + claim.expiresAfter * 1000 < now) refuse('request-expired', {});
  } else if (signed < now - allowedSkew) {
    const earliest = basicTime(now - allowedSkew);
    refuse('signature-expired', { signed: claim.time, earliest, now: basicTime(now), minutes });
  }
}

function checkSignedHeaders(received: Received, claim: Claim): void {
  const needed = ['host', 'x-amz-date', 'x-amz-security-token'].filter((name) => received.headers.has(name));
  const missing = needed.find((name) => !claim.signedHeaders.includes(name));
  if (missing !== undefined) {
    refuse('unsigned-header', { header: missing === 'host' ? 'Host' : missing });
  }
}

/** Refuses what was not signed with this secret, or was changed afterwards. */
export function checkSignature(received: Received, claim: Claim, secret: string): void {
  checkSignedHeaders(received, claim);
  const canonical = canonicalRequest(received, claim.signedHeaders);
  const expected = signatureOf(secret, claim.scope, stringToSign(claim.time, claim.scope, canonical));
  if (claim.signature !== expected) refuse('wrong-signature', {});
}
