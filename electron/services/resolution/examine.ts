/** Everything odd at once: Keyway's own environment, every profile by its name, and what the list says of files. */
import type { Finding } from '../../../shared/models/finding.js';
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { ResolutionFinding } from '../../../shared/models/resolution.js';
import { resolveAll } from '../../core/resolution/all-tools.js';
import { fileFindingsOf, findingsOf } from '../../core/resolution/findings/findings.js';
import { withoutKeys } from '../../core/resolution/findings/variable-findings.js';
import { hideInFacts } from '../../core/resolution/mask-trace.js';
import { emptyInvocation } from '../../core/resolution/request.js';
import type { Examination } from '../api.js';
import type { AwsFiles } from '../files/aws-files.js';
import type { Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import { askAll } from './ask.js';
import { offeredFindings } from './finding-places.js';
import { plainQuestion, toRequest } from './questions.js';
import type { StartFiles } from './start-files.js';
import type { Tracer } from './tracer.js';

export interface ExaminerDependencies {
  readonly ports: Pick<Ports, 'clock' | 'digests' | 'environment' | 'places'>;
  readonly awsFiles: Pick<AwsFiles, 'current'>;
  readonly tracer: Tracer;
  readonly profiles: ProfileReader;
  readonly startFiles: StartFiles;
}

export function createExaminer(dependencies: ExaminerDependencies): () => Promise<Result<Examination>> {
  const { ports, awsFiles, tracer, profiles, startFiles } = dependencies;
  return async () => {
    const { names, findings } = await profiles.examined();
    const activeName = await profiles.activeName();
    const disk = await tracer.openDisk();
    const own = await toRequest(plainQuestion(emptyInvocation, ports.environment), ports, tracer.imds);
    const [ofEnvironment = []] = await askAll([own], disk, ports.digests, (request) =>
      findingsOf({ request, traces: resolveAll(request), activeName }),
    );
    const byName = names.map((profile) => {
      const environment = withoutKeys(own.environment);
      return { ...own, environment, invocation: { ...emptyInvocation, profile } };
    });
    const ofProfiles = await askAll(byName, disk, ports.digests, (request) =>
      fileFindingsOf({ request, traces: resolveAll(request), activeName }),
    );
    const all = withoutRepeats([...ofEnvironment, ...ofProfiles.flat()]);
    const resolution = await offeredFindings(all, {
      awsFiles,
      startFiles,
      environment: { kind: 'own', program: null },
    });
    const others = findings.filter((finding) => !isTold(finding, resolution));
    const shown = others.map((finding) => ({ ...finding, facts: hideInFacts(finding.facts) }));
    return succeed({ resolution, profiles: shown });
  };
}

/** A profile asked for by its name says again what was found where it is the one that counts. */
function withoutRepeats(findings: readonly ResolutionFinding[]): readonly ResolutionFinding[] {
  const told = new Set<string>();
  return findings.filter(({ code, subject, origin }) => {
    const key = JSON.stringify([code, subject, origin]);
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** Which finding of resolution says the same as one about profiles, more exactly. */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['inline-comment-in-value', 'inline-comment-in-secret'],
  ['access-key-outranks-other-source', 'leftover-keys-shadow-profile'],
]);

function isTold(finding: Finding, resolution: readonly ResolutionFinding[]): boolean {
  const exact = sameAs.get(finding.code);
  return resolution.some(
    ({ code, subject, origin }) =>
      code === exact &&
      subject === finding.subject &&
      JSON.stringify(origin) === JSON.stringify(finding.origin),
  );
}
