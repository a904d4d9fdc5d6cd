import { SwitchButton, SwitchField } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail } from '../../../shared/models/store.js';
import { useStoreActions } from '../../state/store.js';

const { storeView: words } = catalogue;
const offered: readonly (number | null)[] = [1, 5, 10, 15, 30, 60, 240, null];

/** When the store locks without being told to. */
export function LockingSection({ detail: { locking, tells } }: { readonly detail: StoreDetail }) {
  const actions = useStoreActions();
  const { idleMinutes, onSuspend, onScreenLock } = locking;
  const choices = offered.includes(idleMinutes) ? offered : [idleMinutes, ...offered];
  return (
    <section aria-labelledby="store-locking">
      <h2 id="store-locking">{words.locking}</h2>
      <div className="store-setting">
        <label htmlFor="store-idle" className="store-setting-text">
          {words.idle}
        </label>
        <select
          id="store-idle"
          className="compact-select"
          value={String(idleMinutes)}
          onChange={({ target }) => {
            const chosen = choices.find((each) => String(each) === target.value);
            if (chosen !== undefined) void actions.setLocking({ idleMinutes: chosen });
          }}
        >
          {choices.map((minutes) => (
            <option key={String(minutes)} value={String(minutes)}>
              {words.idleMinutes(minutes)}
            </option>
          ))}
        </select>
      </div>
      <Switch
        text={words.onSuspend}
        isOn={onSuspend}
        isTold={tells.suspend}
        onChange={(isOn) => void actions.setLocking({ onSuspend: isOn })}
      />
      <Switch
        text={words.onScreenLock}
        isOn={onScreenLock}
        isTold={tells.screenLock}
        onChange={(isOn) => void actions.setLocking({ onScreenLock: isOn })}
      />
    </section>
  );
}

interface SwitchProps {
  readonly text: string;
  readonly isOn: boolean;
  /** Whether this system tells when it happens. */
  readonly isTold: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Where the system does not tell, it is off whatever is set, and says so. */
function Switch({ text, isOn, isTold, onChange }: SwitchProps) {
  return (
    <div className="store-setting">
      <div className="store-setting-text">
        <span aria-hidden="true">{text}</span>
        {!isTold && <span className="store-help">{words.notTold}</span>}
      </div>
      <SwitchField isSelected={isOn && isTold} onChange={onChange} isDisabled={!isTold}>
        <SwitchButton className="switch">
          <span className="visually-hidden">{text}</span>
          <span className="switch-track" aria-hidden="true">
            <span className="switch-thumb" />
          </span>
        </SwitchButton>
      </SwitchField>
    </div>
  );
}
