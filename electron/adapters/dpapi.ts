/**
 * Windows' data protection for the current user (DPAPI), by a child of PowerShell.
 *
 * Built to what Microsoft documents of ProtectedData.Unprotect and PowerShell's options, and to the format that the SDK for .NET
 * writes; never run on Windows. Values go in on standard input and come out on standard output, never as arguments.
 */
import { spawn } from 'node:child_process';
import { Secret } from '../core/secret.js';
import type { UserDecryption } from '../services/moving/ports.js';

/**
 * Each line of input is one value in hexadecimal; each line of output the text in Base64 of its UTF-8, or `-` where it cannot be
 * decrypted. The text within is UTF-16LE (aws-sdk-net, UserCrypto.cs).
 */
export const decryptingScript = [
  "$ErrorActionPreference = 'Stop'",
  'Add-Type -AssemblyName System.Security',
  'while ($null -ne ($line = [Console]::In.ReadLine())) {',
  '  try {',
  '    $bytes = New-Object byte[] ($line.Length / 2)',
  '    for ($i = 0; $i -lt $bytes.Length; $i++) { $bytes[$i] = [Convert]::ToByte($line.Substring(2 * $i, 2), 16) }',
  "    $plain = [Security.Cryptography.ProtectedData]::Unprotect($bytes, $null, 'CurrentUser')",
  '    $text = [Text.Encoding]::Unicode.GetString($plain).TrimEnd([char]0)',
  '    [Console]::Out.WriteLine([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text)))',
  "  } catch { [Console]::Out.WriteLine('-') }",
  '}',
].join('\n');

export interface UserDecryptionOptions {
  /** As Node names it. */
  readonly platform: string;
  /** Windows' own folder; null where it is not known. */
  readonly systemFolder: string | null;
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Another program that answers as the script does, for tests. */
  readonly program?: { readonly file: string; readonly words: readonly string[] };
}

export function createUserDecryption(options: UserDecryptionOptions): UserDecryption {
  return {
    isHere: options.platform === 'win32',
    async decrypt(values) {
      if (values.length === 0) return [];
      const output = await ask(options.program ?? powershell(options), values, options.timeLimit);
      const lines = output.split('\n').map((line) => line.trim());
      return values.map((_, index) => decoded(lines[index]));
    },
  };
}

/** The one that comes with Windows: a program of that name elsewhere on the path is somebody else's. */
function powershell({ systemFolder }: UserDecryptionOptions): {
  readonly file: string;
  readonly words: readonly string[];
} {
  const folder = systemFolder ?? 'C:\\Windows';
  const file = `${folder}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
  // -EncodedCommand takes Base64 of UTF-16LE: nothing in the script can be read as another argument.
  const command = Buffer.from(decryptingScript, 'utf16le').toString('base64');
  return { file, words: ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', command] };
}

function decoded(line: string | undefined): Secret | null {
  if (line === undefined || line === '' || line === '-') return null;
  return new Secret(Buffer.from(line, 'base64').toString('utf8'));
}

/** What it printed until it ended; nothing where it could not be started or did not end in time. */
function ask(
  { file, words }: { readonly file: string; readonly words: readonly string[] },
  values: readonly string[],
  timeLimit: number,
): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(file, words, { windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimit);
    const finish = (): void => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    };
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', finish);
    child.on('close', finish);
    // It may have ended before it read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${values.join('\n')}\n`);
  });
}
