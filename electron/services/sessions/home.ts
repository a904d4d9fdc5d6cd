/** Profiles of one moment as sessions look for them: the store first, then the shared files; and the plan of one. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { HandOut } from '../../../shared/models/store.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { type ConnectionAnswer, connectionOf } from '../../core/aws/connection.js';
import { partitionOfArn } from '../../core/aws/partitions.js';
import { nameSections } from '../../core/dialects/botocore.js';
import { type Profile, profileId } from '../../core/profiles/profile.js';
import type { ProfileSet } from '../../core/profiles/profiles.js';
import { bridgedTo } from '../../core/profiles/stored.js';
import { identityTextOf, planSession, type SessionPlan } from '../../core/sessions/plan.js';
import type { Moment } from '../profiles.js';
import type { SessionPorts } from './parts.js';

/** Where profiles are looked for. */
export interface Home {
  readonly set: ProfileSet;
  /** Path of the config file, as shown. */
  readonly configPath: string;
  readonly find: (name: string) => Profile | undefined;
  /** Whether Keyway may give out what the store holds for a profile; null where that holds nothing for it. */
  readonly handOut: (name: string) => HandOut | null;
  /** Why what stands in the store could not be looked at; null where nothing was missed. */
  readonly missed: () => Failure | null;
  /** Why nothing that the files say of a profile is gone by; null where they can be used, and for one of the store. */
  readonly refused: (name: string) => Failure | null;
}

/** A profile's plan, and how AWS is asked for it. */
export interface Planned {
  readonly plan: SessionPlan;
  readonly answer: ConnectionAnswer;
  /** Digest of what the session is of. */
  readonly identity: string;
}

export function homeOf(moment: Moment): Home {
  let missed: Failure | null = null;
  const byId = new Map([...moment.stored.values()].map((row) => [row.id, row]));
  const find = (name: string): Profile | undefined => {
    const shared = moment.set.findByName(name);
    const id = shared === undefined ? null : bridgedTo(shared);
    const row = moment.stored.get(name) ?? (id === null ? undefined : byId.get(id));
    if (row === undefined) return shared;
    if (row.whole === null) missed = moment.storeFailure;
    return row.whole ?? undefined;
  };
  const handOut = (name: string): HandOut | null => moment.stored.get(name)?.handOut ?? null;
  return {
    set: moment.set,
    configPath: moment.files.config.path,
    ...{ find, handOut },
    missed: () => missed,
    refused: (name) => (moment.stored.has(name) ? null : refusedFile(moment)),
  };
}

/** No tool goes by a file that the AWS CLI refuses, and an earlier version of one that was emptied is shown, not used. */
function refusedFile({ snapshot, set }: Moment): Failure | null {
  for (const { shownPath: path, state, systemCode } of [snapshot.config, snapshot.credentials]) {
    const refused = set.files.get(path)?.refused ?? null;
    if (state === 'unreadable')
      return { code: 'file-unreadable', facts: { path, systemCode: systemCode ?? '' }, action: 'retry' };
    if (state === 'emptied') return { code: 'file-emptied', facts: { path }, action: null };
    if (refused !== null) {
      const facts = { path, reason: 'ConfigParseError', line: refused.line };
      return { code: 'file-refused', facts, action: 'open-file-at-line' };
    }
  }
  return null;
}

/** The same for files that are not written: a form that is tried before it is saved. */
export function plannedHome(set: ProfileSet, configPath: string): Home {
  const find = (name: string): Profile | undefined =>
    set.find(profileId(storeLocation, name)) ?? set.findByName(name);
  return { set, configPath, find, handOut: () => null, missed: () => null, refused: () => null };
}

type PlanPorts = Pick<SessionPorts, 'digests' | 'environment' | 'places'>;

/** Fails with `profile-not-found`, `session-not-possible`, and as the store does where the profile needs it. */
export function planFor(ports: PlanPorts, home: Home, name: string): Result<Planned> {
  const refused = home.refused(name);
  if (refused !== null) return fail(refused);
  const profile = home.find(name);
  if (profile === undefined)
    return fail(home.missed() ?? { code: 'profile-not-found', facts: { name }, action: null });
  return planOf(ports, home, profile);
}

export function planOf(ports: PlanPorts, home: Home, profile: Profile): Result<Planned> {
  const { environment } = ports;
  const planned = planSession(profile, { find: home.find, environment });
  if (!planned.ok) {
    const impossible: Failure = { code: 'session-not-possible', facts: planned.failure, action: null };
    return fail(home.missed() ?? impossible);
  }
  return plannedOf(ports, home, planned.value);
}

/** A plan with how AWS is asked for it. Fails with `session-not-possible` for a setting that makes no connection. */
export function plannedOf(ports: PlanPorts, home: Home, plan: SessionPlan): Result<Planned> {
  const answer = connectionFor(ports, home, plan);
  if (answer.invalid !== null) {
    const facts = { profile: plan.profile.name, reason: 'setting-invalid', setting: answer.invalid } as const;
    return fail({ code: 'session-not-possible', facts, action: null });
  }
  return succeed({ plan, answer, identity: ports.digests.hex('sha256', identityTextOf(plan)) });
}

function connectionFor({ environment, places }: PlanPorts, home: Home, plan: SessionPlan): ConnectionAnswer {
  const { profile } = plan;
  const named = profile.settings.get('services')?.value;
  const config = home.set.files.get(home.configPath);
  const services =
    typeof named === 'string' && config !== undefined
      ? nameSections(config, 'services').get(named)
      : undefined;
  return connectionOf({
    settings: profile.settings,
    services: services?.values ?? null,
    environment,
    region: profile.region ?? regionAround(environment) ?? regionOfPartition(plan),
    workingFolder: places.workingFolder,
  });
}

export function regionAround(environment: PlanPorts['environment']): string | null {
  const filled = [environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']];
  return filled.find((text) => text !== undefined && text !== '') ?? null;
}

/** Of the other partitions the usual address of STS knows nothing. */
function regionOfPartition({ roles, base }: SessionPlan): string | null {
  const arn = roles.at(-1)?.roleArn ?? (base.kind === 'web-identity' ? base.roleArn : null);
  const partition = arn === null ? null : partitionOfArn(arn);
  return partition === null || partition.name === 'aws' ? null : partition.iamRegion;
}
