/**
 * What goes into the encrypted store, as it comes back from it: in one form, and every new section with its id.
 *
 * The journal must say what will stand there to the byte. Else a change that a crash cut off would look as if another program
 * had edited it since.
 */
import type { IniDocument } from '../../core/ini/document.js';
import {
  normaliseStoreDocument,
  splitStoreDocument,
  type StoreMark,
  type StoreSection,
  toStoreDocument,
} from '../../core/store/store-document.js';
import { contentOf, documentOf } from '../files/content.js';
import type { RandomSource } from '../ports.js';
import type { FilesNow, IntentPlan } from './intent.js';

const idDigits = 20;

/** The same plan; what is not for the store stays as it is. */
export function asStored(plan: IntentPlan, files: FilesNow, random: RandomSource): IntentPlan {
  // By name, so that a profile that two steps put there is one.
  const given = new Map<string, StoreMark>();
  const steps = plan.steps.map((step) => {
    const file = files.get(step.path);
    if (file?.role !== 'store' || step.after === null) return step;
    const document = marked(documentOf(step.after), documentOf(file.content), given, random);
    return { ...step, after: contentOf(document, true) };
  });
  return { ...plan, steps };
}

function marked(
  document: IniDocument,
  now: IniDocument,
  given: Map<string, StoreMark>,
  random: RandomSource,
): IniDocument {
  const split = splitStoreDocument(document);
  if (!split.ok) return document;
  const taken = new Set(split.sections.flatMap(({ mark }) => mark?.id ?? []));
  const present = splitStoreDocument(now);
  const known = new Map(present.ok ? present.sections.map(({ name, mark }) => [name, mark]) : []);
  const profiles = split.sections.map(({ name, mark, body }: StoreSection) => {
    const before = known.get(name) ?? null;
    const own = mark ?? (before === null || taken.has(before.id) ? null : before) ?? given.get(name);
    const id = own?.id ?? random.hex(idDigits);
    const handOut = own?.handOut ?? 'always';
    given.set(name, { id, handOut });
    return { name, body, id, handOut };
  });
  return toStoreDocument(profiles) ?? normaliseStoreDocument(document);
}
