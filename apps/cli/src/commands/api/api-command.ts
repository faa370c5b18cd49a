import type { CommandDefinition } from '../../command/command-definition.ts'

export const apiCommand: CommandDefinition = {
  name: 'api',
  summary: 'Call any route of the HTTP API',
  description:
    'Paths start at the server, or at /api/v1 when they do not start with a slash. {project} and {environment} are filled in.',
  arguments: [
    { name: '<method>', summary: 'GET, POST, PUT, PATCH or DELETE' },
    { name: '<path>', summary: 'such as projects/{project}/flags?limit=5' },
  ],
  options: [
    { flags: '-d, --data <json>', summary: 'body: JSON, @file, or @- for stdin', completes: 'file' },
    { flags: '-H, --header <line>', summary: 'another header, "Name: value"; may be given again', reads: 'list' },
  ],
  examples: [
    ['guidon api GET projects', 'List projects'],
    ['guidon api POST tokens -d \'{"name": "ci"}\'', 'Send a body'],
    ['guidon api GET /api/openapi.json --jq .info.version', 'Pick from the answer'],
  ],
  load: () => import('./api.ts'),
}
