/**
 * Every refusal that the server can give, as data: the server answers from this table and from nothing else, and cannot
 * answer an action with a row that does not name it. What a client makes of a refusal is checked against the same rows.
 */
import { federationRefusals } from './federation/refusals.js';
import { iamRefusals } from './iam/refusals.js';
import { metadataRefusals } from './metadata/refusals.js';
import { portalRefusals } from './portal/refusals.js';
import { commonRefusals } from './signature/refusals.js';
import { stsRefusals } from './sts/refusals.js';

/** One row. In `words`, `{name}` stands for a fact. */
export interface Refusal {
  /** As AWS writes it. */
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
  readonly words: string;
  /** `service:Action`; `*` stands for any of a service's, or for any service. */
  readonly actions: readonly string[];
}

const rows = {
  ...commonRefusals,
  ...stsRefusals,
  ...iamRefusals,
  ...portalRefusals,
  ...federationRefusals,
  ...metadataRefusals,
};

export type RefusalId = keyof typeof rows;

type NamesIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type FactsOf<Id extends RefusalId> = Readonly<Record<NamesIn<(typeof rows)[Id]['words']>, string>>;

/** The whole table, by id. */
export const refusals: Readonly<Record<RefusalId, Refusal>> = rows;

/** All actions that the server knows. */
export const knownActions = [
  'sts:GetCallerIdentity',
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:GetSessionToken',
  'sts:GetFederationToken',
  'sts:GetAccessKeyInfo',
  'iam:GetUser',
  'iam:ListAccessKeys',
  'iam:CreateAccessKey',
  'iam:UpdateAccessKey',
  'iam:DeleteAccessKey',
  'iam:GetAccessKeyLastUsed',
  'iam:ListMFADevices',
  'iam:ListAccountAliases',
  'sso:GetRoleCredentials',
  'sso:ListAccounts',
  'sso:ListAccountRoles',
  'sso:Logout',
  'signin:GetSigninToken',
  'signin:Login',
  'container:GetCredentials',
  'instance:GetToken',
  'instance:GetMetadata',
] as const;

/** @returns whether the row may answer the action, named `service:Action`; of an action that is not here, each of its service's rows may. */
export function mayAnswer(refusal: Refusal, action: string): boolean {
  const service = action.slice(0, action.indexOf(':') + 1);
  const isKnown = knownActions.some((known) => known === action);
  return refusal.actions.some(
    (row) => row === action || row === `${service}*` || (!isKnown && row.startsWith(service)),
  );
}

/** The table as action x refusal: each action with each refusal that it can meet. */
export function actionRefusals(): readonly (Refusal & { readonly id: RefusalId; readonly action: string })[] {
  const ids = idsOf(refusals);
  return knownActions.flatMap((action) =>
    ids.filter((id) => mayAnswer(refusals[id], action)).map((id) => ({ ...refusals[id], id, action })),
  );
}

function idsOf(table: Readonly<Record<RefusalId, Refusal>>): readonly RefusalId[] {
  const isId = (name: string): name is RefusalId => Object.hasOwn(table, name);
  return Object.keys(table).filter(isId);
}

/** Ends the handling of a request with a row of the table. Caught in one place: `answer.ts`. */
export class Refused extends Error {
  readonly id: RefusalId;
  readonly words: string;
  constructor(id: RefusalId, words: string) {
    super(id);
    this.id = id;
    this.words = words;
  }
}

/** Refuses the request at hand: what the row names as `{name}` has to be given. Never returns. */
export function refuse<Id extends RefusalId>(id: Id, facts: FactsOf<Id>): never {
  const entries: readonly [string, string][] = Object.entries(facts);
  const words = entries.reduce(
    (sentence, [name, value]) => sentence.replaceAll(`{${name}}`, () => value),
    refusals[id].words,
  );
  throw new Refused(id, words);
}
