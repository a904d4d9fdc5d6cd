import { catalogue } from '../../../shared/catalogue/index.js';
import type { ImportDifference } from '../../../shared/models/pasted.js';

const { importing: words } = catalogue;

interface DifferencesProps {
  readonly name: string;
  readonly differences: readonly ImportDifference[];
}

/** What is here beside what is in the other file, setting by setting. */
export function Differences({ name, differences }: DifferencesProps) {
  return (
    <div className="import-differences" tabIndex={0} role="group" aria-label={words.differences(name)}>
      <table>
        <caption className="visually-hidden">{words.differences(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.setting}</th>
            <th scope="col">{words.here}</th>
            <th scope="col">{words.there}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ key, here, there }) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>{here ?? <span className="import-none">{words.none}</span>}</td>
              <td>{there ?? <span className="import-none">{words.none}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
