/** A document as any of the dialects reads it. */
import type { Dialect, FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import { readAsBotocore } from './botocore-reading.js';
import { findDepartures } from './departures.js';
import type { Departure, DialectReading } from './dialect.js';
import { readAsDotnet } from './dotnet.js';
import { readAsGo } from './sdk-go-v1.js';
import { readAsJavaScript } from './sdk-js-v3.js';
import type { PlainReading } from './sections.js';
import { readAsSpecified } from './spec.js';

type Reader = (document: IniDocument, role: FileRole) => PlainReading;

const readers: Readonly<Record<Dialect, Reader>> = {
  botocore: readAsBotocore,
  'sdk-js-v3': readAsJavaScript,
  'sdk-go-v1': readAsGo,
  dotnet: readAsDotnet,
  spec: readAsSpecified,
};

/** What is known of documents read before: a document never changes. */
const known = new WeakMap<IniDocument, Map<string, DialectReading>>();

/** Reads a document as the tools of that dialect do. Never fails: a refused file says so in its reading. */
export function readDialect(dialect: Dialect, document: IniDocument, role: FileRole): DialectReading {
  const readings = known.get(document) ?? new Map<string, DialectReading>();
  known.set(document, readings);
  const name = `${dialect} ${role}`;
  const reading = readings.get(name) ?? withDepartures(document, readers[dialect](document, role));
  readings.set(name, reading);
  return reading;
}

/** Departures are looked for when somebody asks: most readings are for looking up a profile or two. */
function withDepartures(document: IniDocument, reading: PlainReading): DialectReading {
  let departures: readonly Departure[] | null = null;
  return {
    ...reading,
    get departures() {
      departures ??= findDepartures(document, reading);
      return departures;
    },
  };
}
