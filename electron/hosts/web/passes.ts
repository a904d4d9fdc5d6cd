import { createHash, randomBytes } from 'node:crypto';

/** How many windows may be signed in at once; the oldest goes first. */
const mostBearers = 32;

/** The tokens that stand between a local program and the app. They live in memory and end with the process. */
export interface Passes {
  /** A new launch token, good for one exchange. The one before it, if it was not used, is void. */
  newLaunchToken(): string;
  /** A bearer token for a launch token; null where that is unknown, void or used. */
  exchange(launchToken: string): string | null;
  isBearer(token: string): boolean;
}

/** Tokens are 256 random bits. Only their digests are compared, so that the time taken says nothing of the token. */
export function createPasses(): Passes {
  let launchDigest: string | null = null;
  const bearerDigests = new Set<string>();
  return {
    newLaunchToken() {
      const token = newToken();
      launchDigest = digestOf(token);
      return token;
    },
    exchange(launchToken) {
      if (launchDigest === null || digestOf(launchToken) !== launchDigest) return null;
      launchDigest = null;
      const bearer = newToken();
      bearerDigests.add(digestOf(bearer));
      const [oldest] = bearerDigests;
      if (bearerDigests.size > mostBearers && oldest !== undefined) bearerDigests.delete(oldest);
      return bearer;
    },
    isBearer: (token) => bearerDigests.has(digestOf(token)),
  };
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
