/** The procedures of the encrypted store. A typed passphrase becomes a Secret at once. */
import { implement, type Router } from '@orpc/server';
import { contract, type Contract } from '../../shared/contract/index.js';
import type { StoreKeyChoice } from '../services/api.js';
import { typedSecret } from '../services/typed-secret.js';
import { mask, toChangeMade, unwrap } from './answers.js';
import type { RpcContext } from './context.js';
import { seal } from './seal.js';

function secretOf(typed: string | null): StoreKeyChoice['passphrase'] {
  return typed === null ? null : typedSecret(typed);
}

function choiceOf({
  key,
  passphrase,
}: {
  key: StoreKeyChoice['key'];
  passphrase: string | null;
}): StoreKeyChoice {
  return { key, passphrase: secretOf(passphrase) };
}

/** The store as it is after what was done. */
function detailOf({ services }: RpcContext) {
  return services.store.detail();
}

const named = implement(contract.store).$context<RpcContext>().use(seal);

const itself = {
  detail: named.detail.handler(({ context }) => detailOf(context)),
  create: named.create.handler(async ({ context, input }) => {
    unwrap(await context.services.store.create(choiceOf(input)));
    return await detailOf(context);
  }),
  lock: named.lock.handler(async ({ context }) => {
    unwrap(await context.services.store.lock('by-hand'));
    return await detailOf(context);
  }),
  unlock: named.unlock.handler(async ({ context, input }) => {
    const given = { passphrase: secretOf(input.passphrase), recoveryCode: secretOf(input.recoveryCode) };
    unwrap(await context.services.store.unlock(given));
    return await detailOf(context);
  }),
  rekey: named.rekey.handler(async ({ context, input }) => {
    unwrap(await context.services.store.rekey(choiceOf(input)));
    return await detailOf(context);
  }),
  saveRecoveryKit: named.saveRecoveryKit.handler(async ({ context }) => ({
    path: unwrap(await context.services.store.saveRecoveryKit(null)),
  })),
  backup: named.backup.handler(async ({ context, input }) => ({
    path: unwrap(await context.services.store.backup(null, typedSecret(input.passphrase))),
  })),
  restore: named.restore.handler(async ({ context, input }) => ({
    path: unwrap(await context.services.store.restore(null, typedSecret(input.passphrase))),
  })),
  acceptVersion: named.acceptVersion.handler(async ({ context }) => {
    unwrap(await context.services.store.acceptVersion());
    return await detailOf(context);
  }),
  setLocking: named.setLocking.handler(async ({ context, input }) => {
    await context.services.store.setLocking(input);
    return await detailOf(context);
  }),
  setHandOut: named.setHandOut.handler(async ({ context, input }) => {
    unwrap(await context.services.store.setHandOut(input.entry, input.handOut));
    return await detailOf(context);
  }),
  exportActivity: named.exportActivity.handler(async ({ context }) => ({
    path: unwrap(await context.services.activity.exportTo(null)),
  })),
  activity: named.activity.handler(async ({ context }) => ({
    rows: await context.services.activity.list(),
  })),
  used: named.used.handler(({ context }) => {
    context.services.store.used();
    return {};
  }),
};

const moving = {
  moveIn: named.moveIn.handler(async ({ context, input, signal }) => {
    const moved = [];
    const failed = [];
    for (const name of input.profiles) {
      if (signal?.aborted === true) break;
      const result = await context.services.moving.moveIn(name, mask);
      if (result.ok)
        moved.push({ name, made: toChangeMade(result.value, null), alsoIn: result.value.alsoIn });
      else failed.push({ name, code: result.failure.code });
    }
    return { moved, failed };
  }),
  moveOut: named.moveOut.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.moving.moveOut(input.profile, mask)), null),
  ),
  connect: named.connect.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.moving.connect(input.profile, mask)), null),
  ),
  sdkStore: named.sdkStore.handler(async ({ context }) => ({
    reading: unwrap(await context.services.moving.sdkStore(null)),
  })),
  importSdkStore: named.importSdkStore.handler(async ({ context, input }) => ({
    imported: unwrap(await context.services.moving.importSdkStore(input.names, null)),
  })),
};

export const store: Router<Contract['store'], RpcContext> = { ...itself, ...moving };
