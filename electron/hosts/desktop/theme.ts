import { nativeTheme } from 'electron';
import type { Services } from '../../services/api.js';
import type { Dispose } from '../../services/ports.js';

/** Keeps the system's own parts (title bar, menus, dialogs) in the theme that the settings name. */
export async function followTheme({ settings, application }: Services): Promise<Dispose> {
  async function apply(): Promise<void> {
    nativeTheme.themeSource = (await settings.current()).theme;
  }
  await apply();
  return application.onChanged(({ topics }) => {
    if (topics.includes('settings')) void apply();
  });
}
