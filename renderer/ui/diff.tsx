import { catalogue } from '../../shared/catalogue/index.js';
import type { DiffLine, FileDiff } from '../../shared/models/change.js';

const { activity, changes } = catalogue;
const signs = { added: '+', removed: '−', context: '' } as const;

/** The changed lines of some files, secrets masked by main. */
export function DiffList({ files }: { readonly files: readonly FileDiff[] }) {
  if (files.length === 0) return <p>{activity.noLines}</p>;
  return files.map((file) => <Diff key={file.path} file={file} />);
}

function Diff({ file }: { readonly file: FileDiff }) {
  return (
    <div className="lines" role="group" aria-label={activity.diffOf(file.path)}>
      <div className="lines-head">
        <span>{file.path}</span>
        <span>{changes.lineCounts(file.added, file.removed)}</span>
      </div>
      <div className="lines-body" tabIndex={0} role="group" aria-label={activity.diffOf(file.path)}>
        {file.hunks.map((hunk, index) => (
          <div key={index}>
            {index > 0 && <div className="line line-gap">⋯</div>}
            {hunk.lines.map((line, at) => (
              <Line key={at} line={line} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <div className={`line line-${line.kind}`}>
      <span className="line-number">{line.newLine ?? line.oldLine}</span>
      <span className="line-sign" aria-hidden="true">
        {signs[line.kind]}
      </span>
      {line.kind !== 'context' && <span className="visually-hidden">{activity[line.kind]} </span>}
      <span className="line-text">{line.text}</span>
    </div>
  );
}
