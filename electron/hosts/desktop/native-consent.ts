import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { desktopHostWords } from '../../../shared/catalogue/en/desktop-host.js';
import type { Consent } from '../../services/ports.js';

/** Asks by the system's own dialogs, which the page can neither see nor answer. */
export function createNativeConsent(currentWindow: () => BrowserWindow | null): Consent {
  return {
    async chooseCredentialsFile() {
      const options: OpenDialogOptions = {
        title: desktopHostWords.chooseCredentialsFile,
        properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
      };
      const window = currentWindow();
      const { filePaths } =
        window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
      return filePaths[0] ?? null;
    },
  };
}
