/** Walks a tool's tables. Knows no tool: every rule is the tool's own. */
import type { Warning } from '../../../shared/models/reason.js';
import type { Candidate, CandidateState, Outcome, Settled, Trace } from '../../../shared/models/trace.js';
import { type ChosenProfile, type Context, contextFile } from './context.js';
import { because, type Gain, type Judgement, type Stop } from './judgement.js';
import type { ResolutionRequest } from './request.js';
import type { PathRule, SourceRule, Tool } from './tool.js';

/** Which source the tool would use, and why. Never throws. */
export function resolve(tool: Tool, request: ResolutionRequest): Trace {
  const context = contextOf(tool, request);
  const walked = walk(tool, context);
  const settings: (readonly [string, Settled])[] = [];
  for (const rule of tool.settings) {
    const found = rule.find(context);
    if (found !== null) settings.push([rule.key, found]);
  }
  for (const rule of tool.settingGroups ?? []) settings.push(...rule.findAll(context));
  return {
    tool: tool.id,
    toolVersion: tool.version,
    confidence: tool.confidence,
    profile: { name: context.profile.name, from: context.profile.from },
    outcome: walked.outcome,
    region: first(tool.regions, (rule) => rule.find(context)),
    settings: Object.fromEntries(settings),
    candidates: walked.candidates,
    warnings: tool.warnings.flatMap((rule) => rule.warn(context, walked)).map(toTraceWarning),
  };
}

/** The question as the tool sees it. */
export function contextOf(tool: Tool, request: ResolutionRequest): Context {
  const locate = (rules: readonly PathRule[]): string => first(rules, (rule) => rule.locate(request)) ?? '';
  const nobody: ChosenProfile = { name: 'default', from: { default: true }, isExplicit: false };
  return {
    request,
    environment: request.environment,
    config: contextFile(request, tool.dialect, 'config', locate(tool.configPaths)),
    credentials: contextFile(request, tool.dialect, 'credentials', locate(tool.credentialsPaths)),
    profile: first(tool.profiles, (rule) => rule.choose(request)) ?? nobody,
  };
}

interface Walked {
  readonly outcome: Outcome;
  readonly candidates: readonly Candidate[];
}

function walk(tool: Tool, context: Context): Walked {
  const refused = first(tool.refusals, (rule) => rule.refuse(context));
  if (refused !== null) {
    const candidates = tool.sources.map((rule) => notReached(rule, 'stopped-before', refused.by));
    return { outcome: refused.stop, candidates };
  }
  const candidates: Candidate[] = [];
  let winner: { readonly source: string; readonly gain: Gain } | null = null;
  let stopped: { readonly source: string; readonly stop: Stop } | null = null;
  for (const rule of tool.sources) {
    if (stopped !== null) candidates.push(notReached(rule, 'stopped-before', stopped.source));
    else if (winner !== null && rule.asksLast === true)
      candidates.push(notReached(rule, 'not-asked', winner.source));
    else {
      const judgement = rule.judge(context);
      candidates.push(toCandidate(rule, judgement, winner?.source ?? null));
      if (winner !== null) continue;
      if (judgement.verdict === 'usable') winner = { source: rule.source, gain: judgement.gain };
      if (judgement.verdict === 'invalid' && judgement.stop !== null)
        stopped = { source: rule.source, stop: judgement.stop };
    }
  }
  return { outcome: winner?.gain ?? stopped?.stop ?? tool.nothing(context), candidates };
}

function toCandidate({ source }: SourceRule, judgement: Judgement, outrankedBy: string | null): Candidate {
  const { verdict, reason, origin } = judgement;
  if (verdict === 'usable' && outrankedBy !== null) {
    const { code, facts } = because('outranked', { by: outrankedBy, found: reason.code });
    return { source, state: 'shadowed', reason: code, facts, origin };
  }
  return { source, state: stateOf(verdict), reason: reason.code, facts: reason.facts, origin };
}

function stateOf(verdict: Judgement['verdict']): CandidateState {
  switch (verdict) {
    case 'usable':
      return 'won';
    case 'set-aside':
      return 'shadowed';
    case 'absent':
    case 'invalid':
      return verdict;
  }
}

function notReached({ source }: SourceRule, code: 'stopped-before' | 'not-asked', by: string): Candidate {
  return { source, state: 'not-reached', reason: code, facts: { by }, origin: null };
}

function toTraceWarning({ code, facts }: Warning): Trace['warnings'][number] {
  return { code, facts };
}

/** The first thing that any of the rules gives. */
function first<Rule, Found>(rules: readonly Rule[], ask: (rule: Rule) => Found | null): Found | null {
  for (const rule of rules) {
    const found = ask(rule);
    if (found !== null) return found;
  }
  return null;
}
