/** What the parts of rotating share. */
import type { Failure } from '../../../shared/models/failure.js';
import type { Activity } from '../activity.js';
import type { Editing } from '../editing/editing.js';
import type { Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import type { Sessions } from '../sessions/api.js';
import type { Vault } from '../store/vault.js';

export interface RotationParts {
  readonly ports: Pick<
    Ports,
    | 'aws'
    | 'clock'
    | 'consent'
    | 'digests'
    | 'environment'
    | 'environments'
    | 'files'
    | 'locks'
    | 'places'
    | 'random'
    | 'sealing'
  >;
  readonly vault: Pick<Vault, 'privateKey' | 'publicKey'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  readonly editing: Pick<Editing, 'applyEdit'>;
  readonly sessions: Pick<Sessions, 'keyReach' | 'keyReachWithout' | 'noteClock'>;
  readonly activity: Pick<Activity, 'record'>;
  /** Called as a rotation is other than it was. */
  readonly onChanged: () => void;
}

/** A failure alone, as a Result of anything. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}
