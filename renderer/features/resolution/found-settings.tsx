import { TriangleAlert } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Origin } from '../../../shared/models/origin.js';
import type { EnvironmentSummary } from '../../../shared/models/resolution.js';
import type { Trace } from '../../../shared/models/trace.js';
import { OriginLink } from '../../ui/origin-link.js';

const { resolution, profiles } = catalogue;
const { resolutionView: words } = resolution;

/** Where the profile, the Region and the other settings come from. */
export function FoundSettings({ trace }: { readonly trace: Trace }) {
  const { region, profile, settings } = trace;
  return (
    <dl className="found-settings text-selectable">
      <Found label={words.profile} value={profile.name} from={profile.from} />
      <Found
        label={words.region}
        value={region === null ? words.noRegion : (region.value ?? '')}
        isCode={region !== null}
        from={region?.from ?? null}
      />
      {Object.entries(settings).map(([key, { value, from }]) => (
        <Found key={key} label={profiles.settingNames.get(key) ?? key} value={value} from={from} />
      ))}
    </dl>
  );
}

interface FoundProps {
  readonly label: string;
  readonly value: string;
  readonly from: Origin | null;
  readonly isCode?: boolean;
}

function Found({ label, value, from, isCode = true }: FoundProps) {
  return (
    <div className="found-setting">
      <dt>{label}</dt>
      <dd>{isCode ? <code>{value}</code> : value}</dd>
      <dd className="found-from">{from !== null && <FromText origin={from} />}</dd>
    </div>
  );
}

function FromText({ origin }: { readonly origin: Origin }) {
  return 'file' in origin ? <OriginLink origin={origin} /> : resolution.fromOrigin(origin);
}

/** The variables that count, masked: what was pasted or read, to be sure of. */
export function Variables({ environment: { variables } }: { readonly environment: EnvironmentSummary }) {
  if (variables.length === 0) return null;
  return (
    <details className="variables-shown">
      <summary>{resolution.environments.shown(variables.length)}</summary>
      <ul className="text-selectable">
        {variables.map(({ name, value }) => (
          <li key={name}>
            <code>
              {name}={value}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is worth knowing although the tool goes on. */
export function TraceWarnings({ trace }: { readonly trace: Trace }) {
  if (trace.warnings.length === 0) return null;
  return (
    <ul className="trace-warnings" aria-label={words.warnings}>
      {trace.warnings.map((warning, index) => (
        <li key={index}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span className="text-selectable">{resolution.warningText(warning)}</span>
        </li>
      ))}
    </ul>
  );
}
