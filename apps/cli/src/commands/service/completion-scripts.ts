/** Shells that completion is made for. */
export const shells = ["bash", "zsh", "fish", "powershell"] as const;
type Shell = (typeof shells)[number];

const bash = `_jobcan_autofill() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(jobcan-autofill complete "=\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -o default -F _jobcan_autofill jobcan-autofill
`;

const zsh = `#compdef jobcan-autofill
_jobcan_autofill() {
  local line
  local -a found
  while IFS= read -r line; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(jobcan-autofill complete "=\${words[CURRENT]}" "\${(@)words[2,CURRENT-1]}" 2>/dev/null)
  if (( \${#found} )); then _describe jobcan-autofill found; else _files; fi
}
compdef _jobcan_autofill jobcan-autofill
`;

const fish = `function __jobcan_autofill
  set -l current (commandline -ct)
  set -l before (commandline -opc)
  set -l found (jobcan-autofill complete "=$current" $before[2..-1] 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path "$current"
  end
end
complete -c jobcan-autofill -f -a '(__jobcan_autofill)'
`;

const powershell = `Register-ArgumentCompleter -Native -CommandName jobcan-autofill -ScriptBlock {
  param($word, $ast, $cursor)
  $before = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -ne '') { $before = @($before | Select-Object -SkipLast 1) }
  jobcan-autofill complete "=$word" @before 2>$null | ForEach-Object {
    $value, $about = $_ -split [char]9, 2
    if (-not $about) { $about = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
  }
}
`;

/**
 * What a shell reads to complete this program's command lines: it asks the program at each Tab, as
 * `complete =WORD WORDS-BEFORE…`, and completes file names where there is no answer.
 */
export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
