import { catalogue } from '../../../shared/catalogue/index.js';
import type { EditQuestion } from '../../../shared/models/edit.js';
import { type SavedProfile, saveLines } from '../../state/save-lines.js';
import { CopyLine } from '../../ui/copy-line.js';

const { editor: words, commands } = catalogue;

interface SaveCommandsProps {
  readonly question: Extract<EditQuestion, { kind: 'save' }>;
  readonly profile: SavedProfile;
}

/** The lines that do in a terminal what saving does. */
export function SaveCommands({ question, profile }: SaveCommandsProps) {
  const lines = saveLines(question, profile);
  if (lines.length === 0) return null;
  const programs = [...new Set(lines.map((line) => line.with))];
  return (
    <details className="editor-commands">
      <summary>{words.showCommands}</summary>
      <p className="editor-help">{commands.storedHelp}</p>
      {programs.map((program) => (
        <div key={program}>
          <p className="editor-help">{commands.programs[program]}</p>
          <CopyLine
            text={lines
              .filter((line) => line.with === program)
              .map(({ line }) => line)
              .join('\n')}
          />
        </div>
      ))}
    </details>
  );
}
