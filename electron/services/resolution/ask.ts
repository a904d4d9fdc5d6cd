/** Puts questions to pure rules that look at files, by reading what they turn out to look at. */
import type { FileOnDisk, ResolutionRequest, World } from '../../core/resolution/request.js';
import type { Digests } from '../ports.js';
import type { Disk } from './disk.js';

/** A question before anything was read. */
export type PaperRequest = Omit<ResolutionRequest, 'world'>;

/** No rule goes further than from a file over its profile to a cache and on to what that names. */
const roundLimit = 16;
/** How many questions wait for files at one time. */
const batchSize = 256;

/**
 * Asks every question, in batches. Where an answer looked at a path that nobody has read, the path is read and the
 * question asked again: what an answer is made of was all looked at.
 *
 * @param ask pure; called once or a few times for each question
 * @returns the answers in the order of the questions
 */
export async function askAll<Question extends PaperRequest, Answer>(
  questions: readonly Question[],
  disk: Disk,
  digests: Digests,
  ask: (question: Question & { readonly world: World }) => Answer,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < questions.length; at += batchSize) {
    answers.push(...(await askBatch(questions.slice(at, at + batchSize), disk, digests, ask)));
  }
  return answers;
}

async function askBatch<Question extends PaperRequest, Answer>(
  questions: readonly Question[],
  disk: Disk,
  digests: Digests,
  ask: (question: Question & { readonly world: World }) => Answer,
): Promise<readonly Answer[]> {
  const answers = new Map<number, Answer>();
  let open = questions.map((question, index) => ({ question, index }));
  for (let round = 1; open.length > 0; round += 1) {
    const missing = new Set<string>();
    open = open.filter(({ question, index }) => {
      const world = new NotingWorld(disk, digests);
      answers.set(index, ask({ ...question, world }));
      for (const path of world.missing) missing.add(path);
      return world.missing.size > 0;
    });
    if (round === roundLimit) break;
    await disk.read(missing);
  }
  return [...answers.entries()].toSorted(([one], [other]) => one - other).map(([, answer]) => answer);
}

/** Answers from what is known; a path that is not known is absent for now, and noted. */
class NotingWorld implements World {
  readonly missing = new Set<string>();
  readonly file: World['file'];
  readonly digest: World['digest'];
  readonly store: World['store'];

  constructor(disk: Disk, digests: Digests) {
    this.file = (path): FileOnDisk => {
      const known = disk.known(path);
      if (known === undefined) this.missing.add(path);
      return known ?? { state: 'absent' };
    };
    this.store = disk.store;
    this.digest = (algorithm, text) => digests.hex(algorithm, text);
  }
}
