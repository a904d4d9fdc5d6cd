/** From the contract to the services, and nothing more: no rule of the product stands here. */
import { implement, type Router } from '@orpc/server';
import { contract, type Contract } from '../../shared/contract/index.js';
import { mask, toChangeMade, unwrap } from './answers.js';
import { changedEvents } from './changed-events.js';
import type { RpcContext } from './context.js';
import { keys } from './keys.js';
import { rotations } from './rotations.js';
import { seal } from './seal.js';
import { sessions } from './sessions.js';
import { store } from './store.js';

const procedures = implement(contract).$context<RpcContext>().use(seal);

const application = {
  info: procedures.application.info.handler(({ context }) => context.services.application.info()),
  openPage: procedures.application.openPage.handler(async ({ context, input }) => ({
    opened: await context.services.application.openPage(input.page),
  })),
  watch: procedures.application.watch.handler(({ context, signal }) =>
    changedEvents(context.services.application, signal),
  ),
  settings: procedures.application.settings.handler(({ context }) => context.services.settings.current()),
  changeSettings: procedures.application.changeSettings.handler(({ context, input }) =>
    context.services.settings.change(input),
  ),
  addLocation: procedures.application.addLocation.handler(async ({ context }) => ({
    path: unwrap(await context.services.settings.addLocation()),
  })),
  removeLocation: procedures.application.removeLocation.handler(({ context, input }) =>
    context.services.settings.removeLocation(input.path),
  ),
};

const profiles = {
  list: procedures.profiles.list.handler(async ({ context }) =>
    unwrap(await context.services.profiles.list()),
  ),
  show: procedures.profiles.show.handler(async ({ context, input }) =>
    unwrap(await context.services.profiles.show(input.id)),
  ),
  previewActive: procedures.profiles.previewActive.handler(async ({ context, input }) =>
    unwrap(await context.services.switching.preview({ id: input.id }, mask)),
  ),
  makeActive: procedures.profiles.makeActive.handler(async ({ context, input }) => {
    const { switching } = context.services;
    const made = unwrap(await switching.makeActive({ id: input.id }, input.forMilliseconds, mask));
    return toChangeMade(made, made.revertsAt);
  }),
  restoreDefault: procedures.profiles.restoreDefault.handler(async ({ context }) => {
    const made = unwrap(await context.services.switching.restore(mask));
    return toChangeMade(made, made.revertsAt);
  }),
};

const changes = {
  list: procedures.changes.list.handler(async ({ context }) => ({
    // Asked before the rows: rows newer than their revision are asked for again, older ones would stay.
    revision: context.services.application.revision(),
    changes: await context.services.changes.list(),
  })),
  show: procedures.changes.show.handler(async ({ context, input }) =>
    unwrap(await context.services.changes.show(input.change, mask)),
  ),
  undo: procedures.changes.undo.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.changes.undo(input.change, mask)), null),
  ),
  purge: procedures.changes.purge.handler(async ({ context, input }) => ({
    changes: unwrap(await context.services.changes.purge(input.profile)),
  })),
  putBackFile: procedures.changes.putBackFile.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.changes.putBackFile(input.path, mask)), null),
  ),
  acceptFile: procedures.changes.acceptFile.handler(async ({ context, input }) => {
    unwrap(await context.services.changes.acceptFile(input.path));
    return {};
  }),
};

const resolution = {
  environments: procedures.resolution.environments.handler(async ({ context }) => ({
    environments: await context.services.resolution.environments(),
  })),
  readLoginShell: procedures.resolution.readLoginShell.handler(async ({ context, signal }) =>
    unwrap(await context.services.resolution.readLoginShell(signal ?? null)),
  ),
  processes: procedures.resolution.processes.handler(async ({ context }) => ({
    environments: await context.services.resolution.processes(),
  })),
  paste: procedures.resolution.paste.handler(({ context, input }) =>
    unwrap(context.services.resolution.paste(input.text)),
  ),
  forget: procedures.resolution.forget.handler(async ({ context, input }) => ({
    environments: await context.services.resolution.forget(input.environment),
  })),
  resolve: procedures.resolution.resolve.handler(async ({ context, input }) =>
    unwrap(await context.services.resolution.answer(input)),
  ),
  examine: procedures.resolution.examine.handler(async ({ context }) => ({
    // Asked before the findings, as the changes' revision is.
    revision: context.services.application.revision(),
    ...unwrap(await context.services.resolution.examine()),
  })),
  previewFix: procedures.resolution.previewFix.handler(async ({ context, input }) => ({
    files: unwrap(await context.services.resolution.previewFix(input, mask)),
  })),
  applyFix: procedures.resolution.applyFix.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.resolution.applyFix(input, mask)), null),
  ),
};

const editing = {
  form: procedures.editing.form.handler(async ({ context, input }) =>
    unwrap(await context.services.editing.form(input.id)),
  ),
  surroundings: procedures.editing.surroundings.handler(({ context }) =>
    context.services.editing.surroundings(),
  ),
  preview: procedures.editing.preview.handler(async ({ context, input }) =>
    unwrap(await context.services.editing.preview(input, mask)),
  ),
  apply: procedures.editing.apply.handler(async ({ context, input }) =>
    toChangeMade(unwrap(await context.services.editing.apply(input, mask)), null),
  ),
  paste: procedures.editing.paste.handler(({ context, input }) =>
    unwrap(context.services.editing.paste(input.text)),
  ),
  pasteClipboard: procedures.editing.pasteClipboard.handler(async ({ context }) =>
    unwrap(await context.services.editing.pasteClipboard()),
  ),
  release: procedures.editing.release.handler(({ context, input }) => {
    context.services.editing.release(input.handle);
    return {};
  }),
  openImport: procedures.editing.openImport.handler(async ({ context }) => ({
    reading: unwrap(await context.services.editing.openImport()),
  })),
  writeCopy: procedures.editing.writeCopy.handler(async ({ context, input }) => {
    const written = unwrap(await context.services.editing.writeCopy(input.id, mask));
    if (written === null) return { path: null, made: null };
    return { path: written.path, made: toChangeMade(written.made, null) };
  }),
  copySetting: procedures.editing.copySetting.handler(async ({ context, input }) =>
    unwrap(await context.services.editing.copySetting(input.id, input.key)),
  ),
};

/** Every procedure of the contract, sealed. Hosts put a transport around it. */
export const router: Router<Contract, RpcContext> = procedures.router({
  application,
  profiles,
  changes,
  resolution,
  editing,
  store,
  sessions,
  keys,
  rotations,
});
