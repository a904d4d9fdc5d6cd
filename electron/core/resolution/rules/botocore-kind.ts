/** What a profile can be to botocore, and what looking for it comes to. */
import type { Reason } from '../../../../shared/models/reason.js';
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import type { Context } from '../context.js';
import { type Found, judgeFound } from '../found.js';
import { absent, type Judgement } from '../judgement.js';
import type { RegionRule, SourceRule } from '../tool.js';

/** What is looked at. */
export interface Place {
  readonly profile: string;
  /** Whether the variables of a web identity count: not for a profile named by a flag, nor for a source profile. */
  readonly readsVariables: boolean;
}

export type Looked = Found | { readonly absent: Reason };

/** One of the providers that stand between the role and the older files. */
export interface ProfileKind {
  readonly source: CredentialSource;
  readonly cite: string;
  readonly look: (context: Context, place: Place, family: Family) => Looked;
}

/** In what the tools built on botocore differ. */
export interface Family {
  /** In the order in which they are asked. */
  readonly kinds: readonly ProfileKind[];
  readonly regions: readonly RegionRule[];
  /** Where role credentials are kept between calls: the AWS CLI's folder under the home folder; null: in memory. */
  readonly cache: string | null;
  /** The words for a login whose token is missing or incomplete; null: logins need another package. */
  readonly login: LoginWords | null;
}

export interface LoginWords {
  readonly missing: (session: string) => string;
  readonly incomplete: string;
}

export function isAbsent(looked: Looked): looked is { readonly absent: Reason } {
  return 'absent' in looked;
}

export function judgeLooked(looked: Looked): Judgement {
  return isAbsent(looked) ? absent(looked.absent) : judgeFound(looked);
}

/** The kinds as sources of their own: asked of the profile that was chosen. */
export function sourcesOf(family: Family): readonly SourceRule[] {
  return family.kinds.map(({ source, cite, look }) => ({
    source,
    cite,
    judge: (context) => judgeLooked(look(context, chosenPlace(context), family)),
  }));
}

function chosenPlace({ profile }: Context): Place {
  return { profile: profile.name, readsVariables: !profile.isExplicit };
}

/** The Region that the tool goes by; null where it finds none, or asks instance metadata. */
export function regionOf(context: Context, { regions }: Family): string | null {
  for (const rule of regions) {
    const found = rule.find(context);
    if (found !== null) return found.value;
  }
  return null;
}
