import { FilePlus2, Trash2 } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FileState, FileStatus } from '../../../shared/models/file.js';
import { useActions } from '../../state/actions.js';
import { useProfileList, useSettings } from '../../state/queries.js';
import { Button, IconButton } from '../../ui/button.js';

const { settings: words } = catalogue;

const badges: Readonly<Record<FileState, string>> = {
  ok: 'badge badge-good',
  missing: 'badge',
  unreadable: 'badge badge-bad',
  refused: 'badge badge-bad',
  emptied: 'badge badge-warn',
  shrunk: 'badge badge-warn',
};

/** Which files are read, where their paths come from, and how they stand. */
export function FilesSection() {
  const actions = useActions();
  const files = useProfileList().data?.files ?? [];
  return (
    <section aria-labelledby="settings-files">
      <h2 id="settings-files">{words.files}</h2>
      <p className="settings-help">{words.filesHelp}</p>
      <ul className="settings-files">
        {files.map((file) => (
          <FileRow key={file.path} file={file} />
        ))}
      </ul>
      <div className="settings-add">
        <Button onPress={() => void actions.addLocation()}>
          <FilePlus2 size={14} aria-hidden="true" />
          {words.addFile}
        </Button>
        <span className="settings-help">{words.addFileHelp}</span>
      </div>
    </section>
  );
}

function FileRow({ file }: { readonly file: FileStatus }) {
  const actions = useActions();
  const location = useLocation(file);
  return (
    <li className="settings-file">
      <div className="settings-file-text">
        <code className="text-selectable">{file.path}</code>
        <span className="settings-help">
          {words.roles[file.role]} · {sourceOf(file)}
        </span>
      </div>
      <span className="settings-help">{file.state === 'ok' && words.sections(file.sections)}</span>
      <span className={badges[file.state]}>{words.states[file.state]}</span>
      {location !== null && (
        <IconButton
          label={words.removeFileOf(file.path)}
          small
          onPress={() => void actions.removeLocation(location)}
        >
          <Trash2 size={14} />
        </IconButton>
      )}
    </li>
  );
}

function sourceOf(file: FileStatus): string {
  if (file.role === 'location') return words.fromYou;
  return file.fromVariable === null ? words.fromDefault : words.fromVariable(file.fromVariable);
}

/** The path under which the settings name a file of the person's own: absolute, where the list shows `~/…`. */
function useLocation(file: FileStatus): string | null {
  const locations = useSettings().data?.locations ?? [];
  if (file.role !== 'location') return null;
  const tail = file.path.startsWith('~') ? file.path.slice(1) : null;
  return (
    locations.find((path) => path === file.path) ??
    locations.find((path) => tail !== null && path.endsWith(tail)) ??
    null
  );
}
