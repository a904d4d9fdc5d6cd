/** Where a reading has put what stands in which line. */
import type { DialectReading, ReadSection, ReadSetting } from './dialect.js';
import type { PlainHeader, PlainKind } from './plain-view.js';

export interface Placement {
  readonly kind: PlainKind;
  readonly section: ReadSection;
  readonly setting: ReadSetting;
  /** The key inside of the setting's block; null for the setting itself. */
  readonly nestedKey: string | null;
  readonly value: string;
}

type Maps = Pick<DialectReading, 'profiles' | 'ssoSessions' | 'services'>;

/** By line, counted from 1. */
export function placementsOf(reading: Maps): ReadonlyMap<number, readonly Placement[]> {
  const byLine = new Map<number, Placement[]>();
  const put = (line: number, placement: Placement): void => {
    const there = byLine.get(line);
    if (there === undefined) byLine.set(line, [placement]);
    else there.push(placement);
  };
  for (const [kind, sections] of mapsOf(reading)) {
    for (const section of sections.values()) {
      for (const setting of section.settings.values()) {
        put(setting.line, { kind, section, setting, nestedKey: null, value: setting.value });
        for (const [nestedKey, { value, line }] of setting.nested ?? []) {
          put(line, { kind, section, setting, nestedKey, value });
        }
      }
    }
  }
  return byLine;
}

/** The section that a header plainly names; the SDK for Go v1 keeps prefixes in its names. */
export function sectionFor(reading: Maps, header: PlainHeader): ReadSection | null {
  for (const [kind, sections] of mapsOf(reading)) {
    for (const name of [`${header.kind} ${header.name}`, header.name]) {
      const section = sections.get(name);
      if (section !== undefined && isFor(kind, name, header)) return section;
    }
  }
  return null;
}

/** Whether a section is the one that the header plainly names. */
export function isSectionFor({ kind, section }: Placement, header: PlainHeader | null): boolean {
  return header !== null && isFor(kind, section.name, header);
}

function isFor(kind: PlainKind, name: string, header: PlainHeader): boolean {
  if (kind === header.kind && name === header.name) return true;
  const isPrefixed = header.text.trim() !== header.name;
  return kind === 'profile' && isPrefixed && name === `${header.kind} ${header.name}`;
}

function mapsOf(reading: Maps): readonly (readonly [PlainKind, ReadonlyMap<string, ReadSection>])[] {
  return [
    ['profile', reading.profiles],
    ['sso-session', reading.ssoSessions],
    ['services', reading.services],
  ];
}
