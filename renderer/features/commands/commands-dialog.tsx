import type { ReactNode } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { shells } from '../../../shared/vocabulary.js';
import { useActions } from '../../state/actions.js';
import { commandLines } from '../../state/command-lines.js';
import { storedProfileLines } from '../../state/edit-lines.js';
import { useNavigate } from '../../state/navigation.js';
import { useRememberedShell, useRememberShell } from '../../state/shell-choice.js';
import { Button } from '../../ui/button.js';
import { CopyLine } from '../../ui/copy-line.js';
import { Dialog } from '../../ui/dialog.js';
import { Segments } from '../../ui/segments.js';
import './commands.css';

const { commands: words, actions: actionWords, resolution } = catalogue;

/** The lines that use a profile: for one command, for this terminal, everywhere. */
export function CommandsDialog({ profile }: { readonly profile: ListedProfile }) {
  const shell = useRememberedShell();
  const remember = useRememberShell();
  const actions = useActions();
  const navigate = useNavigate();
  const lines = commandLines(shell, profile);
  return (
    <Dialog title={words.title(profile.name)} onClose={() => navigate({ kind: 'dialog', dialog: null })}>
      <div>
        <Segments
          label={words.shell}
          options={shells.map((each) => ({ value: each, text: resolution.shellNames[each] }))}
          value={shell}
          onChange={remember}
        />
      </div>
      <Scope title={words.command} help={words.commandHelp} line={lines.command} />
      <Scope title={words.terminal} help={words.terminalHelp} line={lines.terminal} />
      <Scope title={words.everywhere} help={words.everywhereHelp} line={lines.everywhere}>
        {!profile.active && (
          <Button small onPress={() => actions.preview(profile)}>
            {actionWords.makeActive}…
          </Button>
        )}
      </Scope>
      {lines.cmdlet !== null && <Scope title={words.cmdlet} help={words.cmdletHelp} line={lines.cmdlet} />}
      <StoredProfile profile={profile} />
    </Dialog>
  );
}

/** Adding, updating, listing and removing stored credentials, by AWS's own names for it. */
function StoredProfile({ profile }: { readonly profile: ListedProfile }) {
  const lines = storedProfileLines(profile);
  return (
    <details className="commands-stored">
      <summary>{words.stored}</summary>
      <p className="commands-help">{words.storedHelp}</p>
      {(['add', 'update', 'list', 'remove'] as const).map((operation) => (
        <section key={operation} className="commands-scope">
          <h3>{words.operations[operation]}</h3>
          {lines[operation].map(({ with: program, line, alias }) => (
            <div key={program}>
              <p className="commands-help">
                {words.programs[program]}
                {alias !== null && ` ${words.alias(alias)}`}
              </p>
              <CopyLine text={line} />
            </div>
          ))}
        </section>
      ))}
      <p className="commands-help">{words.parameterAlias}</p>
    </details>
  );
}

interface ScopeProps {
  readonly title: string;
  readonly help: string;
  readonly line: string | null;
  readonly children?: ReactNode;
}

function Scope({ title, help, line, children }: ScopeProps) {
  return (
    <section className="commands-scope">
      <div className="commands-head">
        <div>
          <h3>{title}</h3>
          <p className="commands-help">{line === null ? words.noLine : help}</p>
        </div>
        {children}
      </div>
      {line !== null && <CopyLine text={line} />}
    </section>
  );
}
