import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, printDocument } from '../ini/document.js';
import {
  formatStoreMark,
  normaliseStoreDocument,
  parseStoreMark,
  splitStoreDocument,
  toStoreDocument,
} from './store-document.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);
const documentOf = (content: string) => parseDocument(bytes(content));

const dev = { id: 'id1', name: 'dev', body: bytes('region = a\n'), handOut: 'always' } as const;
const two = [
  dev,
  { id: 'id2', name: 'prod one', body: bytes('# mine\noutput = json'), handOut: 'never' },
] as const;
const whole =
  '[dev]\n# keyway: id1 always\nregion = a\n\n[prod one]\n# keyway: id2 never\n# mine\noutput = json\n';

function sectionsOf(content: string) {
  const split = splitStoreDocument(documentOf(content));
  if (!split.ok) throw new Error(split.why);
  return split.sections.map(({ name, mark, body }) => ({ name, mark, body: text(body) }));
}

describe('the store as one document', () => {
  it('has a section for each profile, with its id, and gives them back', () => {
    const document = toStoreDocument(two);
    expect(document === null ? null : text(printDocument(document))).toBe(whole);
    expect(sectionsOf(whole)).toEqual([
      { name: 'dev', mark: { id: 'id1', handOut: 'always' }, body: 'region = a\n' },
      { name: 'prod one', mark: { id: 'id2', handOut: 'never' }, body: '# mine\noutput = json\n' },
    ]);
  });
  it('is empty for an empty store', () => {
    expect(toStoreDocument([])?.lines).toEqual([]);
    expect(sectionsOf('\n')).toEqual([]);
  });
  it('takes a section without the comment as a new profile', () => {
    expect(sectionsOf('[dev]\nregion = a\n')).toEqual([{ name: 'dev', mark: null, body: 'region = a\n' }]);
  });
  it.each([
    ['# mine\n[dev]\n', 'text-outside-sections'],
    ['[dev]\n[dev]\n', 'name-twice'],
    ['[a]\n# keyway: id1 always\n[b]\n# keyway: id1 never\n', 'id-twice'],
    ['[DEFAULT]\nregion = a\n', 'not-a-profile'],
    ['[a] # note\n', 'not-a-profile'],
  ])('refuses %j', (content, why) => {
    expect(splitStoreDocument(documentOf(content))).toEqual({ ok: false, why });
  });
  it('is not made where a name would not come back', () => {
    expect(toStoreDocument([{ ...dev, name: 'DEFAULT' }])).toBeNull();
    expect(toStoreDocument([dev, { ...dev, id: 'id2' }])).toBeNull();
  });
  it('comes in one form, however it was spaced', () => {
    const spaced = `\n${whole.replace('\n\n', '\n\n\n')}\n\n`;
    expect(text(printDocument(normaliseStoreDocument(documentOf(spaced))))).toBe(whole);
    const refused = documentOf('# mine\n[dev]\n');
    expect(normaliseStoreDocument(refused)).toBe(refused);
  });
  it('gives back any bytes of a body that is no header', () => {
    const line = fc.string({ unit: 'binary', maxLength: 12 }).filter((each) => !/[[\r\n]/u.test(each));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const body = bytes(['x = 1', ...lines, 'y = 2', ''].join('\n'));
        const document = toStoreDocument([{ ...dev, body }]);
        const split = document === null ? null : splitStoreDocument(document);
        expect(split?.ok === true && text(split.sections[0]?.body ?? new Uint8Array())).toBe(text(body));
      }),
    );
  });
});

describe('the comment below a header', () => {
  it('is read as it is written, and nothing else is', () => {
    expect(parseStoreMark(formatStoreMark({ id: 'k3v', handOut: 'ask' }))).toEqual({
      id: 'k3v',
      handOut: 'ask',
    });
    for (const line of [
      '# keyway: k3v',
      '# keyway: K3V always',
      '# keyway: k3v sometimes',
      'keyway: k3v always',
    ])
      expect(parseStoreMark(line)).toBeNull();
  });
});
