/** The XML that AWS's query services answer. */

export type XmlValue = string | number | boolean | null | XmlFields | readonly XmlValue[];
/** A field that is null is left out; a list becomes `<member>`s. */
export interface XmlFields {
  readonly [name: string]: XmlValue;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

function element(name: string, value: XmlValue): string {
  if (value === null) return '';
  if (isList(value)) return `<${name}>${value.map((member) => element('member', member)).join('')}</${name}>`;
  if (typeof value === 'object') return `<${name}>${children(value)}</${name}>`;
  return `<${name}>${escape(String(value))}</${name}>`;
}

function children(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('');
}

/** `<ActionResponse>` with its result and the request's id. */
export function responseXml(
  namespace: string,
  action: string,
  result: XmlFields | null,
  requestId: string,
): string {
  const fields = { [`${action}Result`]: result, ResponseMetadata: { RequestId: requestId } };
  return `<${action}Response xmlns="${namespace}">${children(fields)}</${action}Response>\n`;
}

export function errorXml(
  namespace: string,
  error: { readonly status: number; readonly code: string; readonly words: string },
  requestId: string,
): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const fields = {
    Error: { Type: type, Code: error.code, Message: error.words },
    RequestId: requestId,
  };
  return `<ErrorResponse xmlns="${namespace}">${children(fields)}</ErrorResponse>\n`;
}
