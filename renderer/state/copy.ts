/** Copying text that is no secret, with an answer. */
import { useCallback } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { code, plain } from '../../shared/catalogue/words.js';
import { useToasts } from './toasts.js';

const { shell } = catalogue;

export function useCopy(): (text: string) => void {
  const { show } = useToasts();
  return useCallback(
    (text: string) => {
      navigator.clipboard.writeText(text).then(
        () => show({ kind: 'done', text: [plain(shell.copied), code(text)], action: null }),
        () => show({ kind: 'problem', text: [plain(shell.notCopied)], action: null }),
      );
    },
    [show],
  );
}
