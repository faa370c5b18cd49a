import type { CommandDefinition } from '../../command/command-definition.ts'

export const completionCommand: CommandDefinition = {
  name: 'completion',
  summary: 'Print a script that completes commands, options and flag keys',
  arguments: [{ name: '<shell>', summary: 'bash, zsh, fish or pwsh' }],
  examples: [
    ['source <(guidon completion bash)', 'Complete in this bash; add the line to ~/.bashrc to keep it'],
    ['guidon completion zsh > "${fpath[1]}/_guidon"', 'Install for zsh'],
    ['guidon completion fish > ~/.config/fish/completions/guidon.fish', 'Install for fish'],
    ['guidon completion pwsh | Out-String | Invoke-Expression', 'Complete in this PowerShell'],
  ],
  load: () => import('./completion.ts'),
}

/** What the scripts call: prints `value<TAB>explanation` lines for the last of the words. */
export const completeCommand: CommandDefinition = {
  name: '__complete',
  summary: 'Print completions for the last word',
  isHidden: true,
  arguments: [{ name: '[words...]', summary: 'the line so far, without guidon' }],
  examples: [['guidon __complete -- flag g', 'What can follow "guidon flag g"']],
  load: () => import('./complete.ts'),
}
