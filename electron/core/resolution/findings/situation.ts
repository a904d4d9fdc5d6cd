/** What findings of resolution are read from: one question, and what every tool answers to it. Pure. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { ResolutionFinding, ResolutionFindingCode } from '../../../../shared/models/resolution.js';
import type { Outcome, Trace } from '../../../../shared/models/trace.js';
import type { ToolId } from '../../../../shared/vocabulary.js';
import { findTool } from '../all-tools.js';
import type { Context } from '../context.js';
import { contextOf, resolve } from '../resolve.js';
import type { ResolutionRequest } from '../request.js';

export interface Situation {
  readonly request: ResolutionRequest;
  /** One a tool, key IDs whole. */
  readonly traces: readonly Trace[];
  /** Name of the profile that `default` is a copy of, or `default`; null where there is none. */
  readonly activeName: string | null;
}

/** A finding and how it is found. */
export interface FindingRule {
  readonly code: ResolutionFindingCode;
  readonly find: (situation: Situation) => readonly ResolutionFinding[];
}

/** Whether the tool has something to sign with. */
export function hasCredentials({ kind }: Outcome): boolean {
  return kind === 'credentials' || kind === 'role' || kind === 'deferred';
}

/** The same question to the same tools in another environment, by tool. */
export function answersIn(
  { request, traces }: Situation,
  environment: ResolutionRequest['environment'],
): ReadonlyMap<ToolId, Trace> {
  const answers = new Map<ToolId, Trace>();
  for (const { tool: id } of traces) {
    const tool = findTool(id);
    if (tool !== undefined) answers.set(id, resolve(tool, { ...request, environment }));
  }
  return answers;
}

/** The question as one tool sees it; null where the tool is not known. */
export function contextFor({ request }: Situation, id: ToolId): Context | null {
  const tool = findTool(id);
  return tool === undefined ? null : contextOf(tool, request);
}

/** Traces that belong together, in the order in which the groups began. */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}

/** The variable that a tool took its profile from; null where it was none. */
export function profileVariable({ profile: { from } }: Pick<Trace, 'profile'>): string | null {
  return from !== null && 'variable' in from ? from.variable : null;
}

/** The name of a profile as the person knows it: `default` may be a copy of another. */
export function personsName({ activeName }: Situation, name: string): string {
  return name === 'default' ? (activeName ?? name) : name;
}

/** Where a setting of a profile stands, as any of the tools reads it; the credentials file first. */
export function settingOriginOf(
  situation: Situation,
  tools: readonly ToolId[],
  profile: string,
  setting: string,
): Origin | null {
  for (const id of tools) {
    const context = contextFor(situation, id);
    if (context === null) continue;
    for (const { reading, shown } of [context.credentials, context.config]) {
      const line = reading?.profiles.get(profile)?.settings.get(setting)?.line;
      if (line !== undefined) return { file: shown, line };
    }
  }
  return null;
}
