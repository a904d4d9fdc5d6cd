/** The access keys in the two AWS files, read for one question and not kept. */
import type { Failure } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import { readBridgeLine } from '../../core/bridge/bridge-line.js';
import {
  type HeldKey,
  type KeySection,
  readKeySection,
  type SessionHints,
} from '../../core/bridge/access-key.js';
import { shownPath } from '../../core/paths.js';
import { awsFileLocations } from '../files/locations.js';
import { FileSystemError, type Ports } from '../ports.js';

/** What the shared files say of a profile. */
export interface SharedProfile {
  readonly key: HeldKey | null;
  /** The entry of the store that a line of ours names; null where there is none. */
  readonly storedId: string | null;
  readonly session: SessionHints;
}

export interface SharedKeys {
  /** Null where neither file has the profile. Fails with file-unreadable or file-refused. */
  find(name: string): Promise<Result<SharedProfile | null>>;
}

type SharedKeysPorts = Pick<Ports, 'files' | 'environment' | 'places'>;

/** As the AWS CLI has it: the whole key of the credentials file comes before that of the config file. */
export function createSharedKeys(ports: SharedKeysPorts): SharedKeys {
  const locations = awsFileLocations(ports.environment, ports.places);
  return {
    async find(name) {
      const config = await readSection(ports, locations.config.path, 'config', name);
      if (!config.ok) return config;
      const credentials = await readSection(ports, locations.credentials.path, 'credentials', name);
      if (!credentials.ok) return credentials;
      const sections = [credentials.value, config.value].filter((section) => section !== null);
      if (sections.length === 0) return succeed(null);
      const line = sections.map((section) => section.credentialProcess).find((value) => value !== null);
      return succeed({
        key: sections.map(({ key }) => key).find((key) => key !== null) ?? null,
        storedId: line === undefined ? null : (readBridgeLine(line)?.entryId ?? null),
        session: {
          first: sections.some(({ session }) => session.first),
          otherwise: sections.some(({ session }) => session.otherwise),
          hasDevice: sections.some(({ session }) => session.hasDevice),
        },
      });
    },
  };
}

async function readSection(
  { files, places }: SharedKeysPorts,
  path: string,
  role: 'config' | 'credentials',
  name: string,
): Promise<Result<KeySection | null>> {
  try {
    const { section, isRefused, refusedAt } = readKeySection(await files.read(path), role, name);
    if (!isRefused) return succeed(section);
    const facts = { path: shownPath(path, places.home), reason: 'ConfigParseError', line: refusedAt };
    return fail({ code: 'file-refused', facts, action: 'open-file-at-line' });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.systemCode === 'ENOENT' || error.systemCode === 'ENOTDIR') return succeed(null);
    return fail(unreadable(shownPath(path, places.home), error.systemCode));
  }
}

function unreadable(path: string, systemCode: string): Failure {
  return { code: 'file-unreadable', facts: { path, systemCode }, action: 'retry' };
}
