/** Variables by which coding agents announce themselves to the commands that they run. */
const AGENT_VARIABLES = [
  'AI_AGENT',
  'CLAUDECODE',
  'CODEX_SANDBOX',
  'CURSOR_AGENT',
  'GEMINI_CLI',
  'OPENCODE',
  'AUGMENT_AGENT',
]

/** A program that reads JSON better than tables runs this command. */
export function isRunByAgent(environment: NodeJS.ProcessEnv): boolean {
  return AGENT_VARIABLES.some((variable) => Boolean(environment[variable]))
}
