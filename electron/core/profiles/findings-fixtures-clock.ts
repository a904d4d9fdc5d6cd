/** For tests: what AWS's answers said of the clock an hour before a home is looked at. */
import type { ClockOffset } from '../../../shared/models/session.js';
import { byPerson, type Fixtures } from './findings-fixtures.js';

const none = { kind: 'none' } as const;

function offBy(seconds: number): ClockOffset {
  return { seconds, measuredAt: '2026-11-21T11:00:00.000Z' };
}

export const clockFixtures: Fixtures<'clock-skew'> = {
  'clock-skew': [
    byPerson('ahead', { clock: offBy(301) }, none, { clock: offBy(300) }),
    byPerson('behind', { clock: offBy(-1200) }, none, { clock: offBy(-300) }),
    byPerson('a day ago', { clock: offBy(1200) }, none, {
      clock: { ...offBy(1200), measuredAt: '2026-11-20T12:00:00.000Z' },
    }),
  ],
};
