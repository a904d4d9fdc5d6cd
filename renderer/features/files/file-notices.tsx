import { catalogue } from '../../../shared/catalogue/index.js';
import type { FileStatus } from '../../../shared/models/file.js';
import { useActions } from '../../state/actions.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';

const { fileTrouble, fileActions: words, findings } = catalogue;

/** What is wrong with the AWS files, each with what can be done about it. */
export function FileNotices({ files }: { readonly files: readonly FileStatus[] }) {
  return files.map((file) => <FileNotice key={file.path} file={file} />);
}

function FileNotice({ file }: { readonly file: FileStatus }) {
  const actions = useActions();
  const trouble = fileTrouble(file);
  if (trouble === null) return null;
  const asks = file.state === 'emptied' || file.state === 'shrunk';
  const isError = file.state === 'unreadable' || file.state === 'refused';
  return (
    <Notice
      severity={isError ? 'error' : 'warning'}
      role="status"
      title={trouble.title}
      actions={
        <>
          {file.canPutBack && (
            <Button small onPress={() => void actions.putBackFile(file.path)}>
              {words.putBack}
            </Button>
          )}
          {asks && (
            <Button small onPress={() => void actions.acceptFile(file.path)}>
              {words.keep}
            </Button>
          )}
        </>
      }
    >
      <p>
        {file.code !== null && `${findings[file.code].title}. `}
        {trouble.advice}
      </p>
    </Notice>
  );
}
