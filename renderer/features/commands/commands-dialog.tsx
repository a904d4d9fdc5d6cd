import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { commandLines, shells, type Shell } from '../../state/command-lines.js';
import { useNavigate } from '../../state/navigation.js';
import { CopyLine } from '../../ui/copy-line.js';
import { Dialog } from '../../ui/dialog.js';
import { Segments } from '../../ui/segments.js';
import './commands.css';

const { commands: words } = catalogue;

/** The lines that use a profile: for one command, for this terminal, everywhere. */
export function CommandsDialog({ profile }: { readonly profile: ListedProfile }) {
  const [shell, setShell] = useState<Shell>('bash, zsh');
  const navigate = useNavigate();
  const lines = commandLines(shell, profile);
  return (
    <Dialog title={words.title(profile.name)} onClose={() => navigate({ kind: 'dialog', dialog: null })}>
      <div>
        <Segments
          label={words.shell}
          options={shells.map((each) => ({ value: each, text: each }))}
          value={shell}
          onChange={setShell}
        />
      </div>
      <Scope title={words.command} help={words.commandHelp} line={lines.command} />
      <Scope title={words.terminal} help={words.terminalHelp} line={lines.terminal} />
      <Scope title={words.everywhere} help={words.everywhereHelp} line={lines.everywhere} />
      {lines.cmdlet !== null && <Scope title={words.cmdlet} help={words.cmdletHelp} line={lines.cmdlet} />}
    </Dialog>
  );
}

function Scope({ title, help, line }: { title: string; help: string; line: string | null }) {
  return (
    <section className="commands-scope">
      <h3>{title}</h3>
      <p className="commands-help">{line === null ? words.noLine : help}</p>
      {line !== null && <CopyLine text={line} />}
    </section>
  );
}
