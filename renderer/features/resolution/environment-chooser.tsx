import { Check, ClipboardPaste, Cpu, SquareTerminal, Trash2 } from 'lucide-react';
import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { Menu, MenuItem, MenuSection, Separator } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { EnvironmentSummary } from '../../../shared/models/resolution.js';
import { useApi } from '../../state/api.js';
import { useEnvironments } from '../../state/queries.js';
import { ownEnvironment, useAsk, useQuestion } from '../../state/question.js';
import { Chooser } from '../../ui/chooser.js';
import type { LoginShell } from './login-shell.js';
import { PasteDialog } from './paste-dialog.js';
import { ProcessDialog } from './process-dialog.js';

const {
  resolution: { environments: words, environmentName },
} = catalogue;

export type EnvironmentDialog = 'paste' | 'process' | null;

interface ChooserProps {
  /** What the answer on screen is about. */
  readonly shown: EnvironmentSummary | undefined;
  readonly loginShell: LoginShell;
  readonly dialog: EnvironmentDialog;
  readonly onDialog: (dialog: EnvironmentDialog) => void;
}

/** Whose variables count: Keyway's own, those of the login shell, of a running program, or pasted ones. */
export function EnvironmentChooser({ shown, loginShell, dialog, onDialog }: ChooserProps) {
  const { environment: id } = useQuestion();
  const known = useEnvironments().data?.environments ?? [];
  const current = known.find((each) => each.id === id) ?? (shown?.id === id ? shown : undefined);
  const hasShell = known.some((each) => each.kind === 'login-shell');
  return (
    <>
      <Chooser label={words.choose} value={current === undefined ? words.own : nameOf(current)}>
        <Menu className="menu" aria-label={words.choose}>
          <KnownEnvironments known={withOwn(known, current)} chosen={id} />
          <Separator className="menu-separator" />
          <MenuItem className="menu-item" textValue={words.readLoginShell} onAction={loginShell.read}>
            <SquareTerminal size={14} aria-hidden="true" />
            <span className="menu-item-text">{hasShell ? words.readAgain : words.readLoginShell}</span>
            <span className="menu-item-note">{words.loginShellHelp}</span>
          </MenuItem>
          <MenuItem className="menu-item" textValue={words.process} onAction={() => onDialog('process')}>
            <Cpu size={14} aria-hidden="true" />
            <span className="menu-item-text">{words.process}</span>
          </MenuItem>
          <MenuItem className="menu-item" textValue={words.paste} onAction={() => onDialog('paste')}>
            <ClipboardPaste size={14} aria-hidden="true" />
            <span className="menu-item-text">{words.paste}</span>
          </MenuItem>
          {current !== undefined && current.kind !== 'own' && <Forget environment={current} />}
        </Menu>
      </Chooser>
      {dialog === 'paste' && <PasteDialog onClose={() => onDialog(null)} />}
      {dialog === 'process' && <ProcessDialog onClose={() => onDialog(null)} />}
    </>
  );
}

function nameOf({ kind, program, pid }: EnvironmentSummary): string {
  return environmentName(kind, program, pid);
}

/** A process is chosen from a list of its own and may not be among those that are known. */
function withOwn(
  known: readonly EnvironmentSummary[],
  current: EnvironmentSummary | undefined,
): readonly EnvironmentSummary[] {
  return current === undefined || known.some((each) => each.id === current.id) ? known : [...known, current];
}

function KnownEnvironments({
  known,
  chosen,
}: {
  readonly known: readonly EnvironmentSummary[];
  readonly chosen: string;
}) {
  const ask = useAsk();
  return (
    <MenuSection
      aria-label={words.choose}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
    >
      {known.map((each) => (
        <MenuItem
          key={each.id}
          id={each.id}
          className="menu-item"
          textValue={nameOf(each)}
          onAction={() => ask({ kind: 'environment', environment: each.id })}
        >
          <span className="menu-item-text">{nameOf(each)}</span>
          <span className="menu-item-note">{words.count(each.variables.length)}</span>
          {each.id === chosen && <Check size={14} aria-hidden="true" />}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function Forget({ environment }: { readonly environment: EnvironmentSummary }) {
  const { client, queries } = useApi();
  const cache = useQueryClient();
  const ask = useAsk();
  const text = words.forget(nameOf(environment));
  async function forget(): Promise<void> {
    ask({ kind: 'environment', environment: ownEnvironment });
    await safe(client.resolution.forget({ environment: environment.id }));
    await cache.invalidateQueries({ queryKey: queries.resolution.environments.key() });
  }
  return (
    <MenuItem className="menu-item" textValue={text} onAction={() => void forget()}>
      <Trash2 size={14} aria-hidden="true" />
      <span className="menu-item-text">{text}</span>
    </MenuItem>
  );
}
