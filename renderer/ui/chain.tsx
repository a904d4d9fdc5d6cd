import { ArrowRight } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ChainStep } from '../../shared/models/profile.js';
import './chain.css';

const { detail: words, profiles } = catalogue;

/** The way to the credentials as a picture: where it begins, what it passes, where it ends. */
export function Chain({ steps }: { readonly steps: readonly ChainStep[] }) {
  const works = steps.every((step) => step.kind !== 'broken');
  return (
    <ol className="chain" aria-label={words.chain}>
      {steps.map((step, index) => (
        <li key={index} className="chain-step">
          {index > 0 && <ArrowRight size={16} aria-hidden="true" />}
          <div className={boxClass(step, works && index === steps.length - 1)}>
            <span className="chain-label">{profiles.chainLabel(step)}</span>
            <code className="chain-text" title={profiles.chainText(step)}>
              {profiles.chainText(step)}
            </code>
          </div>
        </li>
      ))}
    </ol>
  );
}

function boxClass(step: ChainStep, isEnd: boolean): string {
  if (step.kind === 'broken') return 'chain-box chain-box-broken';
  return isEnd ? 'chain-box chain-box-end' : 'chain-box';
}
