/**
 * What a person allowed Keyway itself to run and to call: bound to the profile, to what is run or called, and to the program as
 * it stands on the disk. Asked before the first time and after any change, and only where a person is there.
 */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { Elsewhere } from '../../core/aws/connection.js';
import { isAbsolutePath } from '../../core/paths.js';
import { showText } from '../../core/profiles/shown.js';
import type { SessionBase } from '../../core/sessions/plan.js';
import { FileSystemError } from '../ports.js';
import type { SessionParts } from './parts.js';
import { createSealedTexts, withMemory } from './text-table.js';

type ProcessBase = Extract<SessionBase, { kind: 'process' }>;

export interface Approvals {
  /** Fails with `process-not-approved`, `consent-refused` or `process-failed` for a program that is not there. */
  allowProcess(base: ProcessBase, isPersonPresent: boolean): Promise<Result<null>>;
  /** Fails with `endpoint-not-approved` or `consent-refused`. */
  allowEndpoints(
    profile: string,
    elsewhere: readonly Elsewhere[],
    isPersonPresent: boolean,
  ): Promise<Result<null>>;
}

export function createApprovals(parts: Pick<SessionParts, 'ports' | 'vault' | 'activity'>): Approvals {
  const { ports, activity } = parts;
  const { consent, digests, programs } = ports;
  const given = withMemory(createSealedTexts(parts, 'session-approvals'));

  /** `none`: never allowed; `changed`: something else was. */
  async function standing(group: string, mark: string): Promise<Result<'allowed' | 'changed' | 'none'>> {
    const read = await given.read();
    if (!read.ok) return read;
    const present = Object.hasOwn(read.value, group) ? read.value[group] : undefined;
    return succeed(present === undefined ? 'none' : present === mark ? 'allowed' : 'changed');
  }

  function remember(group: string, mark: string): Promise<Result<null>> {
    return given.change((present) => ({ ...present, [group]: mark }));
  }

  async function allowEndpoint(
    profile: string,
    { setting, address }: Elsewhere,
    isPersonPresent: boolean,
  ): Promise<Result<null>> {
    const group = JSON.stringify(['endpoint', profile, setting]);
    const mark = digests.hex('sha256', address);
    const stands = await standing(group, mark);
    if (!stands.ok) return stands;
    if (stands.value === 'allowed') return succeed(null);
    const refused: Failure = {
      code: 'endpoint-not-approved',
      facts: { profile, address: shownAddress(address) },
      action: null,
    };
    if (!isPersonPresent) return fail(refused);
    const said = await consent.allow({
      kind: 'call-elsewhere',
      profile,
      setting,
      address: shownAddress(address),
    });
    if (said === 'allowed') return remember(group, mark);
    return said === 'unasked' ? fail(refused) : refusedConsent('call-elsewhere');
  }

  async function allowProcess(
    { profile, command, argv }: ProcessBase,
    isPersonPresent: boolean,
  ): Promise<Result<null>> {
    const program = await programs.resolve(argv[0] ?? '');
    if (program === null)
      return fail({
        code: 'process-failed',
        facts: { profile, reason: 'not-started', said: '' },
        action: null,
      });
    const group = JSON.stringify(['process', profile]);
    const files = await Promise.all([program, ...argv.slice(1)].map((word) => fileMark(ports, word)));
    const mark = digests.hex('sha256', JSON.stringify([argv, program, files]));
    const stands = await standing(group, mark);
    if (!stands.ok) return stands;
    if (stands.value === 'allowed') return succeed(null);
    const refused: Failure = { code: 'process-not-approved', facts: { profile }, action: null };
    if (!isPersonPresent) return fail(refused);
    const shown = showText('credential_process', command, 'last-four');
    const changed = stands.value === 'changed';
    const said = await consent.allow({ kind: 'run-process', profile, command: shown, program, changed });
    if (said === 'unasked') return fail(refused);
    if (said === 'refused') return refusedConsent('run-process');
    await activity.record('process-approved', { profile, program });
    return remember(group, mark);
  }

  async function allowEndpoints(
    profile: string,
    elsewhere: readonly Elsewhere[],
    isPersonPresent: boolean,
  ): Promise<Result<null>> {
    for (const each of elsewhere) {
      const allowed = await allowEndpoint(profile, each, isPersonPresent);
      if (!allowed.ok) return allowed;
    }
    return succeed(null);
  }

  // One question after the other: several profiles may be started at once, and what was just allowed is not asked again.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (isPersonPresent: boolean, work: () => Promise<Result<null>>): Promise<Result<null>> => {
    if (!isPersonPresent) return work();
    const answer = turn.then(work);
    turn = answer.catch(() => undefined);
    return answer;
  };
  return {
    allowProcess: (base, isPersonPresent) =>
      inTurn(isPersonPresent, () => allowProcess(base, isPersonPresent)),
    allowEndpoints: (profile, elsewhere, isPersonPresent) =>
      inTurn(isPersonPresent, () => allowEndpoints(profile, elsewhere, isPersonPresent)),
  };
}

/** A script that an interpreter is given counts as much as the interpreter: size and time of every file that the line names. */
async function fileMark({ files }: SessionParts['ports'], word: string): Promise<readonly unknown[] | null> {
  if (!isAbsolutePath(word)) return null;
  try {
    const facts = await files.inspectTarget(word);
    if (facts?.kind !== 'file') return null;
    return [await files.resolveLinks(word), facts.size, facts.modifiedAt, facts.identity];
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}

/** Without a user name and password that it may carry. */
function shownAddress(address: string): string {
  return address.replace(/\/\/[^/?#]*@/u, '//…@');
}

function refusedConsent(request: string): { readonly ok: false; readonly failure: Failure } {
  return fail<Failure>({ code: 'consent-refused', facts: { request }, action: null });
}
