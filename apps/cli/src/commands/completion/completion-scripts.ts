/** One script a shell; all ask `guidon __complete` for the candidates. */
export const COMPLETION_SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_guidon() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(guidon __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _guidon guidon
`,
  zsh: `#compdef guidon
_guidon() {
  local line
  local -a values
  while IFS= read -r line; do
    values+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(guidon __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#values} )); then _describe guidon values; else _files; fi
}
if [ "$funcstack[1]" = "_guidon" ]; then _guidon "$@"; else compdef _guidon guidon; fi
`,
  fish: `function __guidon_complete
  set -l words (commandline -opc) (commandline -ct)
  guidon __complete -- $words[2..-1] 2>/dev/null
end
complete -c guidon -f -a '(__guidon_complete)'
`,
  pwsh: `Register-ArgumentCompleter -Native -CommandName guidon -ScriptBlock {
  param($word, $tree, $position)
  $words = @($tree.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if (-not $word) { $words += '' }
  guidon __complete -- @words 2>$null | ForEach-Object {
    $value, $text = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', ($text, $value -ne '')[0])
  }
}
`,
}
