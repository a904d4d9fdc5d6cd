import { describe, expect, it } from 'vitest';
import { findSetVariables } from './start-files.js';

function lines(text: string, syntax: 'shell' | 'fish' | 'environment' = 'shell'): readonly string[] {
  return findSetVariables(text, syntax).map(({ name, line }) => `${name} ${line}`);
}

describe('a start file of bash or zsh', () => {
  it.each<[string, string, readonly string[]]>([
    ['exports', 'export A=1\n\nexport B="x y" C', ['A 1', 'B 3']],
    ['assigns', 'A=1 B=2\n  C=3; D=4', ['A 1', 'B 1', 'C 2', 'D 2']],
    ['declares', 'declare -x A=1\ntypeset -gx B=2', ['A 1', 'B 2']],
    [
      'decides',
      'if [ -f x ]; then\n  export A=1\nelse export B=2; fi\n[[ -n $X ]] && export C=3',
      ['A 2', 'B 3', 'C 4'],
    ],
    ['goes on over lines', "export A='1\n2' \\\n  B=3\nC=4", ['A 1', 'B 3', 'C 4']],
    ['lists', "plugins=(git\n  aws # don't\n)\nexport A=1", ['plugins 1', 'A 4']],
    ['has Windows line ends', 'export A=1\r\nB=2\r\n', ['A 1', 'B 2']],
    [
      'runs commands in values',
      'export A=$(cat "x)" | sed "s/(/)/")\nB=`x "y"`\nC=${D:-"}"}\nE=$((1 + 2))\nF=1',
      ['A 1', 'B 2', 'C 3', 'E 4', 'F 5'],
    ],
    ['chooses', 'case $X in\n  a) export A=1 ;;\n  (b) : ;;\nesac\nexport B=2', ['A 2', 'B 5']],
    ['groups', '{ export A=1; }\n! export B=2', ['A 1', 'B 2']],
  ])('%s', (_name, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
  it.each<[string, string]>([
    ['a comment', '# export A=1\n: # B=1'],
    ['quotes', 'alias p="export A=1"\necho "x\nexport A=1\n"'],
    [
      'a function',
      'f() { export A=1; }\ng () {\n  if x; then { B=1; }; fi\n  C=1\n}\nfunction h { D=1; }\nfunction i() {\n  E=1\n}\nj() ( F=1 )\nk()\n{\n  G=1\n}',
    ],
    ['a subshell', '( export A=1; B=2 )\n(C=1) | x'],
    ['one command', 'A=1 aws s3 ls'],
    ['a here-document', 'cat <<EOF >x\nexport A=1\nit\'s\nEOF\ncat <<-"E"\n\tB=1\n\tE'],
    ['arguments', 'printf %s A=1\n[ A=1 ]'],
  ])('sets nothing in %s', (_name, text) => {
    expect(lines(`${text}\nexport LAST=1`).map((found) => found.split(' ')[0])).toEqual(['LAST']);
  });
  it('is read on after a quotation that is not closed', () => {
    expect(lines("export A=1\necho it's\nexport B=2")).toEqual(['A 1', 'B 3']);
  });
});

describe('a start file of fish', () => {
  it('exports with set', () => {
    const text =
      'set -gx A 1\nif test x\n  set --export B (cat x)\nend\nset -q C; or set -Ux C "a\nb"\nset -x D 1 # note\n';
    expect(lines(text, 'fish')).toEqual(['A 1', 'B 3', 'C 5', 'D 7']);
  });
  it('sets nothing in functions, comments and quotes, and where it only asks, removes or keeps to itself', () => {
    const text = [
      'function f\n  if x\n    set -gx A 1\n  end\n  set -gx B 1\nend',
      '# set -gx C 1',
      'echo "\nset -gx D 1\n"',
      'set -qx E 1; set -ex F; set -g G 1; set -x',
      'set -gx LAST 1',
    ];
    expect(lines(text.join('\n'), 'fish')).toEqual(['LAST 12']);
  });
});

describe('/etc/environment', () => {
  it('has a variable a line, whatever a shell would make of it', () => {
    const text = '# A=1\nB=1 C=2\n  export D="x"\nE\nF=`x`\n';
    expect(lines(text, 'environment')).toEqual(['B 2', 'D 3', 'F 5']);
  });
});
