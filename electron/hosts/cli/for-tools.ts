/**
 * What tools start, loaded when it is asked for. Built into out/main, this module is another one, which loads the same compiled
 * beforehand (scripts/starting/quick-command.ts).
 */

/** As `answerTool` of ./credential-process.ts. */
export async function answerTool(argv: readonly string[]): Promise<number | null> {
  const { answerTool: answer } = await import('./credential-process.js');
  return await answer(argv);
}
