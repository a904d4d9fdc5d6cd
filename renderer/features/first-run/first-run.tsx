import { catalogue } from '../../../shared/catalogue/index.js';
import type { FileStatus } from '../../../shared/models/file.js';
import { useNavigate } from '../../state/navigation.js';
import { Button } from '../../ui/button.js';
import { CopyLine } from '../../ui/copy-line.js';
import { KindIcon } from '../../ui/marks.js';
import './first-run.css';

const { firstRun: words, kinds, format } = catalogue;

/** For a computer without profiles: what is needed, and how to begin. */
export function FirstRun({ files }: { readonly files: readonly FileStatus[] }) {
  const navigate = useNavigate();
  return (
    <section className="page first-run" aria-labelledby="first-run-title" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1 id="first-run-title">{words.title}</h1>
        <p>{words.summary}</p>
      </header>
      <h2>1. {words.account}</h2>
      <p className="first-run-help">{words.accountHelp}</p>
      <h2>2. {words.profile}</h2>
      <p className="first-run-help">{words.profileHelp}</p>
      <ol className="beginnings">
        {words.beginnings.map((beginning, index) => (
          <li key={beginning.kind} className="beginning">
            <KindIcon kind={beginning.kind} size={18} />
            <div className="beginning-text">
              <h3>
                {beginning.title}
                {index === 0 && <span className="badge badge-accent">{words.recommended}</span>}
              </h3>
              <p className="first-run-help">{kinds[beginning.kind].help}</p>
              <p className="first-run-help">
                {words.readMore} {beginning.documentation}
              </p>
            </div>
            <div className="beginning-lines">
              <Button
                small
                look={index === 0 ? 'primary' : 'plain'}
                onPress={() =>
                  navigate({ kind: 'edit', request: { mode: 'add', kind: beginning.kind, pastes: false } })
                }
              >
                {words.addHere}
              </Button>
              <p className="first-run-help">
                {beginning.file === null ? words.inTerminal : words.inFile(beginning.file)}
              </p>
              <CopyLine text={beginning.lines} />
            </div>
          </li>
        ))}
      </ol>
      <p className="first-run-help">{words.looked(format.listOf(files.map((file) => file.path)))}</p>
    </section>
  );
}
