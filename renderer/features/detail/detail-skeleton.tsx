import { catalogue } from '../../../shared/catalogue/index.js';

const rows = [220, 140, 260, 90, 120];

/** The shape of a detail that is on its way. Appears late, so that a quick answer does not flicker. */
export function DetailSkeleton() {
  return (
    <div className="detail-skeleton" role="status" aria-label={catalogue.shell.loading}>
      <div className="skeleton" style={{ width: 200, height: 26 }} />
      <div className="skeleton" style={{ width: 340, height: 14 }} />
      {rows.map((width, index) => (
        <div key={index} className="skeleton" style={{ width, height: 14, marginTop: 18 }} />
      ))}
    </div>
  );
}
