/**
 * How the tools that run a `credential_process` line cut it into words. Each model knows the part of its grammar that is
 * needed to prove a line of ours; of any other line it says null, which is never taken for "alike".
 */

/** The words of a line; null where the model does not know them, or where more than one program would run. */
export type LineReader = (line: string) => readonly string[] | null;

/**
 * `sh -c` (the SDKs for JavaScript, Java and Rust, Go's and .NET's), POSIX Shell Command Language 2.2 and 2.3: words of plain
 * characters, of single quotes, and of double quotes in which nothing is expanded or escaped.
 */
export function splitForSh(line: string): readonly string[] | null {
  const word = /(?:[\w@%+=:,./-]|'[^']*'|"[^"$`\\!]*")+/uy;
  const words: string[] = [];
  let at = skipBlanks(line, 0);
  while (at < line.length) {
    word.lastIndex = at;
    const found = word.exec(line)?.[0];
    // An assignment before the program would be one of a variable.
    if (found === undefined || (words.length === 0 && /^\w+=/u.test(found))) return null;
    at += found.length;
    if (at < line.length && !isBlank(line.charAt(at))) return null;
    at = skipBlanks(line, at);
    words.push(
      found.replaceAll(/'([^']*)'|"([^"]*)"/gu, (_all, one?: string, two?: string) => one ?? two ?? ''),
    );
  }
  return words;
}

/** What .NET makes of the line before `sh` gets it: `\` is doubled, and undoubled only before `"` (aws-sdk-net, ProcessAWSCredentials). */
export function splitForShOfDotnet(line: string): readonly string[] | null {
  return splitForSh(line.replaceAll('\\', '\\\\'));
}

/** botocore 1.43.11, compat `_windows_shell_split`; CommandLineToArgvW reads all but the first word by the same rules. */
export function splitAsWindowsProgram(line: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  const piece = /(\\*)"|\\+|[^\\"]/gu;
  for (const [found, backslashes] of line.matchAll(piece)) {
    if (backslashes !== undefined) {
      word = (word ?? '') + '\\'.repeat(Math.floor(backslashes.length / 2));
      if (backslashes.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (!isQuoted && isBlank(found)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + found;
  }
  if (isQuoted) return null;
  return word === null ? words : [...words, word];
}

/** `cmd /d /s /c "LINE"`, as Node runs it: /s takes those two quotes off again. */
export function splitForCmdOfNode(line: string): readonly string[] | null {
  return splitInCmd(line);
}

/**
 * `cmd /c LINE` with the line as it is (.NET). Where it begins with a quote, cmd takes that one and the last one off, but for
 * one case that depends on which programs there are (`cmd /?`): nothing is claimed of a line that begins so.
 */
export function splitForCmdOfDotnet(line: string): readonly string[] | null {
  return line.startsWith('"') ? null : splitInCmd(line);
}

/**
 * `cmd /C ARGUMENT`, where Go makes the argument of the line (syscall.EscapeArg): quotes around it, and `\"` for each within.
 * cmd knows no such escape, so that no program is found in a line with quotes (aws-sdk-go-v2 issue 3208).
 */
export function splitForCmdOfGo(line: string): readonly string[] | null {
  return line.includes('"') ? null : splitInCmd(line);
}

/** What cmd leaves alone, and the program then takes apart. */
function splitInCmd(line: string): readonly string[] | null {
  // Percent signs and exclamation marks are expanded in quotes too; , ; and = part words before the program's own rules do.
  if (/[%!\r\n&|<>()^,;=*?]/u.test(line) || line.startsWith('@')) return null;
  return splitAsWindowsProgram(line);
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && isBlank(line.charAt(at))) at += 1;
  return at;
}
