/** Going back: an earlier change reversed on today's files, and a file put back as it was. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { mergeDocuments } from '../../core/changes/merge.js';
import { outlineDocument } from '../../core/ini/outline.js';
import type { AwsFiles } from '../files/aws-files.js';
import { type Content, contentOf, documentOf } from '../files/content.js';
import { type Change, finalContent } from './change.js';
import {
  type FileNow,
  type FilesNow,
  type Intent,
  type IntentPlan,
  type PlannedStep,
  readable,
} from './intent.js';
import { contentBefore, fileAt } from './transaction.js';

/** Reverses a change's own lines, step by step in the reverse order; what was edited elsewhere since stays. */
export function undoIntent(change: Change, awsFiles: AwsFiles, action: 'undo' | 'take-back'): Intent {
  return {
    action,
    profiles: change.profiles,
    undoes: change.id,
    async read() {
      const files = new Map<string, FileNow>();
      for (const { path } of change.files) {
        const now = readable(await awsFiles.read(path));
        if (!now.ok) return now;
        files.set(path, now.value);
      }
      return succeed(files);
    },
    plan: (files) => reverse(change, files),
  };
}

function reverse(change: Change, files: FilesNow): Result<IntentPlan> {
  const steps: PlannedStep[] = [];
  for (let index = change.steps.length - 1; index >= 0; index -= 1) {
    const file = fileAt(change, change.steps[index]?.file ?? -1);
    const number = change.files.indexOf(file);
    const isFirst = change.steps.findIndex((step) => step.file === number) === index;
    const goal = isFirst ? file.before : contentBefore(change, index);
    const current = files.get(file.path)?.content ?? null;
    const merged = mergeDocuments(
      documentOf(finalContent(change, number)),
      documentOf(goal),
      documentOf(current),
    );
    if (!merged.ok) {
      const facts = { change: change.id, path: file.shownPath, line: Math.max(1, merged.line) };
      return fail({ code: 'undo-conflict', facts, action: 'open-file-at-line' });
    }
    steps.push({ path: file.path, after: contentOf(merged.document, goal !== null && current !== null) });
  }
  return succeed({ steps, sections: new Map(change.files.map((file) => [file.path, file.sections])) });
}

/** Makes a file that another program emptied, shrank or deleted what it was before. */
export function putBackIntent(path: string, awsFiles: AwsFiles): Intent {
  let before: Content = null;
  return {
    action: 'put-back-file',
    profiles: [],
    undoes: null,
    async read() {
      const file = await awsFiles.read(path);
      const now = readable(file, true);
      if (!now.ok) return now;
      const good = await awsFiles.lastGood(path);
      if (!good.ok) return good;
      if (good.value === null) {
        return fail({ code: 'nothing-to-put-back', facts: { path: file.shownPath }, action: null });
      }
      before = contentOf(good.value, true);
      return succeed(new Map([[path, now.value]]));
    },
    plan(files) {
      const contents = [before, files.get(path)?.content ?? null];
      const sections = contents.flatMap((content) =>
        outlineDocument(documentOf(content)).sections.map((section) => section.header),
      );
      return succeed({ steps: [{ path, after: before }], sections: new Map([[path, ['', ...sections]]]) });
    },
  };
}
