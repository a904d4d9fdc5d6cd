/**
 * A strict AWS on 127.0.0.1, for tests and for trying the app without an account: it verifies signatures, clocks, tokens,
 * parameters, trust and MFA by rules of its own, and refuses in AWS's words. Tests look at its state and journal, move its
 * clock, and let it fail.
 */
import { createServer, type ServerResponse } from 'node:http';
import { handle, type Outcome } from './answer.js';
import { createClock, type AwsClock } from './clock.js';
import type { Consistency, Context, Throttle } from './context.js';
import { createFailures, type FailRule } from './failures.js';
import type { JournalEntry } from './journal.js';
import type { AwsState } from './model.js';
import { receive } from './received.js';
import { exampleIssuer, sampleState, type Seed } from './seeds.js';
import { createSites } from './sites.js';
import { signToken, type Claims } from './sts/web-identity.js';
import { codeAt } from './totp.js';

export interface AwsOptions {
  /** What it starts with; what is not given is as in `sampleState`. */
  readonly seed?: Seed;
  /** Milliseconds since 1970; the machine's clock without it. */
  readonly now?: () => number;
  readonly consistency?: Consistency;
  readonly throttle?: Throttle;
  /** How far off the clock of who signs may be: five minutes, as AWS documents; STS has been seen to allow fifteen. */
  readonly skewMinutes?: number;
  /** Zero, the default, takes a free one. */
  readonly port?: number;
}

export interface Aws {
  /** `http://127.0.0.1:PORT`, without a slash at the end: what AWS_ENDPOINT_URL and `endpoint_url` take. */
  readonly url: string;
  /** As it is now: a test may read and change it. */
  readonly state: AwsState;
  readonly journal: readonly JournalEntry[];
  readonly clock: AwsClock;
  /** Lets requests fail. @returns takes the rule away again. */
  readonly fail: (rule: FailRule) => () => void;
  /** @returns the six digits that a device shows now. @throws for a device that nobody has. */
  readonly code: (serial: string) => string;
  /**
   * @returns a web identity's token, signed by an issuer that an account knows: the sample's for `job:1`, for an hour, where
   * the claims do not say otherwise. @throws for an issuer that no account knows.
   */
  readonly identityToken: (claims?: Partial<Claims>) => string;
  /** @returns what the server itself did wrong: empty in a sound test. */
  readonly faults: readonly string[];
  /** Ends the server and every connection. */
  readonly close: () => Promise<void>;
}

function send(response: ServerResponse, outcome: Outcome, now: number): void {
  if (!('answer' in outcome)) {
    if (outcome.kind === 'reset') response.socket?.destroy();
    return;
  }
  const { status, headers, body } = outcome.answer;
  const bytes = Buffer.from(body);
  const all = { ...headers, date: new Date(now).toUTCString(), 'content-length': String(bytes.length) };
  response.writeHead(status, all);
  if (outcome.kind === 'answer') {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}

function deviceSeed(state: AwsState, serial: string): string {
  const holders = [...state.users, ...state.accounts.map(({ root }) => root)];
  const device = holders.flatMap(({ mfa }) => mfa).find((candidate) => candidate.serial === serial);
  if (device === undefined) throw new Error(`nobody has the device ${serial}`);
  return device.seed;
}

function identityToken(state: AwsState, now: number, claims: Partial<Claims>): string {
  const seconds = Math.floor(now / 1000);
  const { issuer, audience } = exampleIssuer;
  const all = { iss: issuer, aud: audience, sub: 'job:1', iat: seconds, exp: seconds + 3600, ...claims };
  const providers = state.accounts.flatMap(({ identityProviders }) => identityProviders);
  const provider = providers.find((candidate) => candidate.issuer === all.iss);
  if (provider === undefined) throw new Error(`no account knows the issuer ${all.iss}`);
  return signToken(provider, all);
}

/** Starts it. Rejects where the port is taken. */
export async function startAws(options: AwsOptions = {}): Promise<Aws> {
  const clock = createClock(options.now);
  const state = { ...sampleState(), ...options.seed };
  const { consistency = {}, skewMinutes = 5 } = options;
  const context: Context = { state, clock, consistency, skewMinutes };
  const failures = createFailures(clock, options.throttle);
  const journal: JournalEntry[] = [];
  const faults: string[] = [];
  const sites = createSites();
  const server = createServer((request, response) => {
    receive(request)
      .then((received) => {
        const { outcome, entry } = handle(sites, failures, context, received);
        journal.push(entry);
        send(response, outcome, clock.now());
      })
      .catch((error: unknown) => {
        faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        response.destroy();
      });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    state,
    journal,
    clock,
    faults,
    fail: failures.add,
    identityToken: (claims = {}) => identityToken(state, clock.now(), claims),
    code: (serial) => codeAt(deviceSeed(state, serial), clock.now()),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
