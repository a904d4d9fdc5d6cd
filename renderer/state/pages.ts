/** AWS's own pages: in a tab a link like any other, on the desktop something that main is asked for. */
import { safe } from '@orpc/client';
import { catalogue } from '../../shared/catalogue/index.js';
import { plain, strong } from '../../shared/catalogue/words.js';
import { pageAddresses, type PageName } from '../../shared/pages.js';
import { useApi } from './api.js';
import { useInfo } from './queries.js';
import { useToasts } from './toasts.js';

const { shell } = catalogue;

/** Opens a page by main; null where the window's own links do. */
export function useOpenPage(): ((page: PageName) => Promise<void>) | null {
  const { client } = useApi();
  const toasts = useToasts();
  if (useInfo().data?.host !== 'desktop') return null;
  return async (page) => {
    const { data } = await safe(client.application.openPage({ page }));
    if (data?.opened === true) return;
    const text = [plain(shell.pageNotOpened), strong(pageAddresses[page])];
    toasts.show({ kind: 'problem', text, action: null });
  };
}
