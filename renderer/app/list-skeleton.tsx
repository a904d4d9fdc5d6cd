import { catalogue } from '../../shared/catalogue/index.js';

const widths = [120, 96, 150, 110, 132, 88, 140, 104];

/** The shape of a list that is on its way. */
export function ListSkeleton() {
  return (
    <div className="panes" role="status" aria-label={catalogue.shell.loading}>
      <div className="list-skeleton">
        <div className="skeleton" style={{ height: 32 }} />
        {widths.map((width, index) => (
          <div key={index} className="list-skeleton-row">
            <div className="skeleton" style={{ width, height: 12 }} />
            <div className="skeleton" style={{ width: width + 60, height: 10 }} />
          </div>
        ))}
      </div>
    </div>
  );
}
