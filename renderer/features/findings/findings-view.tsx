import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Finding, Severity } from '../../../shared/models/finding.js';
import { useExamination } from '../../state/edits.js';
import { errorWords } from '../../state/failures.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { FindingRow } from '../../ui/finding-row.js';
import { ResolutionFindings } from '../../ui/resolution-findings.js';
import './findings.css';

const { findingsView: words, shell } = catalogue;
const severities = ['error', 'warning', 'info'] as const;
/** So many of one severity are shown until more are asked for: a home may have thousands. */
const mostShown = 100;

/** Everything odd about files, profiles and the environment, the worst first, each with what mends it. */
export function FindingsView() {
  const { data, error, isError, refetch } = useExamination();
  const all = data === undefined ? [] : [...data.profiles, ...data.resolution];
  const count = (severity: Severity): number => all.filter((each) => each.severity === severity).length;
  return (
    <section className="page" aria-labelledby="findings-page-title" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1 id="findings-page-title">{words.title}</h1>
        <p role="status">{words.summary(count('error'), count('warning'), count('info'))}</p>
      </header>
      {isError ? (
        <Empty icon={CircleAlert} title={errorWords(error).happened} advice={errorWords(error).advice}>
          <Button onPress={() => void refetch()}>{shell.retry}</Button>
        </Empty>
      ) : data === undefined ? (
        <div className="skeleton findings-skeleton" />
      ) : all.length === 0 ? (
        <Empty icon={CircleCheck} title={words.none} advice={words.noneAdvice} />
      ) : (
        <>
          <ResolutionFindings findings={data.resolution} />
          {severities.map((severity) => (
            <Group
              key={severity}
              severity={severity}
              findings={data.profiles.filter((each) => each.severity === severity)}
            />
          ))}
        </>
      )}
    </section>
  );
}

function Group({ severity, findings }: { severity: Severity; findings: readonly Finding[] }) {
  const [shown, setShown] = useState(mostShown);
  if (findings.length === 0) return null;
  const more = Math.min(mostShown, findings.length - shown);
  return (
    <section className="findings-group" aria-labelledby={`findings-${severity}`}>
      <h2 id={`findings-${severity}`}>{words.severities[severity]}</h2>
      <ul>
        {findings.slice(0, shown).map((finding, index) => (
          <li key={index}>
            <FindingRow finding={finding} namesSubject />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button small onPress={() => setShown(shown + mostShown)}>
          {words.showMore(more)}
        </Button>
      )}
    </section>
  );
}
