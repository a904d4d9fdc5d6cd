/** The procedures of sessions. A typed code or secret becomes a Secret at once. */
import { implement, type Router } from '@orpc/server';
import { contract, type Contract } from '../../shared/contract/index.js';
import { typedSecret } from '../services/typed-secret.js';
import { answerOf, mask, toChangeMade, unwrap } from './answers.js';
import type { RpcContext } from './context.js';
import { seal } from './seal.js';

const named = implement(contract.sessions).$context<RpcContext>().use(seal);

const itself = {
  list: named.list.handler(({ context }) => context.services.sessions.list(mask)),
  start: named.start.handler(({ context, input, signal }) =>
    context.services.sessions.start(input.profiles, input.options, answerOf(input.mfa), signal ?? null),
  ),
  renew: named.renew.handler(({ context, input, signal }) =>
    context.services.sessions.renew(input.profiles, answerOf(input.mfa), signal ?? null),
  ),
  stop: named.stop.handler(async ({ context, input }) => {
    unwrap(await context.services.sessions.stop(input.profile));
    return context.services.sessions.list(mask);
  }),
  identity: named.identity.handler(async ({ context, input, signal }) =>
    unwrap(await context.services.sessions.identity(input.profile, answerOf(input.mfa), signal ?? null)),
  ),
  knownIdentity: named.knownIdentity.handler(async ({ context, input }) => ({
    identity: await context.services.sessions.knownIdentity(input.profile),
  })),
  expectAccount: named.expectAccount.handler(async ({ context, input }) => ({
    identity: await context.services.sessions.expectAccount(input.profile, input.accountId),
  })),
  test: named.test.handler(async ({ context, input, signal }) =>
    unwrap(await context.services.sessions.test(input.command, answerOf(input.mfa), signal ?? null)),
  ),
  mfaQuestion: named.mfaQuestion.handler(({ context, input }) =>
    context.services.sessions.mfaQuestion(input.device, input.profiles),
  ),
  keepMfaSecret: named.keepMfaSecret.handler(async ({ context, input }) => {
    const secret = input.secret === null ? null : typedSecret(input.secret);
    unwrap(await context.services.sessions.keepMfaSecret(input.device, secret));
    return {};
  }),
  diagnose: named.diagnose.handler(async ({ context, input }) => ({
    diagnosis: await context.services.sessions.diagnose(input.text),
  })),
};

const handing = {
  copyEnvironment: named.copyEnvironment.handler(async ({ context, input }) =>
    unwrap(await context.services.sessionHanding.copyEnvironment(input.profile, input.shell)),
  ),
  openTerminal: named.openTerminal.handler(async ({ context, input }) => {
    unwrap(await context.services.sessionHanding.openTerminal(input.profile));
    return {};
  }),
  writeTemporary: named.writeTemporary.handler(async ({ context, input }) => {
    const { name, made } = unwrap(await context.services.sessionHanding.writeTemporary(input.profile, mask));
    return { name, made: toChangeMade(made, null) };
  }),
  removeTemporary: named.removeTemporary.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.sessionHanding.removeTemporary(input.profile, mask)), null),
  ),
  openConsole: named.openConsole.handler(async ({ context, input: { profile, ...place } }) =>
    unwrap(await context.services.sessionHanding.openConsole(profile, place)),
  ),
  copyConsoleAddress: named.copyConsoleAddress.handler(async ({ context, input: { profile, ...place } }) =>
    unwrap(await context.services.sessionHanding.copyConsoleAddress(profile, place)),
  ),
};

export const sessions: Router<Contract['sessions'], RpcContext> = { ...itself, ...handing };
