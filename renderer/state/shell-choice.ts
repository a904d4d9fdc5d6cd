/** The shell that lines to copy are written for: one choice for the whole window, kept with the settings. */
import { useMemo } from 'react';
import type { Shell } from '../../shared/vocabulary.js';
import { useActions } from './actions.js';
import { useInfo, useSettings } from './queries.js';

/** The chosen shell; until one is chosen, the usual one of the platform. */
export function useRememberedShell(): Shell {
  const chosen = useSettings().data?.shell;
  const platform = useInfo().data?.platform;
  return chosen ?? (platform === 'win32' ? 'powershell' : platform === 'darwin' ? 'zsh' : 'bash');
}

export function useRememberShell(): (shell: Shell) => void {
  const { changeSettings } = useActions();
  return useMemo(() => (shell: Shell) => changeSettings({ kind: 'shell', shell }), [changeSettings]);
}
