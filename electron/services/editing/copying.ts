/** Settings on the clipboard, and whole profiles in a file of their own: what leaves the AWS files by the person's word. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { planCopy } from '../../core/editing/plan-copy.js';
import { shownPath } from '../../core/paths.js';
import type { Profile } from '../../core/profiles/profiles.js';
import { Secret } from '../../core/secret.js';
import type { EditingService } from '../api.js';
import type { Changes } from '../changes/changes.js';
import { switchFilesOf } from '../changes/plan.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { Moment, ProfileReader } from '../profiles.js';
import { type ClipboardKeeper, secretSeconds } from './clipboard-keeper.js';
import { askFor } from './edit-request.js';
import { findProfile, placeOf } from './edits.js';
import { toEditPlan } from './edit-plan.js';
import { isSecretKey, profileValues } from './profile-form.js';

export interface CopyingDependencies {
  readonly ports: Pick<Ports, 'consent' | 'files' | 'places'>;
  readonly changes: Pick<Changes, 'apply'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  /** Null where there is no clipboard. */
  readonly keeper: ClipboardKeeper | null;
}

/** An identifier: masked on the screen, but no secret. */
const openKey = 'aws_access_key_id';

export function createCopying(
  dependencies: CopyingDependencies,
): Pick<EditingService, 'copySetting' | 'writeCopy'> {
  const { ports, changes, profiles, keeper } = dependencies;
  return {
    async copySetting(id, key) {
      if (keeper === null) return fail({ code: 'clipboard-unavailable', facts: {}, action: null });
      const found = await findProfileNow(profiles, id);
      if (!found.ok) return found;
      const { profile } = found.value;
      const value = profileValues(profile).find((one) => one.key === key);
      if (value === undefined) return noSuchSetting(key);
      const isOpen = key === openKey || (!isSecretKey(key) && value.shown === value.value);
      if (isOpen) {
        await keeper.copy(value.value);
        return succeed({ clearsAfterSeconds: null });
      }
      const request = { kind: 'copy-secret', profile: profile.name, setting: key } as const;
      const refused = await askFor(ports.consent, request);
      if (refused !== null) return fail(refused);
      await keeper.copySecret(new Secret(value.value));
      return succeed({ clearsAfterSeconds: secretSeconds });
    },
    async writeCopy(id, mask) {
      const found = await findProfileNow(profiles, id);
      if (!found.ok) return found;
      const { moment, profile } = found.value;
      const path = await ports.consent.chooseFileToWrite('copy', 'credentials');
      if (path === null) return succeed(null);
      const unfit = await unfitTarget(ports, moment, path);
      if (unfit !== null) return fail(unfit);
      const shown = shownPath(path, ports.places.home);
      const refused = await askFor(ports.consent, { kind: 'write-copy', profile: profile.name, path: shown });
      if (refused !== null) return fail(refused);
      const made = await changes.apply(
        {
          action: 'write-copy',
          profiles: [profile.name],
          locations: [path],
          plan: (files) => toEditPlan(files, planCopy(switchFilesOf(files), placeOf(profile), shown)),
        },
        mask,
      );
      return made.ok ? succeed({ path: shown, made: made.value }) : made;
    },
  };
}

async function findProfileNow(
  profiles: Pick<ProfileReader, 'moment'>,
  id: string,
): Promise<Result<{ readonly moment: Moment; readonly profile: Profile }>> {
  const moment = await profiles.moment([]);
  const profile = findProfile(moment, id);
  return profile.ok ? succeed({ moment, profile: profile.value }) : profile;
}

function noSuchSetting(key: string): Result<never> {
  return fail<Failure>({
    code: 'invalid-setting',
    facts: { field: key, problem: 'value-missing' },
    action: null,
  });
}

/** A copy stands in a file of its own: never in one that tools read anyway, by whatever link it is reached. */
async function unfitTarget(
  { files, places }: CopyingDependencies['ports'],
  { snapshot }: Moment,
  path: string,
): Promise<Failure | null> {
  const refuse = (systemCode: string): Failure => {
    return {
      code: 'file-not-writable',
      facts: { path: shownPath(path, places.home), systemCode },
      action: null,
    };
  };
  try {
    const target = await files.resolveLinks(path);
    for (const { path: own } of [snapshot.config, snapshot.credentials]) {
      if (own === path || (await files.resolveLinks(own)) === target) return refuse('EEXIST');
    }
    const facts = await files.inspectTarget(path);
    return facts === null || facts.kind === 'file' ? null : refuse('EISDIR');
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return refuse(error.systemCode);
  }
}
