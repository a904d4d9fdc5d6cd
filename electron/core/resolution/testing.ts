/** Questions for tests: a home as a few texts, an environment as a record. */
import { parseDocument } from '../ini/document.js';
import { emptyInvocation, type Invocation, type ResolutionRequest } from './request.js';
import { noStore, type StoreListing } from './store-listing.js';

export interface TestHome {
  /** `~/.aws/config` and `~/.aws/credentials`; left out: no such file. */
  readonly config?: string | Uint8Array;
  readonly credentials?: string | Uint8Array;
  /** More files by absolute path, or by one that starts with `~/`. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  readonly invocation?: Partial<Invocation>;
  readonly platform?: ResolutionRequest['platform'];
  readonly now?: string;
  readonly imds?: ResolutionRequest['imds'];
  readonly store?: StoreListing;
  /** What stands for the digest of a text; by default the algorithm and the text itself. */
  readonly digest?: ResolutionRequest['world']['digest'];
}

export const testHome = '/home/someone';

/** The question. HOME is in the environment, as it is in a terminal. */
export function testRequest(home: TestHome): ResolutionRequest {
  const files = new Map<string, string | Uint8Array>();
  if (home.config !== undefined) files.set(`${testHome}/.aws/config`, home.config);
  if (home.credentials !== undefined) files.set(`${testHome}/.aws/credentials`, home.credentials);
  for (const [path, text] of Object.entries(home.files ?? {})) files.set(path.replace(/^~/u, testHome), text);
  return {
    platform: home.platform ?? 'linux',
    now: Date.parse(home.now ?? '2026-01-01T00:00:00Z'),
    home: testHome,
    workingFolder: testHome,
    invocation: { ...emptyInvocation, ...home.invocation },
    environment: { HOME: testHome, ...home.environment },
    imds: home.imds ?? 'unavailable',
    world: {
      file(path) {
        const content = files.get(path);
        if (content === undefined) return { state: 'absent' };
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        return { state: 'read', document: parseDocument(bytes) };
      },
      store: home.store ?? noStore,
      digest: home.digest ?? ((algorithm, text) => `${algorithm}-${text}`),
    },
  };
}
