/** What a person typed into a window becomes a Secret here, before anything else sees it. */
import { Secret } from '../core/secret.js';

export function typedSecret(text: string): Secret {
  return new Secret(text);
}
