import { ExternalLink } from 'lucide-react';
import { safe } from '@orpc/client';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { plain, type FailureWords } from '../../../shared/catalogue/words.js';
import { useApi } from '../../state/api.js';
import { useSurroundings } from '../../state/edits.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import type { ConsolePlace } from '../../state/session-deeds.js';
import { useToasts } from '../../state/toasts.js';
import { Button } from '../../ui/button.js';
import { ComboField } from '../../ui/combo-field.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { RegionField } from '../../ui/region-field.js';
import { consoleServices } from './console-services.js';

const { consoleDialog: words, sessionMenu, shell } = catalogue;
/** As the contract takes it. */
const servicePattern = /^[a-z0-9][a-z0-9/-]*$/u;

/** Opens the console of AWS in the person's browser, or copies the address that does. */
export function ConsoleDialog({ profile }: { readonly profile: string }) {
  const [service, setService] = useState('');
  const [region, setRegion] = useState('');
  const hasClipboard = useSurroundings().data?.hasClipboard ?? false;
  const navigate = useNavigate();
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  const opening = useOpening(profile, close);
  const isWrong = service.trim() !== '' && !servicePattern.test(service.trim());
  const place = { service: emptyAsNull(service), region: emptyAsNull(region) };
  const isReady = !isWrong && !opening.isWorking;
  return (
    <Dialog
      title={words.title(profile)}
      mark={<ExternalLink size={18} aria-hidden="true" />}
      onClose={close}
      foot={
        <>
          {hasClipboard && (
            <Button isDisabled={!isReady} onPress={() => void opening.copy(place)}>
              {words.copy}
            </Button>
          )}
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={() => void opening.open(place)}>
            {opening.isWorking ? words.opening : words.open}
          </Button>
        </>
      }
    >
      <p>{words.help}</p>
      <form
        className="session-fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void opening.open(place);
        }}
      >
        <ComboField
          label={words.service}
          value={service}
          options={consoleServices}
          onChange={setService}
          placeholder="s3"
          note={
            isWrong ? { look: 'error', text: words.serviceWrong } : { look: 'help', text: words.serviceHelp }
          }
          autoFocus
        />
        <RegionField
          label={words.region}
          value={region}
          onChange={setRegion}
          note={{ look: 'help', text: words.regionHelp }}
        />
        <button type="submit" hidden />
      </form>
      <p className="session-help">{words.history}</p>
      {opening.link !== null && (
        <p className="session-help">
          <a className="page-link" href={opening.link} target="_blank" rel="noreferrer">
            {words.link}
          </a>{' '}
          {words.linkHelp}
        </p>
      )}
      {opening.failure !== null && (
        <Notice severity="error" title={opening.failure.happened} role="alert">
          <p>{opening.failure.advice}</p>
        </Notice>
      )}
    </Dialog>
  );
}

function emptyAsNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

interface Opening {
  readonly isWorking: boolean;
  readonly failure: FailureWords | null;
  /** The one-shot page, where the browser let no tab be opened. */
  readonly link: string | null;
  open(place: ConsolePlace): Promise<void>;
  copy(place: ConsolePlace): Promise<void>;
}

function useOpening(profile: string, close: () => void): Opening {
  const { client } = useApi();
  const toasts = useToasts();
  const [state, setState] = useState<Pick<Opening, 'isWorking' | 'failure' | 'link'>>(idle);
  return {
    ...state,
    async open(place) {
      setState({ ...idle, isWorking: true });
      const { error, data } = await safe(client.sessions.openConsole({ profile, ...place }));
      if (error) {
        setState({ ...idle, failure: errorWords(error) });
        return;
      }
      const { address } = data;
      // Where main reaches no browser, this is one.
      if (address !== null && !opensTab(address)) {
        setState({ ...idle, link: address });
        return;
      }
      toasts.show({ kind: 'done', text: sessionMenu.consoleOpened(profile), action: null });
      close();
    },
    async copy(place) {
      setState({ ...idle, isWorking: true });
      const { error, data } = await safe(client.sessions.copyConsoleAddress({ profile, ...place }));
      if (error) {
        setState({ ...idle, failure: errorWords(error) });
        return;
      }
      const text = [plain(sessionMenu.addressCopied(data.clearsAfterSeconds))];
      toasts.show({ kind: 'done', text, action: null });
      close();
    },
  };
}

const idle = { isWorking: false, failure: null, link: null } as const;

/** False where the browser allows none without a press. */
function opensTab(address: string): boolean {
  const opened = window.open(address, '_blank');
  if (opened === null) return false;
  opened.opener = null;
  return true;
}
