/** Texts and files that forms are filled from: read in main, shown without secrets, held until they are used or left. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { ImportReading, Pasted } from '../../../shared/models/pasted.js';
import {
  importCandidates,
  type ImportDraft,
  readImport,
  roleOfFile,
  toImported,
} from '../../core/importing/import.js';
import { importSections } from '../../core/importing/import-sections.js';
import { type PastedDraft, readPasted } from '../../core/importing/paste.js';
import { holdsSomething, shownValues, toPastedProfile } from '../../core/importing/pasted-profile.js';
import { type IniDocument, parseDocument } from '../../core/ini/document.js';
import { shownPath } from '../../core/paths.js';
import { Secret } from '../../core/secret.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { Moment } from '../profiles.js';
import type { HeldFinder } from './edits.js';
import { createHeldValues } from './held-secrets.js';
import type { HeldProfile } from './secret-changes.js';

/** Characters of the clipboard that are read: as many as the contract lets a window paste. */
const longestText = 262_144;
/** Bytes of a file to import: more than any that people keep profiles in. */
const largestFile = 10_000_000;

type DraftPorts = Pick<Ports, 'clock' | 'random' | 'consent' | 'clipboard' | 'files' | 'places'>;

export interface Drafts extends HeldFinder {
  /** Fails with `nothing-recognised`. */
  paste(text: string): Result<Pasted>;
  /** Fails with `clipboard-unavailable` besides. */
  pasteClipboard(): Promise<Result<Pasted>>;
  /** Null where the person chose no file. Fails with `file-unreadable`. */
  openImport(moment: Moment): Promise<Result<ImportReading | null>>;
  release(handle: string): void;
  dispose(): void;
}

export function createDrafts(ports: DraftPorts): Drafts {
  const { clock, random, consent, clipboard, places } = ports;
  const pasted = createHeldValues<HeldProfile>(clock, random);
  const imports = createHeldValues<readonly ImportDraft[]>(clock, random);

  function paste(text: string): Result<Pasted> {
    const drafts = readPasted(text);
    const format = drafts?.[0]?.format;
    if (drafts === null || format === undefined) return nothingRecognised();
    const profiles = drafts.map((draft) =>
      toPastedProfile(draft, holdsSomething(draft) ? pasted.hold(heldOf(draft)) : null),
    );
    return succeed({ format, profiles });
  }

  return {
    paste,
    profile: pasted.find,
    imported({ handle, choices, sections }) {
      const drafts = imports.find(handle);
      return drafts.ok ? succeed(toImported(drafts.value, choices, sections)) : drafts;
    },
    async pasteClipboard() {
      if (clipboard === null) return fail({ code: 'clipboard-unavailable', facts: {}, action: null });
      const text = await clipboard.read();
      return text.length > longestText ? nothingRecognised() : paste(text);
    },
    async openImport({ files }) {
      const path = await consent.chooseFileToOpen('import');
      if (path === null) return succeed(null);
      const document = await readDocument(ports, path);
      if (!document.ok) return document;
      const drafts = readImport(document.value, roleOfFile(document.value, path));
      return succeed({
        handle: imports.hold(drafts),
        path: shownPath(path, places.home),
        candidates: importCandidates(drafts, files),
        sections: importSections(drafts, files),
      });
    },
    release(handle) {
      pasted.release(handle);
      imports.release(handle);
    },
    dispose() {
      pasted.dispose();
      imports.dispose();
    },
  };
}

function nothingRecognised(): Result<never> {
  return fail<Failure>({ code: 'nothing-recognised', facts: {}, action: null });
}

/** What the window is not shown, or shown masked. All else it has itself, and may leave out. */
function heldOf(draft: PastedDraft): HeldProfile {
  const all = shownValues(draft);
  const values = new Map(
    [...draft.settings].filter(([key, value]) => value instanceof Secret || all.get(key) !== value),
  );
  return { values, shown: new Map([...all].filter(([key]) => values.has(key))) };
}

async function readDocument({ files, places }: DraftPorts, path: string): Promise<Result<IniDocument>> {
  const unreadable = (systemCode: string): Result<never> => {
    const facts = { path: shownPath(path, places.home), systemCode };
    return fail<Failure>({ code: 'file-unreadable', facts, action: null });
  };
  try {
    const facts = await files.inspectTarget(path);
    if (facts === null) return unreadable('ENOENT');
    // A pipe would keep us waiting for ever.
    if (facts.kind !== 'file') return unreadable(facts.kind === 'folder' ? 'EISDIR' : 'EINVAL');
    if (facts.size > largestFile) return unreadable('EFBIG');
    return succeed(parseDocument(await files.read(path)));
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return unreadable(error.systemCode);
  }
}
