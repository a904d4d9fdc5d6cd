import { CircleAlert, Cpu } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { EnvironmentSummary } from '../../../shared/models/resolution.js';
import { useNow } from '../../state/clock.js';
import { errorWords } from '../../state/failures.js';
import { useProcesses } from '../../state/queries.js';
import { useAsk } from '../../state/question.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Empty } from '../../ui/empty.js';

const { resolution, format, shell } = catalogue;
const { environments: words, environmentName } = resolution;

/** Running programs that have an AWS_ variable. */
export function ProcessDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={words.processTitle} onClose={onClose}>
      <p className="resolution-help">{words.processHelp}</p>
      <Processes onClose={onClose} />
    </Dialog>
  );
}

function Processes({ onClose }: { readonly onClose: () => void }) {
  const { data, error, isError, refetch } = useProcesses();
  const ask = useAsk();
  if (isError) {
    const { happened, advice } = errorWords(error);
    return (
      <Empty icon={CircleAlert} title={happened} advice={advice}>
        <Button onPress={() => void refetch()}>{shell.retry}</Button>
      </Empty>
    );
  }
  if (data === undefined)
    return <div className="skeleton resolution-skeleton" role="status" aria-label={shell.loading} />;
  if (data.environments.length === 0) {
    return <Empty icon={Cpu} title={words.noProcesses} advice={words.noProcessesHelp} />;
  }
  return (
    <ListBox
      className="process-list"
      aria-label={words.processTitle}
      autoFocus
      onAction={(id) => {
        ask({ kind: 'environment', environment: String(id) });
        onClose();
      }}
    >
      {data.environments.map((each) => (
        <Process key={each.id} environment={each} />
      ))}
    </ListBox>
  );
}

function Process({ environment }: { readonly environment: EnvironmentSummary }) {
  const now = useNow();
  const name = environmentName('process', environment.program, environment.pid);
  return (
    <ListBoxItem id={environment.id} textValue={name} className="process">
      <span className="process-name">
        <strong>{name}</strong>
        <span className="process-time">{words.startedAt(format.clockTime(environment.asOf, now))}</span>
      </span>
      <code className="process-variables">{words.variables(environment)}</code>
    </ListBoxItem>
  );
}
