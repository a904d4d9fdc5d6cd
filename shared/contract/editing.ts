import { z } from 'zod';
import { changeMade } from '../models/change.js';
import { editCommand, editPreview, editQuestion } from '../models/edit.js';
import { profileForm, surroundings } from '../models/form.js';
import { importReading, pasted } from '../models/pasted.js';
import { base } from './base.js';

const id = z.string().min(1).max(8192);

/** Adding, editing, renaming, cloning, removing and importing profiles. No output has a secret. */
export const editing = {
  /** An existing profile as its form starts from it. */
  form: base.input(z.strictObject({ id })).output(profileForm),
  /** What the checks of forms need besides the list. */
  surroundings: base.output(surroundings),
  /** What it would change, and whom it would touch. Writes nothing, asks nobody. */
  preview: base.input(editQuestion).output(editPreview),
  /** Does it, after main has asked the person where that is needed. */
  apply: base.input(editCommand).output(changeMade),
  /** Reads a text to fill a form; its secrets stay in main under handles that the form gives back. */
  paste: base.input(z.strictObject({ text: z.string().max(262_144) })).output(pasted),
  /** The same from the clipboard, which main reads itself (desktop only). */
  pasteClipboard: base.output(pasted),
  /** Lets go of what is held under a handle: the form was left. */
  release: base.input(z.strictObject({ handle: z.string().min(1).max(64) })).output(z.strictObject({})),
  /** Main asks the person for a file and reads it for import; null where they chose none. */
  openImport: base.output(z.strictObject({ reading: importReading.nullable() })),
  /** Main asks where to, and for consent, and writes the profile there for another user or a scheduled task; null where they chose none. */
  writeCopy: base
    .input(z.strictObject({ id }))
    .output(z.strictObject({ path: z.string().nullable(), made: changeMade.nullable() })),
  /** Copies a setting in main. A secret only by consent; taken off the clipboard after 30 s and on quitting, where it is still there. */
  copySetting: base
    .input(z.strictObject({ id, key: z.string().min(1).max(256) }))
    .output(z.strictObject({ clearsAfterSeconds: z.int().nullable() })),
};
