/** Points in time as dateutil reads them for botocore, as far as AWS's tools write them. */
import { type Stop, stopWith } from '../judgement.js';

export type ReadTime =
  | { readonly kind: 'instant'; readonly at: number }
  /** Without a zone: botocore fails where it compares it. */
  | { readonly kind: 'zoneless' }
  | { readonly kind: 'none'; readonly stop: Stop };

const ISO =
  /^\s*(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*(?<zone>Z|UTC|[+-]\d\d:?(?:\d\d)?)?)?\s*$/iu;

/**
 * ISO 8601 as AWS writes it, with or without a zone. Of all the other forms that dateutil knows, none is read: a text
 * of another form counts as none.
 */
export function readTime(text: string): ReadTime {
  const { date, time, zone } = ISO.exec(text)?.groups ?? {};
  if (date === undefined) return none(text);
  const at = Date.parse(`${date}T${(time ?? '00:00').replace(',', '.')}${normalZone(zone)}`);
  if (Number.isNaN(at)) return none(text);
  return zone === undefined ? { kind: 'zoneless' } : { kind: 'instant', at };
}

function normalZone(zone: string | undefined): string {
  if (zone === undefined || /^(?:z|utc)$/iu.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function none(text: string): ReadTime {
  const words = text === '' ? 'String does not contain a date: ' : `Unknown string format: ${text}`;
  return { kind: 'none', stop: stopWith('ParserError', words) };
}

/** What Python says where a time with a zone is compared with one that has none. */
export const zoneless: Stop = stopWith('TypeError', "can't subtract offset-naive and offset-aware datetimes");
