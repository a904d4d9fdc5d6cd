/** The part of the Trusted Types API that is used; TypeScript's DOM library does not know it yet. */
interface PolicyFactory {
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * The policy of the page forbids every string as markup. One library clears an element by setting its markup to
 * the empty string: that alone is let through. Anything else stays refused.
 */
export function allowEmptyMarkup(): void {
  policyFactory()?.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) });
}

function policyFactory(): PolicyFactory | null {
  const found: unknown = Reflect.get(window, 'trustedTypes');
  return isPolicyFactory(found) ? found : null;
}

function isPolicyFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
