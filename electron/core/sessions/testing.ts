/** Profiles of two texts, and the plan of one of them. */
import { parseDocument } from '../ini/document.js';
import type { Profile } from '../profiles/profile.js';
import { readProfiles } from '../profiles/profiles.js';
import type { Result } from '../../../shared/models/result.js';
import { type PlanFault, planSession, type SessionPlan } from './plan.js';

export interface PlanTexts {
  readonly config?: string;
  readonly credentials?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function planIn(
  name: string,
  { config = '', credentials = '', environment = {} }: PlanTexts,
): Result<SessionPlan, PlanFault> {
  const document = (text: string) => parseDocument(new TextEncoder().encode(text));
  const set = readProfiles({
    config: { path: '~/.aws/config', role: 'config', document: document(config), mode: 0o600 },
    credentials: {
      path: '~/.aws/credentials',
      role: 'credentials',
      document: document(credentials),
      mode: 0o600,
    },
    locations: [],
  });
  const find = (each: string): Profile | undefined => set.findByName(each);
  const profile = find(name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return planSession(profile, { find, environment });
}

/** @throws where there is none */
export function madeIn(name: string, texts: PlanTexts): SessionPlan {
  const plan = planIn(name, texts);
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure));
  return plan.value;
}
