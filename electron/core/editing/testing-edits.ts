/** Random edits for the tests of editing, chosen so that most of them can be carried out. */
import fc from 'fast-check';
import { Secret } from '../secret.js';
import { elsewherePath } from '../switching/testing.js';
import type { Place, ProfileEdit, SectionChanges, SettingChange } from './edit.js';
import { newNames, plainSettings, profileNames, sessionNames } from './testing-homes.js';
import type { Meaning } from './testing-meaning.js';
import { otherKeyId, otherSecretKey, shared } from './testing.js';

/** An edit, or making a profile active, once it is known who is there. */
export type Step = (
  meaning: Meaning,
) => ProfileEdit | { readonly kind: 'make-active'; readonly place: Place };

/** Picks one who is there; else any. */
function someone(meaning: Meaning, pick: number, location: string | null): Place {
  const names = Object.keys(location === null ? meaning.profiles : meaning.elsewhere);
  return { name: names[pick % Math.max(names.length, 1)] ?? profileNames[pick % 8] ?? 'dev', location };
}

const where = fc.constantFrom(null, null, null, elsewherePath);
const newName = fc.constantFrom(...newNames, ...profileNames);

const changes: fc.Arbitrary<readonly SettingChange[]> = fc
  .uniqueArray(
    fc
      .tuple(fc.constantFrom(...plainSettings), fc.boolean(), fc.boolean())
      .map(([[key, value], one, two]) => ({
        key,
        value: one && two ? null : value,
      })),
    { maxLength: 5, selector: ({ key }) => key },
  )
  .chain((plain) =>
    fc.constantFrom<readonly SettingChange[]>(plain, plain, [
      ...plain,
      { key: 'aws_access_key_id', value: otherKeyId },
      { key: 'aws_secret_access_key', value: new Secret(otherSecretKey) },
    ]),
  );

const section: fc.Arbitrary<SectionChanges> = fc
  .tuple(fc.constantFrom('sso-session', 'services'), fc.constantFrom(...sessionNames), fc.boolean())
  .map(([kind, name, mustAgree]) => ({
    kind,
    name,
    mustAgree,
    mayCreate: true,
    changes: [
      kind === 'services'
        ? { key: 's3.endpoint_url', value: 'http://localhost:1' }
        : { key: 'sso_region', value: 'eu-west-1' },
    ],
  }));

const pick = fc.nat({ max: 40 });

const saves = fc
  .tuple(
    pick,
    where,
    changes,
    fc.option(newName, { freq: 1 }),
    fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: section }),
  )
  .map(([at, location, changed, name, more]): Step => (meaning) => {
    const from = someone(meaning, at, location);
    const to = { name: name ?? from.name, location };
    return { kind: 'save', from, to, changes: changed, sections: more === null ? [] : [more] };
  });

const adds = fc.tuple(newName, where, changes).map(([name, location, changed]): Step => () => {
  const added = changed.filter(({ value }) => value !== null);
  return { kind: 'save', from: null, to: { name, location }, changes: added, sections: [] };
});

const renames = fc
  .tuple(
    fc.uniqueArray(pick, { minLength: 1, maxLength: 3 }),
    fc.shuffledSubarray([...newNames, ...profileNames], { minLength: 3 }),
  )
  .map(([picks, names]): Step => (meaning) => ({
    kind: 'rename',
    renames: picks.map((at, index) => ({ from: someone(meaning, at, null), to: names[index] ?? 'new' })),
  }));

const swaps = fc.tuple(pick, pick, where).map(([one, two, location]): Step => (meaning) => {
  const [left, right] = [someone(meaning, one, location), someone(meaning, two, location)];
  return {
    kind: 'rename',
    renames: [
      { from: left, to: right.name },
      { from: right, to: left.name },
    ],
  };
});

const clones = fc.tuple(pick, where, newName).map(([at, location, name]): Step => (meaning) => {
  return { kind: 'clone', from: someone(meaning, at, location), to: { name, location } };
});

const removes = fc
  .tuple(fc.uniqueArray(pick, { minLength: 1, maxLength: 3 }), where, fc.boolean())
  .map(([picks, location, repoints]): Step => (meaning) => {
    const places = picks.map((at) => someone(meaning, at, location));
    const gone = new Set(places.map(({ name }) => name));
    const home = Object.entries(location === null ? meaning.profiles : meaning.elsewhere);
    const left = home.filter(([name]) => !gone.has(name));
    const heir = left[0]?.[0] ?? '';
    const orphans = left.filter(([, settings]) => gone.has(settings['source_profile'] ?? ''));
    return {
      kind: 'remove',
      places,
      sources: new Map(repoints ? orphans.map(([name]) => [name, heir]) : []),
    };
  });

const regions = fc
  .tuple(
    fc.uniqueArray(pick, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('eu-west-3', null),
    fc.boolean(),
  )
  .map(([picks, region, isDefault]): Step => (meaning) => {
    if (isDefault) return { kind: 'default-region', region };
    const places = picks.map((at) => someone(meaning, at, null)).filter(({ name }) => name !== 'default');
    return { kind: 'region', places, region };
  });

const keys = fc
  .tuple(pick, where, fc.boolean(), fc.nat({ max: 9 }))
  .map(([at, location, hasToken, number]): Step => (meaning) => {
    const names = Object.entries(location === null ? meaning.profiles : meaning.elsewhere);
    const holders = names.filter(([, settings]) => settings['aws_access_key_id'] !== undefined);
    const name = holders[at % Math.max(holders.length, 1)]?.[0] ?? 'dev';
    const key = {
      accessKeyId: `AKIAIOSFODNN${String(number)}EXAMPLE`,
      secretAccessKey: new Secret(otherSecretKey),
      sessionToken: hasToken ? new Secret('fresh-token') : null,
    };
    return { kind: 'replace-key', place: { name, location }, key };
  });

const sessions = fc.tuple(pick, fc.constantFrom(...sessionNames)).map(([at, session]): Step => (meaning) => {
  const legacy = Object.entries(meaning.profiles).filter(
    ([, settings]) => settings['sso_start_url'] !== undefined && settings['sso_region'] !== undefined,
  );
  const name = legacy[at % Math.max(legacy.length, 1)]?.[0] ?? 'dev';
  return { kind: 'to-sso-session', place: shared(name), session };
});

const imports = fc
  .tuple(fc.uniqueArray(newName, { minLength: 1, maxLength: 2 }), changes)
  .map(([names, changed]): Step => () => ({
    kind: 'import',
    profiles: names.map((name) => ({
      name,
      replace: true,
      settings: changed.filter(({ value }) => value !== null),
      sections: [],
    })),
  }));

const activations = fc.tuple(pick, where).map(([at, location]): Step => (meaning) => {
  return { kind: 'make-active', place: someone(meaning, at, location) };
});

/** One random edit. */
export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: saves },
  { weight: 3, arbitrary: adds },
  { weight: 2, arbitrary: renames },
  { weight: 1, arbitrary: swaps },
  { weight: 2, arbitrary: clones },
  { weight: 2, arbitrary: removes },
  { weight: 2, arbitrary: regions },
  { weight: 2, arbitrary: keys },
  { weight: 1, arbitrary: sessions },
  { weight: 1, arbitrary: imports },
  { weight: 1, arbitrary: section.map((changed): Step => () => ({ kind: 'section', section: changed })) },
  { weight: 2, arbitrary: activations },
);
