/** What the parts of the inventory of access keys share. */
import type { Result } from '../../../shared/models/failure.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import type { Activity } from '../activity.js';
import type { Application } from '../application.js';
import type { KeyIdMask, SettingsService } from '../api.js';
import type { Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import type { Sessions } from '../sessions/api.js';

export interface KeysParts {
  readonly ports: Pick<
    Ports,
    | 'aws'
    | 'clock'
    | 'consent'
    | 'digests'
    | 'environments'
    | 'files'
    | 'locks'
    | 'logger'
    | 'places'
    | 'random'
  >;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  readonly sessions: Pick<Sessions, 'keyReach' | 'list' | 'mfaQuestion' | 'noteClock'>;
  readonly rotation: { list(mask: KeyIdMask): Promise<Result<readonly RotationRow[]>> };
  readonly activity: Pick<Activity, 'record'>;
  readonly settings: Pick<SettingsService, 'current'>;
  readonly application: Pick<Application, 'changed' | 'revision'>;
}
