/** One edit from the question to the write: checked, planned, allowed by the person where that is needed, made. */
import type { FileDiff } from '../../../shared/models/change.js';
import type { EditEffects, EditPreview } from '../../../shared/models/edit.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { fileDiff } from '../../core/changes/file-diff.js';
import type { EditingPlan, Place, ProfileEdit } from '../../core/editing/edit.js';
import { filesAfter } from '../../core/editing/files-after.js';
import { planEdit } from '../../core/editing/plan-edit.js';
import type { IniDocument } from '../../core/ini/document.js';
import { shownPath } from '../../core/paths.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';
import type { KeyIdMask, MadeChange } from '../api.js';
import type { Changes } from '../changes/changes.js';
import { readable } from '../changes/intent.js';
import { awsFileLocations } from '../files/locations.js';
import type { Ports } from '../ports.js';
import type { Moment, ProfileReader } from '../profiles.js';
import { type Checked, checkEdit, invalidSetting } from './checks.js';
import { askForAll, requestFor } from './edit-request.js';
import { type NewEffect, newEffects } from './effects.js';

export interface EditorDependencies {
  readonly ports: Pick<Ports, 'consent' | 'environment' | 'places'>;
  readonly changes: Pick<Changes, 'apply'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
}

/** An edit on the files as they are now. */
interface Prepared {
  readonly moment: Moment;
  readonly plan: Result<EditingPlan>;
  readonly checked: Checked;
  /** What the person would be asked for. */
  readonly effects: readonly NewEffect[];
  readonly locations: readonly string[];
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

  /** @param location absolute */
  place(name: string, location: string | null): Place {
    const { environment, places } = this.#dependencies.ports;
    // The shared credentials file named as a location is the shared files.
    if (location === null || location === awsFileLocations(environment, places).credentials.path)
      return { name, location: null };
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

  async apply(edit: ProfileEdit, mask: KeyIdMask): Promise<Result<MadeChange>> {
    const { changes, ports } = this.#dependencies;
    const prepared = await this.#prepare(edit);
    const plan = allowedPlan(prepared);
    if (!plan.ok) return plan;
    const allowed = await askForAll(ports.consent, prepared.effects);
    if (!allowed.ok) return allowed;
    const { profiles } = plan.value.effects;
    return changes.apply(requestFor(edit, profiles, prepared.locations, allowed.value), mask);
  }

  async #prepare(edit: ProfileEdit): Promise<Prepared> {
    const locations = this.#locationsOf(edit);
    const moment = await this.#dependencies.profiles.moment(locations);
    const plan = planEdit(moment.files, edit);
    const after = plan.ok ? filesAfter(moment.files, plan.value) : null;
    const checked = checkEdit(edit, moment, after);
    const effects = plan.ok && after !== null ? newEffects(moment.files, after, plan.value, edit) : [];
    return { moment, plan, checked, effects, locations };
  }

  #locationsOf(edit: ProfileEdit): readonly string[] {
    const places = placesOf(edit).flatMap(({ location }) => location ?? []);
    return [...new Set(places)].flatMap((shown) => this.#named.get(shown) ?? []);
  }
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

function placesOf(edit: ProfileEdit): readonly Place[] {
  switch (edit.kind) {
    case 'save':
      return edit.from === null ? [edit.to] : [edit.from, edit.to];
    case 'clone':
      return [edit.from, edit.to];
    case 'rename':
      return edit.renames.map(({ from }) => from);
    case 'remove':
    case 'region':
      return edit.places;
    case 'replace-key':
    case 'to-sso-session':
      return [edit.place];
    case 'section':
    case 'default-region':
    case 'import':
    case 'fix':
      return [];
  }
}
