import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { Severity } from '../../shared/models/finding.js';
import { FileNotices } from '../features/files/file-notices.js';
import { useApi } from '../state/api.js';
import { useProfileList } from '../state/queries.js';
import { useConnection } from '../state/watch.js';
import { IconButton } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { Text } from '../ui/text.js';

const { shell, contradictionSentence } = catalogue;

/** What the person must know whatever view is open: the connection, the files, what contradicts the active profile. */
export function Banners() {
  const { host } = useApi();
  const connection = useConnection();
  const list = useProfileList().data;
  return (
    <section className="banners" aria-label={shell.banners}>
      {connection === 'lost' && (
        <Notice
          severity="warning"
          role="alert"
          title={host === 'web' ? shell.connectionLostWeb : shell.connectionLost}
        />
      )}
      {list !== undefined && <FileNotices files={list.files} />}
      {list?.active.contradictions.map((contradiction) => (
        <Hideable key={contradiction.variable} severity="warning">
          <Text parts={contradictionSentence(contradiction)} />
        </Hideable>
      ))}
      {host === 'web' && <Hideable severity="info">{shell.webHost}</Hideable>}
    </section>
  );
}

/** A banner that the person may put away until the window is opened again. */
function Hideable({ severity, children }: { readonly severity: Severity; readonly children: ReactNode }) {
  const [isHidden, setHidden] = useState(false);
  if (isHidden) return null;
  return (
    <Notice
      severity={severity}
      title={children}
      actions={
        <IconButton label={shell.dismiss} small onPress={() => setHidden(true)}>
          <X size={14} />
        </IconButton>
      }
    />
  );
}
