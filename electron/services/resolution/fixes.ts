/** Edits of files that mend findings: previewed, made and undone like every other change. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { fixFile } from '../../core/fixes/fix.js';
import { readBotocore } from '../../core/dialects/botocore.js';
import type { FixChoice, ResolutionService } from '../api.js';
import type { Changes } from '../changes/changes.js';
import type { AwsFiles } from '../files/aws-files.js';
import type { ChangeRequest, EditableFile, EditableFiles, EditPlan } from '../changes/plan.js';

export function createFixes(
  changes: Pick<Changes, 'apply' | 'preview'>,
  awsFiles: Pick<AwsFiles, 'current'>,
): Pick<ResolutionService, 'previewFix' | 'applyFix'> {
  async function requestOf(fix: FixChoice): Promise<ChangeRequest> {
    const { config, credentials, locations } = await awsFiles.current();
    const file = [config, credentials, ...locations].find(({ shownPath }) => shownPath === fix.file);
    const fixed = file === undefined ? null : fixFile(fix.code, file.document, fix.line);
    const profiles = fixed === null ? [] : [fixed.header.replace(/^profile\s+/u, '')];
    return { action: 'fix', profiles, plan: (files) => planFix(files, fix) };
  }

  return {
    previewFix: async (fix, mask) => changes.preview(await requestOf(fix), mask),
    applyFix: async (fix, mask) => changes.apply(await requestOf(fix), mask),
  };
}

function planFix(files: EditableFiles, fix: FixChoice): Result<EditPlan> {
  const file = editableFile(files, fix.file);
  const fixed = file === undefined ? null : fixFile(fix.code, file.document, fix.line);
  if (file === undefined || fixed === null)
    return fail({ code: 'nothing-to-fix', facts: { path: fix.file }, action: 'retry' });
  const role = file.role === 'config' ? 'config' : 'credentials';
  const refused = readBotocore(file.document, role).refused;
  if (refused !== null) {
    const facts = { path: file.shownPath, reason: refused.code, line: refused.line };
    return fail({ code: 'file-refused', facts, action: 'open-file-at-line' });
  }
  return succeed({
    steps: [{ path: file.path, after: fixed.after }],
    sections: new Map([[file.path, [fixed.header]]]),
  });
}

function editableFile(
  { config, credentials, locations }: EditableFiles,
  shownPath: string,
): EditableFile | undefined {
  return [config, credentials, ...locations].find((file) => file.shownPath === shownPath);
}
