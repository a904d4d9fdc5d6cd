/** The table of refusals as cases: for every action and refusal, what brings it about and what a client should be told. */
import { actionRefusals, type Refusal, type RefusalId } from '../refusals.js';
import { askedActions } from './base-asks.js';
import { commonCases, type Preparation } from './common-cases.js';
import { iamCases, ownCases, portalCases } from './own-cases.js';

export interface Case {
  readonly action: string;
  readonly id: RefusalId;
  readonly refusal: Refusal;
  readonly prepare: Preparation;
}

function preparationOf(action: string, id: RefusalId): Preparation | undefined {
  const shared = action.startsWith('iam:') ? iamCases : action.startsWith('sso:') ? portalCases : {};
  return ownCases[action]?.[id] ?? shared[id] ?? commonCases[id];
}

/** Others than these are asked over plain HTTP. */
const asked = actionRefusals().filter(({ action }) => askedActions.includes(action));

export const cases: readonly Case[] = asked.flatMap(({ action, id, ...refusal }) => {
  const prepare = preparationOf(action, id);
  return prepare === undefined ? [] : [{ action, id, refusal, prepare }];
});

/** What no client can send: each gives every parameter that the portal needs. */
export const withoutCase: readonly string[] = asked
  .filter(({ action, id }) => preparationOf(action, id) === undefined)
  .map(({ action, id }) => `${action} ${id}`);

/** The row's words, with anything where a fact stands. */
export function sentence({ words }: Refusal): RegExp {
  const escaped = words.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\{\w+\}/gu, '.+');
  return new RegExp(`^${escaped}$`, 'u');
}
