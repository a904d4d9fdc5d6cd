/** One edit from the question to the write: checked, planned, allowed by the person where that is needed, made. */
import type { FileDiff } from '../../../shared/models/change.js';
import type { EditEffects, EditPreview } from '../../../shared/models/edit.js';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { fileDiff } from '../../core/changes/file-diff.js';
import type { EditingPlan, Place, ProfileEdit } from '../../core/editing/edit.js';
import type { Rename } from '../../core/editing/outcome.js';
import { filesAfter } from '../../core/editing/files-after.js';
import { placesOf, planEdit } from '../../core/editing/plan-edit.js';
import type { IniDocument } from '../../core/ini/document.js';
import { isStored } from '../../core/editing/stored-sections.js';
import { shownPath } from '../../core/paths.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';
import type { KeyIdMask, MadeChange } from '../api.js';
import type { Changes } from '../changes/changes.js';
import { readable } from '../changes/intent.js';
import { awsFileLocations } from '../files/locations.js';
import type { Consent, Ports } from '../ports.js';
import type { Moment, ProfileReader } from '../profiles.js';
import type { FollowRenames } from '../renamed-profiles.js';
import { type Checked, checkEdit, invalidSetting } from './checks.js';
import { askFor, askForAll, requestFor } from './edit-request.js';
import { EditStore } from './edit-store.js';
import { type NewEffect, newEffects } from './effects.js';
import type { PlannedFiles } from './planned-files.js';
import { atStoredPlaces, needsStore } from './stored-places.js';

export interface EditorDependencies {
  readonly ports: Pick<Ports, 'consent' | 'environment' | 'places'>;
  readonly changes: Pick<Changes, 'apply'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  /** Left out where nothing can be sealed. */
  readonly store?: StoreEdits;
  /** Called when profiles have other names; left out where nothing is kept by name. */
  readonly onRenamed?: FollowRenames;
}

/** What edits of the encrypted store need. */
export interface StoreEdits {
  /** A new opaque id. */
  readonly newId: () => string;
  /** The line by which tools get the stored profile of that id. */
  readonly bridgeLineFor: (id: string) => Result<string>;
}

/** An edit on the files as they are now. */
interface Prepared {
  readonly edit: ProfileEdit;
  readonly moment: Moment;
  readonly plan: Result<EditingPlan>;
  readonly checked: Checked;
  /** What the person would be asked for. */
  readonly effects: readonly NewEffect[];
  readonly locations: readonly string[];
  readonly store: EditStore;
}

const noEffects: EditEffects = {
  profiles: [],
  repointed: [],
  broken: [],
  defaultFollows: false,
  defaultStays: false,
  consent: [],
};

export class Editor {
  readonly #dependencies: EditorDependencies;
  /** By shown path: the files that a command named, which need not be opened. The window cannot name any. */
  readonly #named = new Map<string, string>();

  constructor(dependencies: EditorDependencies) {
    this.#dependencies = dependencies;
  }

  /** @param location absolute, or `storeLocation` */
  place(name: string, location: string | null): Place {
    const { environment, places } = this.#dependencies.ports;
    // The shared credentials file named as a location is the shared files.
    if (location === null || location === awsFileLocations(environment, places).credentials.path)
      return { name, location: null };
    if (location === storeLocation) return { name, location };
    const shown = shownPath(location, places.home);
    this.#named.set(shown, location);
    return { name, location: shown };
  }

  /** What it would do. Where the form is not right yet, what is wrong with it, and no files. */
  async preview(edit: ProfileEdit, mask: KeyIdMask): Promise<Result<EditPreview>> {
    const prepared = await this.#prepare(edit);
    const { plan, checked } = prepared;
    if (plan.ok) return previewOf(plan.value, prepared, mask);
    if (checked.blocking === null) return plan;
    return succeed({ files: [], effects: noEffects, problems: checked.problems });
  }

  /** The same, but what stands in the way of `apply` is a failure here too. */
  async previewChecked(edit: ProfileEdit, mask: KeyIdMask): Promise<Result<EditPreview>> {
    const prepared = await this.#prepare(edit);
    const plan = allowedPlan(prepared);
    return plan.ok ? previewOf(plan.value, prepared, mask) : plan;
  }

  /** The files as they would be, for one question; what stands in the way of `apply` is a failure here too. */
  async planned(asked: ProfileEdit): Promise<Result<PlannedFiles>> {
    const prepared = await this.#prepare(asked);
    const plan = allowedPlan(prepared);
    if (!plan.ok) return plan;
    const { edit, moment } = prepared;
    const place = placesOf(edit).at(-1);
    if (place === undefined) return fail({ code: 'profile-not-found', facts: { name: '' }, action: null });
    return succeed({ after: filesAfter(moment.files, plan.value), place });
  }

