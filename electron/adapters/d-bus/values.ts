/** Values as D-Bus sends them: specification 0.42, "Type System" and "Marshaling". */

/** Arrays and structures are arrays, entries of dictionaries are pairs in them, a variant is what it holds. */
export type Value = string | number | bigint | boolean | readonly Value[];

/** The bytes are no D-Bus message. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

const alignments: Readonly<Record<string, number>> = {
  ...{ y: 1, g: 1, v: 1, n: 2, q: 2, b: 4, i: 4, u: 4, h: 4, s: 4, o: 4, a: 4 },
  ...{ x: 8, t: 8, d: 8, '(': 8, '{': 8 },
};
/** Nesting that the specification allows: 32 arrays in 32 structures. */
const deepest = 64;

/** @returns the complete types that a signature consists of, such as `ao` and `u` for `aou` */
export function completeTypes(signature: string): readonly string[] {
  const types: string[] = [];
  for (let index = 0; index < signature.length;) {
    const end = endOfType(signature, index, 0);
    types.push(signature.slice(index, end));
    index = end;
  }
  return types;
}

function endOfType(signature: string, start: number, depth: number): number {
  const code = signature[start] ?? '';
  if (alignments[code] === undefined || depth > deepest) throw new MalformedError('signature');
  if (code === 'a') return endOfType(signature, start + 1, depth + 1);
  const close = { '(': ')', '{': '}' }[code];
  if (close === undefined) return start + 1;
  let index = start + 1;
  while (signature[index] !== close) index = endOfType(signature, index, depth + 1);
  return index + 1;
}

/** Writes values one after the other, numbers with the lowest byte first. */
export class ValueWriter {
  readonly #parts: number[] = [];

  get length(): number {
    return this.#parts.length;
  }

  align(to: number): void {
    while (this.#parts.length % to !== 0) this.#parts.push(0);
  }

  bytes(bytes: Iterable<number>): void {
    this.#parts.push(...bytes);
  }

  /**
   * @param type one complete type of `y`, `u`, `b`, `s`, `o`, `g`, `v`, `a`, `(`, `{`: all that Keyway sends
   * @param value of a variant: the pair of its type and what it holds
   */
  write(type: string, value: Value): void {
    const [code = ''] = type;
    this.align(alignments[code] ?? 1);
    if (code === 'a' && typeof value === 'object') this.#array(type.slice(1), value);
    else if (code === '(' || code === '{') this.#fields(type, value);
    else if (code === 'v' && typeof value === 'object') this.#variant(value);
    else if (code === 'y' && typeof value === 'number') this.#parts.push(value & 0xff);
    else if (code === 'u' && typeof value === 'number') this.#number(value);
    else if (code === 'b' && typeof value === 'boolean') this.#number(value ? 1 : 0);
    else if (typeof value === 'string' && 'sog'.includes(code)) this.#text(code, value);
    else throw new MalformedError(`no value of type ${type}`);
  }

  toBytes(): Uint8Array {
    return new Uint8Array(this.#parts);
  }

  #number(value: number, at = this.#parts.length): void {
    for (let byte = 0; byte < 4; byte += 1) this.#parts[at + byte] = (value >>> (8 * byte)) & 0xff;
  }

  #text(code: string, text: string): void {
    const bytes = new TextEncoder().encode(text);
    if (code === 'g') this.#parts.push(bytes.length);
    else this.#number(bytes.length);
    this.bytes(bytes);
    this.#parts.push(0);
  }

  #array(type: string, values: readonly Value[]): void {
    const lengthAt = this.#parts.length;
    this.#number(0);
    this.align(alignments[type[0] ?? ''] ?? 1);
    const start = this.#parts.length;
    for (const value of values) this.write(type, value);
    this.#number(this.#parts.length - start, lengthAt);
  }

  #variant([type, value]: readonly Value[]): void {
    if (typeof type !== 'string' || value === undefined) throw new MalformedError('variant');
    this.write('g', type);
    this.write(type, value);
  }

  #fields(type: string, value: Value): void {
    const types = completeTypes(type.slice(1, -1));
    if (typeof value !== 'object' || value.length !== types.length) throw new MalformedError(type);
    value.forEach((field, index) => this.write(types[index] ?? '', field));
  }
}

/** Reads values one after the other. Every method throws MalformedError. */
export class ValueReader {
  readonly #view: DataView;
  readonly #little: boolean;
  #at = 0;

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = littleEndian;
  }

  readAll(signature: string): readonly Value[] {
    return completeTypes(signature).map((type) => this.read(type, 0));
  }

  align(to: number): void {
    this.#at = Math.ceil(this.#at / to) * to;
  }

  /** @param type one complete type */
  read(type: string, depth: number): Value {
    const [code = ''] = type;
    if (depth > deepest) throw new MalformedError('too deep');
    this.align(alignments[code] ?? 1);
    if (code === 'a') return this.#array(type.slice(1), depth);
    if (code === '(' || code === '{') {
      return completeTypes(type.slice(1, -1)).map((field) => this.read(field, depth + 1));
    }
    if (code === 'v') return this.#variant(depth);
    if (code === 's' || code === 'o') return this.#text(this.#number(4));
    if (code === 'g') return this.#text(this.#number(1));
    if (code === 'b') return this.#number(4) !== 0;
    return this.#otherNumber(code);
  }

  #variant(depth: number): Value {
    const types = completeTypes(this.#text(this.#number(1)));
    const [type] = types;
    if (type === undefined || types.length > 1) throw new MalformedError('variant');
    return this.read(type, depth + 1);
  }

  #array(type: string, depth: number): Value {
    const length = this.#number(4);
    this.align(alignments[type[0] ?? ''] ?? 1);
    const end = this.#at + length;
    const values: Value[] = [];
    while (this.#at < end) values.push(this.read(type, depth + 1));
    if (this.#at !== end) throw new MalformedError('array');
    return values;
  }

  #text(length: number): string {
    const at = this.#take(length + 1);
    return new TextDecoder().decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length));
  }

  #number(size: 1 | 4): number {
    const at = this.#take(size);
    return size === 1 ? this.#view.getUint8(at) : this.#view.getUint32(at, this.#little);
  }

  #otherNumber(code: string): number | bigint {
    const at = this.#take(alignments[code] ?? 1);
    switch (code) {
      case 'y':
        return this.#view.getUint8(at);
      case 'n':
        return this.#view.getInt16(at, this.#little);
      case 'q':
        return this.#view.getUint16(at, this.#little);
      case 'i':
        return this.#view.getInt32(at, this.#little);
      case 'x':
        return this.#view.getBigInt64(at, this.#little);
      case 't':
        return this.#view.getBigUint64(at, this.#little);
      case 'd':
        return this.#view.getFloat64(at, this.#little);
      default:
        return this.#view.getUint32(at, this.#little);
    }
  }

  #take(size: number): number {
    const at = this.#at;
    if (at + size > this.#view.byteLength) throw new MalformedError('it ends too early');
    this.#at += size;
    return at;
  }
}
