/** The only globals core may use beyond the language: pure conversions of text, in every JavaScript host. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(
    label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252',
    options?: { fatal?: boolean; ignoreBOM?: boolean },
  );
  decode(bytes: Uint8Array): string;
}
/** Takes an address apart as the SDK for JavaScript does, which uses this very class; throws where it is none. */
declare class URL {
  constructor(address: string);
  readonly protocol: string;
  readonly hostname: string;
}
