import type { CommandDefinition } from '../../command/command-definition.ts'

export const loginCommand: CommandDefinition = {
  name: 'login',
  summary: 'Keep an access token for a server',
  description:
    'Asks for a token, tries it, and keeps it in $XDG_CONFIG_HOME/guidon/credentials.json (readable by you only). A server started in this folder needs no login.',
  options: [{ flags: '--token-stdin', summary: 'read the token from stdin' }],
  examples: [
    ['guidon login --server https://guidon.example.com', 'Type or paste a token'],
    ['guidon login --token-stdin < token.txt', 'Take the token from a file'],
  ],
  load: () => import('./login.ts'),
}

export const logoutCommand: CommandDefinition = {
  name: 'logout',
  summary: 'Forget the access token of a server',
  examples: [['guidon logout', 'Forget the token of the server in use']],
  load: () => import('./logout.ts'),
}

export const whoamiCommand: CommandDefinition = {
  name: 'whoami',
  summary: 'Who you are and what you may do',
  examples: [
    ['guidon whoami', 'See as whom you work, and where'],
    ['guidon whoami --jq .data.actions[]', 'List what you may do'],
  ],
  load: () => import('./whoami.ts'),
}
