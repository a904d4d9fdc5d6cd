/** Shorthand for the tests of editing: texts in, texts out. */
import type { Result } from '../../../shared/models/failure.js';
import { documentOf, filesOf, textOf, type Texts } from '../switching/testing.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import type { EditingPlan, Place, ProfileEdit, SettingChange } from './edit.js';
import { planEdit } from './plan-edit.js';
import type { Meaning } from './testing-meaning.js';

export const keyId = 'AKIAIOSFODNN7EXAMPLE';
export const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const otherKeyId = 'AKIAI44QH8DHBEXAMPLE';
export const otherSecretKey = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

export interface EditedTexts extends Texts {
  /** Of the other credentials file; null where there is none. */
  readonly elsewhere: string | null;
}

/** A profile in the shared files. */
export function shared(name: string): Place {
  return { name, location: null };
}

/** Changes by key; null takes out. */
export function changesOf(set: Readonly<Record<string, SettingChange['value']>>): readonly SettingChange[] {
  return Object.entries(set).map(([key, value]) => ({ key, value }));
}

/** Saves settings of a profile of the shared files. @param isNew it must not be there yet */
export function saving(
  name: string,
  set: Readonly<Record<string, SettingChange['value']>>,
  isNew = false,
): ProfileEdit {
  const to = shared(name);
  return { kind: 'save', from: isNew ? null : to, to, changes: changesOf(set), sections: [] };
}

/** The plan, or the failure's code and facts. */
export function planned(texts: Partial<Texts>, edit: ProfileEdit, elsewhere?: string): Result<EditingPlan> {
  return planEdit(filesOf({ config: '', credentials: '', ...texts }, elsewhere), edit);
}

/** What the files hold after an edit that must succeed. */
export function edited(texts: Partial<Texts>, edit: ProfileEdit, elsewhere?: string): EditedTexts {
  const files = filesOf({ config: '', credentials: '', ...texts }, elsewhere);
  return textsOf(carryOut(files, edit));
}

/** The files after an edit that must succeed. */
export function carryOut(files: SwitchFiles, edit: ProfileEdit): SwitchFiles {
  const plan = planEdit(files, edit);
  if (!plan.ok) throw new Error(`the edit failed: ${JSON.stringify(plan.failure)}`);
  return applySteps(files, plan.value);
}

/** The files after all steps of a plan, read again from their bytes. */
export function applySteps(files: SwitchFiles, plan: EditingPlan): SwitchFiles {
  return plan.steps.reduce((state, step) => {
    const now = (file: SwitchFiles['config']): SwitchFiles['config'] =>
      file.path === step.path ? { ...file, document: documentOf(textOf(step.after)) } : file;
    return {
      config: now(state.config),
      credentials: now(state.credentials),
      locations: state.locations.map(now),
    };
  }, files);
}

export function textsOf(files: SwitchFiles): EditedTexts {
  const [elsewhere] = files.locations;
  return {
    config: textOf(files.config.document),
    credentials: textOf(files.credentials.document),
    elsewhere: elsewhere === undefined ? null : textOf(elsewhere.document),
  };
}

/** In an order that does not depend on where things stand in the files. */
export function sortedMeaning(meaning: Meaning): unknown {
  const sorted = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
    Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted({ ...meaning }).map(([which, sections]) => [
    which,
    sorted(sections).map(([name, settings]) => [name, sorted(settings)]),
  ]);
}
