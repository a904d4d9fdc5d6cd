/** What was done, and its table for other programs, written where the person says. */
import { fail, type Failure, succeed } from '../../shared/models/failure.js';
import { activityHead, activityTable } from '../core/activity/csv.js';
import { shownPath } from '../core/paths.js';
import type { Activity } from './activity.js';
import type { ActivityService, ChangesService } from './api.js';
import { writeFailure } from './changes/failures.js';
import { readIfThere } from './changes/whole-file.js';
import { FileSystemError, type Ports } from './ports.js';
import { writeWhole } from './store/store-disk.js';

interface ActivityExportParts {
  readonly ports: Pick<Ports, 'consent' | 'files' | 'places' | 'random'>;
  readonly activity: Pick<Activity, 'list'>;
  readonly changes: Pick<ChangesService, 'list'>;
}

const suggestedName = 'keyway-activity.csv';

export function createActivityService({ ports, activity, changes }: ActivityExportParts): ActivityService {
  return {
    list: () => activity.list(),
    async exportTo(given) {
      const path = given ?? (await ports.consent.chooseFileToWrite('activity', suggestedName));
      if (path === null) return succeed(null);
      const table = activityTable(await activity.list(Infinity), await changes.list());
      try {
        // A path is typed wrongly in a moment: what stands there is not an earlier export, and may be the person's credentials.
        if (!(await isFree(ports, path))) return fail<Failure>(inTheWay(shown(ports, path)));
        await writeWhole(ports, path, new TextEncoder().encode(table));
      } catch (error) {
        if (!(error instanceof FileSystemError)) throw error;
        return fail(writeFailure(shown(ports, path), error));
      }
      return succeed(path);
    },
  };
}

async function isFree({ files }: Pick<Ports, 'files'>, path: string): Promise<boolean> {
  const present = await readIfThere(files, path);
  return present === null || new TextDecoder('utf-8').decode(present).startsWith(activityHead);
}

function shown({ places }: Pick<Ports, 'places'>, path: string): string {
  return shownPath(path, places.home);
}

function inTheWay(path: string): Failure {
  return { code: 'file-in-the-way', facts: { path }, action: null };
}
