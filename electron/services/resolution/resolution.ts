/** Which source wins, and why: for the window's questions, the command line's, and what is odd about the answers. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { ResolutionAnswer, ResolutionQuestion } from '../../../shared/models/resolution.js';
import { resolveAll } from '../../core/resolution/all-tools.js';
import { findingsOf } from '../../core/resolution/findings/findings.js';
import { maskTrace } from '../../core/resolution/mask-trace.js';
import { emptyInvocation, type ResolutionRequest } from '../../core/resolution/request.js';
import { tryOnPaper } from '../../core/resolution/what-if.js';
import type { ResolutionService } from '../api.js';
import type { Changes } from '../changes/changes.js';
import type { AwsFiles } from '../files/aws-files.js';
import type { Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import { askAll } from './ask.js';
import { createExaminer } from './examine.js';
import { offeredFindings } from './finding-places.js';
import { createFixes } from './fixes.js';
import { createKnownEnvironments, type KnownEnvironment } from './known-environments.js';
import { plainQuestion, toRequest } from './questions.js';
import { createStartFiles } from './start-files.js';
import type { Tracer } from './tracer.js';
import { createWatchedPaths } from './watched-paths.js';

export interface ResolutionDependencies {
  readonly ports: Pick<
    Ports,
    'files' | 'clock' | 'watcher' | 'digests' | 'environment' | 'environments' | 'places'
  >;
  readonly awsFiles: AwsFiles;
  readonly tracer: Tracer;
  readonly changes: Pick<Changes, 'apply' | 'preview'>;
  readonly profiles: ProfileReader;
  readonly revision: () => number;
  /** Called when a file changed that an answer was made of, other than the AWS files. */
  readonly onChange: () => void;
}

export interface Resolution extends ResolutionService {
  dispose(): void;
}

export function createResolution(dependencies: ResolutionDependencies): Resolution {
  const { ports, awsFiles, tracer, changes, profiles, revision } = dependencies;
  const environments = createKnownEnvironments(ports);
  const watched = createWatchedPaths(ports.watcher, dependencies.onChange);
  const startFiles = createStartFiles(ports.files, ports.places);
  const examine = createExaminer({ ports, awsFiles, tracer, profiles, startFiles });

  async function answer(question: ResolutionQuestion, known: KnownEnvironment): Promise<ResolutionAnswer> {
    // Asked before the files are read: an answer newer than its revision is asked for again, an older one would stay.
    const before = revision();
    const invocation = { ...emptyInvocation, profile: question.profile, region: question.region };
    const request = await toRequest(plainQuestion(invocation, known.variables), ports, tracer.imds);
    const activeName = await profiles.activeName();
    const ask = (asked: ResolutionRequest): Pick<ResolutionAnswer, 'traces' | 'findings'> => {
      const tried = tryOnPaper(asked, question.whatIf);
      const traces = resolveAll(tried);
      return { traces, findings: findingsOf({ request: tried, traces, activeName }) };
    };
    const disk = await tracer.openDisk();
    const [found] = await askAll([request], disk, ports.digests, ask);
    watched.follow(disk);
    const traces = (found?.traces ?? []).map((trace) => maskTrace(trace, 'last-four'));
    const findings = await offeredFindings(found?.findings ?? [], {
      awsFiles,
      startFiles,
      environment: known.summary,
    });
    return { revision: before, environment: known.summary, traces, findings };
  }

  return {
    environments: () => Promise.resolve(environments.list()),
    readLoginShell: (signal) => environments.readLoginShell(signal),
    processes: () => environments.processes(),
    paste: (text) => environments.paste(text),
    forget(id) {
      environments.forget(id);
      return Promise.resolve(environments.list());
    },
    async answer(question): Promise<Result<ResolutionAnswer>> {
      const known = await environments.find(question.environment);
      return known.ok ? succeed(await answer(question, known.value)) : known;
    },
    ...createFixes(changes, awsFiles),
    traces: (questions) => tracer.traces(questions),
    examine,
    dispose: () => watched.dispose(),
  };
}
