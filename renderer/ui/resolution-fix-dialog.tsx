import { useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ResolutionFindingCode } from '../../shared/models/resolution.js';
import { useActions } from '../state/actions.js';
import { errorWords } from '../state/failures.js';
import { useFixPreview } from '../state/queries.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { DiffList } from './diff.js';
import { Notice } from './notice.js';

const { resolution, shell } = catalogue;
const { fixes: words } = resolution;

/** An edit of a file that mends a finding. */
export interface EditFix {
  readonly code: ResolutionFindingCode;
  readonly file: string;
  readonly line: number;
}

/** The lines that a fix changes, before it does. */
export function FixDialog({ fix, onClose }: { readonly fix: EditFix; readonly onClose: () => void }) {
  const { data, error, isError } = useFixPreview(fix);
  const [isWorking, setWorking] = useState(false);
  const actions = useActions();

  async function apply(): Promise<void> {
    setWorking(true);
    await actions.applyFix(fix);
    onClose();
  }

  return (
    <Dialog
      title={words.previewTitle}
      onClose={onClose}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button autoFocus onPress={onClose}>
            {shell.cancel}
          </Button>
          <Button look="primary" isDisabled={isWorking || data === undefined} onPress={() => void apply()}>
            {isWorking ? words.working : words.apply}
          </Button>
        </>
      }
    >
      <p className="resolution-help">{resolution.findingTitle(fix)}</p>
      {isError && (
        <Notice severity="error" role="alert" title={errorWords(error).happened}>
          <p>{errorWords(error).advice}</p>
        </Notice>
      )}
      {!isError && data === undefined && <div className="skeleton resolution-skeleton" />}
      {data !== undefined && <DiffList files={data.files} />}
    </Dialog>
  );
}
