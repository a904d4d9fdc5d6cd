/** What tools answer, with the files as they are or as they are planned to be. */
import type { Trace } from '../../../shared/models/trace.js';
import type { ToolId } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../../core/ini/document.js';
import { findTool, resolveAll } from '../../core/resolution/all-tools.js';
import { maskTrace } from '../../core/resolution/mask-trace.js';
import { emptyInvocation, type ResolutionRequest } from '../../core/resolution/request.js';
import { resolve } from '../../core/resolution/resolve.js';
import { withDocuments } from '../../core/resolution/what-if.js';
import type { KeyIdMask, ToolQuestion } from '../api.js';
import type { AwsFiles } from '../files/aws-files.js';
import type { Ports } from '../ports.js';
import { askAll } from './ask.js';
import { type Disk, openDisk } from './disk.js';
import { createInstanceCheck } from './instance.js';
import { type InstanceCheck, plainQuestion, toRequest } from './questions.js';

export type TracerPorts = Pick<Ports, 'files' | 'clock' | 'digests' | 'environment' | 'places'>;

export interface Tracer {
  readonly imds: InstanceCheck;
  /** The files of one moment. */
  openDisk(): Promise<Disk>;
  /** One trace a question, in their order. Rejects with a RangeError for a tool that is not modelled. */
  traces(questions: readonly ToolQuestion[]): Promise<readonly Trace[]>;
  /**
   * All tools in Keyway's own environment, with these documents in place of what stands at their paths (absolute).
   */
  planned(documents: ReadonlyMap<string, IniDocument>, mask: KeyIdMask): Promise<readonly Trace[]>;
}

export function createTracer(ports: TracerPorts, awsFiles: AwsFiles): Tracer {
  const { files, digests, places } = ports;
  const imds = createInstanceCheck(files, places);
  const open = (): Promise<Disk> => openDisk(files, awsFiles, places.platform);
  return {
    imds,
    openDisk: open,
    async traces(questions) {
      const requests = await Promise.all(
        questions.map(async (question) => {
          return { tool: question.tool, ...(await toRequest(question, ports, imds)) };
        }),
      );
      const answers = await askAll(requests, await open(), digests, (request) =>
        traceOf(request.tool, request),
      );
      return answers.map((trace) => maskTrace(trace, 'whole'));
    },
    async planned(documents, mask) {
      const request = await toRequest(plainQuestion(emptyInvocation, ports.environment), ports, imds);
      const [traces = []] = await askAll([request], await open(), digests, (question) =>
        resolveAll({ ...question, world: withDocuments(question.world, documents) }),
      );
      return traces.map((trace) => maskTrace(trace, mask));
    },
  };
}

function traceOf(id: ToolId, request: ResolutionRequest): Trace {
  const tool = findTool(id);
  if (tool === undefined) throw new RangeError(`${id} is not modelled`);
  return resolve(tool, request);
}
