/** Every tool that Keyway knows, and one question put to all of them. */
import type { Trace } from '../../../shared/models/trace.js';
import type { ToolId } from '../../../shared/vocabulary.js';
import { resolve } from './resolve.js';
import type { ResolutionRequest } from './request.js';
import type { Tool } from './tool.js';
import { awsCliV1 } from './tools/aws-cli-v1.js';
import { awsCliV2 } from './tools/aws-cli-v2.js';
import { boto3 } from './tools/boto3.js';
import { copilot } from './tools/copilot.js';
import { dotnetV4 } from './tools/dotnet-v4.js';
import { keyway } from './tools/keyway.js';
import { powershellV4 } from './tools/powershell-v4.js';
import { powershellV5 } from './tools/powershell-v5.js';
import { sdkGoV2 } from './tools/sdk-go-v2.js';
import { sdkJavaV2 } from './tools/sdk-java-v2.js';
import { sdkJsV3 } from './tools/sdk-js-v3.js';
import { sdkRust } from './tools/sdk-rust.js';

/** In the order of the vocabulary. */
export const allTools: readonly Tool[] = [
  awsCliV2,
  awsCliV1,
  boto3,
  sdkJsV3,
  copilot,
  dotnetV4,
  powershellV4,
  powershellV5,
  keyway,
  sdkGoV2,
  sdkJavaV2,
  sdkRust,
];

/** The tool of an id; undefined only for a tool that is not modelled. */
export function findTool(id: ToolId): Tool | undefined {
  return allTools.find((tool) => tool.id === id);
}

/** One trace a tool, in the order of the vocabulary. Never throws. */
export function resolveAll(request: ResolutionRequest): readonly Trace[] {
  return allTools.map((tool) => resolve(tool, request));
}
