import { join } from 'node:path';
import {
  type BrowserWindow,
  dialog,
  type MessageBoxOptions,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import {
  consentFrame,
  consentWords,
  filesToOpen,
  filesToWrite,
} from '../../../shared/catalogue/en/consent.js';
import type { Consent } from '../../services/ports.js';

/** Asks by the system's own dialogs, which the page can neither see nor answer. */
export function createNativeConsent(currentWindow: () => BrowserWindow | null, home: () => string): Consent {
  return {
    async chooseFileToOpen(purpose) {
      const options: OpenDialogOptions = {
        title: filesToOpen[purpose].title,
        properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
      };
      const window = currentWindow();
      const { filePaths } =
        window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
      return filePaths[0] ?? null;
    },
    async chooseFileToWrite(purpose, suggestedName) {
      const options: SaveDialogOptions = {
        title: filesToWrite[purpose].title,
        defaultPath: join(home(), suggestedName),
        // A file that is there gets the profile beside its own: nothing in it is overwritten.
        properties: ['showHiddenFiles', 'dontAddToRecent'],
      };
      const window = currentWindow();
      const { filePath } =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      return filePath === '' ? null : filePath;
    },
    async allow(request) {
      const { question, detail, allow } = consentWords(request);
      const options: MessageBoxOptions = {
        type: 'warning',
        message: question,
        detail,
        buttons: [consentFrame.refuse, allow],
        // Enter and Escape both refuse: allowing takes a choice.
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const window = currentWindow();
      const { response } =
        window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options);
      return response === 1 ? 'allowed' : 'refused';
    },
  };
}
