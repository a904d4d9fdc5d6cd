import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useSdkStore } from '../../state/store.js';
import { Button } from '../../ui/button.js';

const { sdkStore: words } = catalogue;

/** The AWS SDK store of this machine, where there is one. */
export function SdkStoreSection({ canImport }: { readonly canImport: boolean }) {
  const navigate = useNavigate();
  const reading = useSdkStore().data?.reading ?? null;
  if (reading === null || reading.profiles.length === 0) return null;
  return (
    <section aria-labelledby="store-sdk">
      <h2 id="store-sdk">{words.title}</h2>
      <div className="store-setting">
        <div className="store-setting-text">
          <p className="text-selectable">{words.found(reading.path, reading.profiles.length)}</p>
          <p className="store-help">{reading.canDecrypt ? words.openHelp : words.cannot}</p>
        </div>
        {reading.canDecrypt && canImport && (
          <Button small onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'sdk-store' } })}>
            {words.open}
          </Button>
        )}
      </div>
      {!reading.canDecrypt && (
        <ul className="store-rows">
          {reading.profiles.map(({ name, profileType, region }) => (
            <li key={name} className="store-row">
              <div className="store-row-text">
                <span className="store-row-name">{name}</span>
                <span className="store-help">
                  {[profileType, region].filter((fact) => fact !== null).join(' · ')}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
