/** What botocore itself says of a role before it sends anything (validate.py with data/sts/2011-06-15/service-2.json). */
import type { Origin } from '../../../../shared/models/origin.js';
import type { AssumedRole } from '../../../../shared/models/trace.js';
import type { Context } from '../context.js';
import { type Missed, missed } from '../found.js';
import { because } from '../judgement.js';
import { clientFailure } from './botocore-client.js';
import { paramValidation } from './botocore-errors.js';
import { type Family, regionOf } from './botocore-kind.js';

/** A parameter with its lower bound; upper bounds are the service's to check. */
interface Bound {
  readonly setting: string;
  readonly problem: (role: AssumedRole, seconds: number | null) => string | null;
}

function shorter(
  setting: string,
  parameter: string,
  least: number,
  of: (role: AssumedRole) => string | null,
): Bound {
  return {
    setting,
    problem(role) {
      const text = of(role);
      const length = text === null ? least : [...text].length;
      if (length >= least) return null;
      return `Invalid length for parameter ${parameter}, value: ${String(length)}, valid min length: ${String(least)}`;
    },
  };
}

const leastSeconds = 900;

const duration: Bound = {
  setting: 'duration_seconds',
  problem(_role, seconds) {
    if (seconds === null || seconds >= leastSeconds) return null;
    return `Invalid value for parameter DurationSeconds, value: ${String(seconds)}, valid min value: ${String(leastSeconds)}`;
  },
};

/** In the order in which botocore puts the parameters together. */
export const roleBounds: readonly Bound[] = [
  shorter('role_session_name', 'RoleSessionName', 2, ({ sessionName }) => sessionName),
  shorter('external_id', 'ExternalId', 2, ({ externalId }) => externalId),
  shorter('mfa_serial', 'SerialNumber', 9, ({ mfaSerial }) => mfaSerial),
  duration,
  shorter('role_arn', 'RoleArn', 20, ({ roleArn }) => roleArn),
];

/**
 * Every value that is too short or too small, in botocore's words and by the name of its setting.
 *
 * @param seconds the duration asked for; null where none is
 */
export function roleProblems(
  role: AssumedRole,
  seconds: number | null,
): readonly { readonly setting: string; readonly words: string }[] {
  return roleBounds.flatMap(({ setting, problem }) => {
    const words = problem(role, seconds);
    return words === null ? [] : [{ setting, words }];
  });
}

/** The client is made for the tool's Region, then what it sends is checked; null where nothing is wrong. */
export function sendFailure(
  context: Context,
  family: Family,
  problems: ReturnType<typeof roleProblems>,
  origin: Origin | null,
): Missed | null {
  const region = regionOf(context, family);
  const failure = clientFailure(context, { host: 'sts', region, setting: 'region' });
  if (failure !== null) return { ...failure, origin };
  const [first] = problems;
  if (first === undefined) return null;
  const stop = paramValidation(problems.map(({ words }) => words));
  return missed(because('value-not-valid', { setting: first.setting }), origin, stop);
}
