/** The licence of a Node that becomes part of something: it says itself that its text goes along with every copy. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where its distributions have it, seen from the folder of the program: archives of nodejs.org (Windows last), then packages of Linux. */
const places = ['../LICENSE', '../share/doc/nodejs/LICENSE', '../share/doc/node/LICENSE', 'LICENSE'];

/** How the text begins: licences of other things lie under the same name. */
const beginning = 'Node.js is licensed for use as follows';

/**
 * Throws an error whose message says in one line that there is none.
 *
 * @param {string} node the path of the program
 * @returns {string} the whole text, with the licences of all that Node is made of
 */
export function licenceOfNode(node) {
  const folder = dirname(realpathSync(node));
  for (const place of places) {
    const path = join(folder, place);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (text.startsWith(beginning)) return text;
  }
  throw new Error(`${node} came without its licence: package with a Node as nodejs.org gives it out`);
}
