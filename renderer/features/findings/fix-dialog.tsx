import { catalogue } from '../../../shared/catalogue/index.js';
import { fixOf } from '../../../shared/kinds/fixes.js';
import type { Finding } from '../../../shared/models/finding.js';
import { EditDialog } from '../../ui/edit-dialog.js';

const { findings, findingSentence, findingsView: words } = catalogue;

/** The lines that mend a finding, before they are written. */
export function FixDialog({ finding }: { readonly finding: Finding }) {
  const { code, subject, origin } = finding;
  const fix = fixOf(finding);
  const edit = { kind: 'fix', code, file: origin?.file ?? subject, line: origin?.line ?? null } as const;
  return (
    <EditDialog
      title={words.fixTitle}
      help={findingSentence(finding)}
      question={edit}
      command={edit}
      confirm={words.confirm}
      done={words.done(findings[code].title)}
      {...(fix.kind === 'mode' ? { instead: words.modeOnly(subject, fix.mode) } : {})}
    />
  );
}