  async apply(asked: ProfileEdit, mask: KeyIdMask): Promise<Result<MadeChange>> {
    const { changes, ports } = this.#dependencies;
    const prepared = await this.#prepare(asked);
    const { edit } = prepared;
    const plan = allowedPlan(prepared);
    if (!plan.ok) return plan;
    const refused = await askToLeaveStore(ports.consent, edit);
    if (refused !== null) return fail(refused);
    const allowed = await askForAll(ports.consent, prepared.effects);
    if (!allowed.ok) return allowed;
    const { profiles } = plan.value.effects;
    const { locations, store } = prepared;
    const made = await changes.apply(requestFor(edit, profiles, locations, allowed.value, store), mask);
    if (made.ok) await this.#dependencies.onRenamed?.(renamesOf(edit));
    return made;
  }

  async #prepare(asked: ProfileEdit): Promise<Prepared> {
    const locations = this.#locationsOf(asked);
    const moment = await this.#dependencies.profiles.moment(locations);
    const edit = atStoredPlaces(asked, moment);
    const store = new EditStore(this.#dependencies.store ?? null);
    const isLocked = moment.storeFailure !== null && needsStore(edit, moment);
    const plan = isLocked ? fail(moment.storeFailure) : planEdit(moment.files, edit, store);
    const after = plan.ok ? filesAfter(moment.files, plan.value) : null;
    const checked = checkEdit(edit, moment, after);
    const effects =
      plan.ok && after !== null ? newEffects(moment.files, after, plan.value, edit, store.lines) : [];
    return { edit, moment, plan, checked, effects, locations, store };
  }

  #locationsOf(edit: ProfileEdit): readonly string[] {
    const places = placesOf(edit).flatMap(({ location }) => location ?? []);
    return [...new Set(places)].flatMap((shown) => this.#named.get(shown) ?? []);
  }
}

function renamesOf(edit: ProfileEdit): readonly Rename[] {
  if (edit.kind === 'rename') return edit.renames;
  return edit.kind === 'save' && edit.from !== null ? [{ from: edit.from, to: edit.to.name }] : [];
}

/** A copy of what is in the encrypted store would stand in plain text. */
async function askToLeaveStore(consent: Consent, edit: ProfileEdit): Promise<Failure | null> {
  if (edit.kind !== 'clone' || !isStored(edit.from) || isStored(edit.to)) return null;
  return askFor(consent, { kind: 'move-to-files', profile: edit.from.name });
}

function previewOf(
  plan: EditingPlan,
  { moment, checked, effects }: Prepared,
  mask: KeyIdMask,
): Result<EditPreview> {
  const files = diffsOf(moment, plan, mask);
  if (!files.ok) return files;
  const consent = [...new Set(effects.map(({ reason }) => reason))];
  const { problems } = checked;
  return succeed({ files: files.value, effects: { ...plan.effects, consent }, problems });
}

/**
 * What the write would do to each file, and whether the files can be written to at all, worked out without the change service:
 * a form asks at each key press, and the second reader alone takes longer than all the rest. It has its say before the write.
 */
function diffsOf(
  { files, snapshot }: Moment,
  plan: EditingPlan,
  mask: KeyIdMask,
): Result<readonly FileDiff[]> {
  const written = new Set(plan.steps.map(({ path }) => path));
  const others = snapshot.locations.filter(({ shownPath: path }) => written.has(path));
  for (const file of [...others, snapshot.credentials, snapshot.config]) {
    const now = readable(file);
    if (!now.ok) return now;
  }
  const [before, after] = [documentsOf(files), documentsOf(filesAfter(files, plan))];
  const diffs = [...written].flatMap((path) => {
    const [old, next] = [before.get(path), after.get(path)];
    return old === undefined || next === undefined ? [] : [fileDiff(path, old, next, { accessKeyIds: mask })];
  });
  return succeed(diffs.filter(({ hunks }) => hunks.length > 0));
}

function documentsOf({ config, credentials, locations }: SwitchFiles): ReadonlyMap<string, IniDocument> {
  return new Map([config, credentials, ...locations].map(({ path, document }) => [path, document]));
}

/** The plan, or why the edit cannot be made as it is: what is wrong with the form says more than what is wrong with the plan. */
function allowedPlan({ plan, checked }: Prepared): Result<EditingPlan> {
  if (!plan.ok && plan.failure.code !== 'invalid-setting') return plan;
  return checked.blocking === null ? plan : fail(invalidSetting(checked.blocking));
}
