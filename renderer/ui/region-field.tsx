import { regions } from '../../shared/kinds/regions.js';
import { ComboField } from './combo-field.js';
import type { FieldNote } from './text-field.js';

interface RegionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: FieldNote | null;
  readonly autoFocus?: boolean;
}

const options = regions.map((region) => ({ value: region }));

/** A field for a Region, which completes the known ones. */
export function RegionField(props: RegionFieldProps) {
  return <ComboField {...props} options={options} placeholder="eu-west-1" />;
}
