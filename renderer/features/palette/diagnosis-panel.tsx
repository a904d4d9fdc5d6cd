import { Stethoscope } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Diagnosis } from '../../../shared/models/aws-error.js';
import { PageLink } from '../../ui/page-link.js';
import type { Diagnosed } from '../../state/diagnosis.js';

const { diagnosing: words } = catalogue;

/** What a pasted error means and what to do, above what can be chosen. */
export function DiagnosisPanel({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  return (
    <div role="status" className={diagnosed.kind === 'nothing' ? 'visually-hidden' : 'diagnosis'}>
      {diagnosed.kind === 'reading' && <p className="diagnosis-advice">{words.reading}</p>}
      {diagnosed.kind === 'not-known' && <p className="diagnosis-advice">{words.notKnown}</p>}
      {diagnosed.kind === 'known' && <Known diagnosis={diagnosed.diagnosis} />}
    </div>
  );
}

function Known({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { happened, advice } = words.words(diagnosis);
  const { code, operation, profiles, reason } = diagnosis;
  const page = words.page(reason);
  return (
    <>
      <Stethoscope size={18} aria-hidden="true" />
      <div className="diagnosis-text text-selectable">
        <p className="diagnosis-happened">{happened}</p>
        <p className="diagnosis-advice">{advice}</p>
        <p className="diagnosis-facts">
          {code !== null && (
            <span>
              {words.codeName}: <code>{code}</code>
            </span>
          )}
          {operation !== null && (
            <span>
              {words.operation}: <code>{operation}</code>
            </span>
          )}
          {profiles.length > 0 && <span>{words.about(profiles)}</span>}
          {page !== null && <PageLink page={page}>{words.aboutPage}</PageLink>}
        </p>
      </div>
    </>
  );
}
