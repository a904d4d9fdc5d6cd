import { CircleAlert, Copy, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ResolutionFinding, ResolutionFix } from '../../shared/models/resolution.js';
import { shells } from '../../shared/vocabulary.js';
import { useCopy } from '../state/copy.js';
import { useRememberedShell, useRememberShell } from '../state/shell-choice.js';
import { Button } from './button.js';
import { OriginLink } from './origin-link.js';
import { FixDialog, type EditFix } from './resolution-fix-dialog.js';
import './findings.css';

const { resolution, detail } = catalogue;
const { fixes: words, resolutionView: viewWords } = resolution;
/** The id of the heading, for what leads here. */
export const findingsTitle = 'findings-title';
const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** What is wrong with the answer, each with what mends it. */
export function ResolutionFindings({ findings }: { readonly findings: readonly ResolutionFinding[] }) {
  const [editing, setEditing] = useState<EditFix | null>(null);
  if (findings.length === 0) return null;
  return (
    <section className="side-card" aria-labelledby={findingsTitle}>
      <div className="side-card-head">
        <h2 id={findingsTitle} tabIndex={-1}>
          {viewWords.findings}
        </h2>
        {findings.some(hasLines) && <ShellChoice />}
      </div>
      <ul>
        {findings.map((finding, index) => (
          <li key={index} className="fix">
            <FindingText finding={finding} />
            {finding.fixes.map((fix, at) => (
              <Fix key={at} fix={fix} onEdit={(edit) => setEditing({ code: finding.code, ...edit })} />
            ))}
          </li>
        ))}
      </ul>
      {editing !== null && <FixDialog fix={editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

function hasLines({ fixes }: ResolutionFinding): boolean {
  return fixes.some((fix) => fix.kind === 'copy');
}

function FindingText({ finding }: { readonly finding: ResolutionFinding }) {
  const Icon = icons[finding.severity];
  return (
    <div className={`fix-text fix-${finding.severity}`}>
      <p className="fix-title">
        <Icon size={14} aria-hidden="true" />
        <span className="visually-hidden">{detail.severity[finding.severity]}: </span>
        {resolution.findingTitle(finding)}
      </p>
      <p className="text-selectable">
        {resolution.resolutionFindingText(finding)} {resolution.resolutionFindingAdvice(finding)}
      </p>
      {finding.origin !== null &&
        'file' in finding.origin &&
        !finding.fixes.some((fix) => fix.kind === 'edit') && <OriginLink origin={finding.origin} />}
    </div>
  );
}

type Edit = Extract<ResolutionFix, { kind: 'edit' }>;

function Fix({
  fix,
  onEdit,
}: {
  readonly fix: ResolutionFix;
  readonly onEdit: (edit: Pick<Edit, 'file' | 'line'>) => void;
}) {
  const shell = useRememberedShell();
  const copy = useCopy();
  if (fix.kind === 'copy') {
    const line = fix.lines[shell];
    return (
      <div className="fix-row">
        <code className="fix-line text-selectable">{line}</code>
        <Button small aria-label={catalogue.commands.copyLine(line)} onPress={() => copy(line)}>
          <Copy size={12} aria-hidden="true" />
          {resolution.shellNames[shell]}
        </Button>
      </div>
    );
  }
  return (
    <div className="fix-row">
      <span className="fix-line">
        {words.edit}
        <OriginLink origin={{ file: fix.file, line: fix.line }} />
        <span className="fix-help">{words.editHelp}</span>
      </span>
      <Button small onPress={() => onEdit({ file: fix.file, line: fix.line })}>
        {words.preview}
      </Button>
    </div>
  );
}

/** The shell that lines are written for; the same everywhere, and remembered. */
function ShellChoice() {
  const shell = useRememberedShell();
  const remember = useRememberShell();
  return (
    <label className="shell-choice">
      <span className="visually-hidden">{words.shell}</span>
      <select
        value={shell}
        onChange={(event) => {
          const chosen = shells.find((each) => each === event.target.value);
          if (chosen !== undefined) remember(chosen);
        }}
      >
        {shells.map((each) => (
          <option key={each} value={each}>
            {resolution.shellNames[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
