/** The words of the commands that hand credentials out. */
export const handOutCommands = {
  env: {
    forms: ['keyway env NAME [--shell SHELL] [--mfa-code-stdin] [--yes]'],
    does: 'Prints lines that give a shell the credentials of a profile, for eval.',
    notes: [
      'Every other AWS_ variable that holds or chooses credentials is cleared first.',
      'In bash and zsh: eval "$(keyway env NAME)". In fish: keyway env NAME | source.',
      'In PowerShell: keyway env NAME | Out-String | Invoke-Expression.',
      'The lines hold the secret: they are for a shell, not for a screen or a file.',
      'A role and the like gives its session, which is started where none is running. An MFA code is asked for on the terminal.',
    ],
  },
  exec: {
    forms: ['keyway exec NAME [--endpoint] [--mfa-code-stdin] [--yes] -- COMMAND…'],
    does: 'Runs a command with the credentials of a profile in its environment, and nowhere else.',
    notes: [
      'Every other AWS_ variable that holds or chooses credentials is cleared for it.',
      'A role and the like gives its session, which is started where none is running. An MFA code is asked for on the terminal.',
      'With --endpoint the command gets an address on this computer that renews its credentials while it runs, and is gone with it. It sees no profiles then.',
      "Exit status: the command's; 126 where it cannot be run, 127 where it is not found, 125 where Keyway itself fails.",
    ],
  },
  'credential-process': {
    forms: ['keyway credential-process --profile NAME', 'keyway credential-process --id ID'],
    does: 'Hands credentials to AWS tools, as a credential_process line of the config file asks for them.',
    notes: [
      'Prints version 1 of that contract. Where it cannot, it prints a sentence on standard error.',
      'It asks nobody but an open Keyway, and needs no display.',
      'Of a role and the like it gives the running session, or starts one where no person is needed for that.',
    ],
  },
} as const;

export const handOutOptions = {
  shell: {
    value: 'SHELL',
    help: 'Whose lines to print: bash, zsh, fish, powershell or cmd. Without it, your own shell.',
  },
  id: { value: 'ID', help: 'A profile of the encrypted store, by the id that its config line has.' },
} as const;

export const handOutWrongUse = {
  'unknown-shell': (argument: string) =>
    `${argument} knows no such shell. There are: bash, zsh, fish, powershell and cmd.`,
  'profile-or-id': () => 'Exactly one of --profile and --id is needed.',
} as const;
