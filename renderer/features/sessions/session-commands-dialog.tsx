import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { shownKind } from '../../../shared/kinds/shown-kind.js';
import type { EditLine } from '../../state/edit-lines.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfile, useProfileList } from '../../state/queries.js';
import { type SessionLines, sessionLines } from '../../state/session-lines.js';
import { CopyLine } from '../../ui/copy-line.js';
import { Dialog } from '../../ui/dialog.js';

const { sessionCommands: words, commands } = catalogue;
const steps: readonly (keyof SessionLines)[] = ['start', 'renew', 'stop', 'use', 'console', 'whoami'];

/** The lines that do what the buttons do. */
export function SessionCommandsDialog({ profile }: { readonly profile: string }) {
  const navigate = useNavigate();
  const listed = useProfileList().data?.profiles.find(
    ({ name, location }) => name === profile && location === null,
  );
  return (
    <Dialog title={words.title(profile)} onClose={() => navigate({ kind: 'dialog', dialog: null })}>
      <p className="session-help">
        {words.help} {words.secretsShown}
      </p>
      {listed === undefined ? null : <Lines profile={listed} />}
    </Dialog>
  );
}

function Lines({ profile }: { readonly profile: ListedProfile }) {
  const detail = useProfile(profile.id).data;
  const settings = detail?.profile.id === profile.id ? detail.settings : {};
  const { name, sourceProfile } = profile;
  const lines = sessionLines({ name, sourceProfile, kind: shownKind(profile), settings });
  return steps.map((step) => <Step key={step} title={words.steps[step]} lines={lines[step]} />);
}

function Step({ title, lines }: { readonly title: string; readonly lines: readonly EditLine[] }) {
  return (
    <section className="session-commands">
      <h3>{title}</h3>
      {lines.map(({ with: program, line }) => (
        <div key={program}>
          <p className="session-help">{commands.programs[program]}</p>
          <CopyLine text={line} />
        </div>
      ))}
    </section>
  );
}
