/** What shall be changed: read again and planned again whenever another program was faster. */
import type { ChangeAction } from '../../../shared/models/change.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { contentOf, type Content, documentOf } from '../files/content.js';
import type { AwsFiles, LoadedFile } from '../files/aws-files.js';
import type { ChangeRequest, EditableFile, EditPlan } from './plan.js';

/** One file as it stands when a plan is made. */
export interface FileNow {
  /** Absolute, links not resolved. */
  readonly path: string;
  readonly shownPath: string;
  readonly role: LoadedFile['role'];
  readonly content: Content;
}

/** By path. */
export type FilesNow = ReadonlyMap<string, FileNow>;

export interface PlannedStep {
  readonly path: string;
  readonly after: Content;
}

export interface IntentPlan {
  readonly steps: readonly PlannedStep[];
  /** Raw headers of the sections that the edit names, by path. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

export interface Intent {
  readonly action: ChangeAction;
  readonly profiles: readonly string[];
  readonly undoes: string | null;
  read(): Promise<Result<FilesNow>>;
  /** Pure and repeatable. */
  plan(files: FilesNow): Result<IntentPlan>;
}

/** A file that may be written to: there, or missing, but neither unreadable nor emptied by another program. */
export function readable(file: LoadedFile, evenEmptied = false): Result<FileNow> {
  const { path, shownPath, role, state } = file;
  if (file.failure !== null) return fail(file.failure);
  if (state === 'unreadable') {
    const facts = { path: shownPath, systemCode: file.systemCode ?? '' };
    return fail({ code: 'file-unreadable', facts, action: null });
  }
  if (state === 'emptied' && !evenEmptied) {
    return fail({ code: 'file-emptied', facts: { path: shownPath }, action: 'reload-file' });
  }
  const content = state === 'emptied' ? new Uint8Array() : contentOf(file.document, state !== 'missing');
  return succeed({ path, shownPath, role, content });
}

/** The intent of a use case: its plan, made on the shared files and the other locations. */
export function intentOf(request: ChangeRequest, awsFiles: AwsFiles): Intent {
  return {
    action: request.action,
    profiles: request.profiles,
    undoes: null,
    async read() {
      const { config, credentials, locations, store } = await awsFiles.current();
      const files = new Map<string, FileNow>();
      // A location that cannot be read is as if it were not there: the plan may not need it.
      const all = store === null ? locations : [...locations, store.file];
      const others = all.filter((file) => file.state !== 'unreadable' && file.state !== 'emptied');
      const named = await Promise.all((request.locations ?? []).map((path) => awsFiles.read(path)));
      for (const file of [...others, ...named, credentials, config]) {
        const now = readable(file);
        if (!now.ok) return now;
        files.set(file.path, now.value);
      }
      return succeed(files);
    },
    plan: (files) => planOn(request, files),
  };
}

function planOn(request: ChangeRequest, files: FilesNow): Result<IntentPlan> {
  const editable = [...files.values()].map(editableFile);
  const config = editable.find((file) => file.role === 'config');
  // Both variables may name one file: then it is read as either.
  const credentials = editable.find((file) => file.role === 'credentials') ?? config;
  if (config === undefined || credentials === undefined) throw new TypeError('both shared files are needed');
  const locations = editable.filter((file) => file.role === 'location' || file.role === 'store');
  const plan = request.plan({ config, credentials, locations });
  return plan.ok ? succeed(toContents(plan.value, files)) : plan;
}

function toContents(plan: EditPlan, files: FilesNow): IntentPlan {
  const steps = plan.steps.map(({ path, after }) => {
    return { path, after: contentOf(after, files.get(path)?.content != null) };
  });
  return { steps, sections: plan.sections };
}

function editableFile({ path, shownPath, role, content }: FileNow): EditableFile {
  return { path, shownPath, role, exists: content !== null, document: documentOf(content) };
}
