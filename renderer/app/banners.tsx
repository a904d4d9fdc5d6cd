import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { Severity } from '../../shared/models/finding.js';
import { FileNotices } from '../features/files/file-notices.js';
import { useApi } from '../state/api.js';
import { useNavigate } from '../state/navigation.js';
import { useProfileList } from '../state/queries.js';
import { useAsk } from '../state/question.js';
import { useConnection } from '../state/watch.js';
import { Button, IconButton } from '../ui/button.js';
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
        <Hideable key={contradiction.variable} severity="warning" action={<SeeWhy />}>
          <Text parts={contradictionSentence(contradiction)} />
        </Hideable>
      ))}
      {host === 'web' && <Hideable severity="info">{shell.webHost}</Hideable>}
    </section>
  );
}

/** From what contradicts the active profile to the whole answer. */
function SeeWhy() {
  const navigate = useNavigate();
  const ask = useAsk();
  return (
    <Button
      small
      onPress={() => {
        ask({ kind: 'ask', profile: null });
        navigate({ kind: 'view', view: 'resolution' });
      }}
    >
      {shell.seeWhy}
    </Button>
  );
}

interface HideableProps {
  readonly severity: Severity;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A banner that the person may put away until the window is opened again. */
function Hideable({ severity, children, action }: HideableProps) {
  const [isHidden, setHidden] = useState(false);
  if (isHidden) return null;
  return (
    <Notice
      severity={severity}
      title={children}
      actions={
        <>
          {action}
          <IconButton label={shell.dismiss} small onPress={() => setHidden(true)}>
            <X size={14} />
          </IconButton>
        </>
      }
    />
  );
}
