import type { CommandNode } from './command/command-definition.ts'
import { apiCommand } from './commands/api/api-command.ts'
import { auditCommands } from './commands/audit/audit-commands.ts'
import { changeCommands } from './commands/change/change-commands.ts'
import { completeCommand, completionCommand } from './commands/completion/completion-commands.ts'
import { configCommands } from './commands/config/config-commands.ts'
import { contextCommands } from './commands/context/context-commands.ts'
import { devCommand } from './commands/dev/dev-command.ts'
import { envCommands } from './commands/env/env-commands.ts'
import { eventsCommands } from './commands/events/events-commands.ts'
import { flagCommands } from './commands/flag/flag-commands.ts'
import { helpCommand } from './commands/help/help-command.ts'
import { initCommand } from './commands/init/init-command.ts'
import { projectCommands } from './commands/project/project-commands.ts'
import { sdkCommands } from './commands/sdk/sdk-commands.ts'
import { segmentCommands } from './commands/segment/segment-commands.ts'
import { loginCommand, logoutCommand, whoamiCommand } from './commands/session/session-commands.ts'
import { doctorCommand, statusCommand } from './commands/status/status-commands.ts'
import { exportCommand, importCommand } from './commands/transfer/transfer-commands.ts'

/** Every command of `guidon`, in the order of its help. */
export const COMMAND_TREE: readonly CommandNode[] = [
  devCommand,
  initCommand,
  loginCommand,
  logoutCommand,
  whoamiCommand,
  contextCommands,
  configCommands,
  statusCommand,
  doctorCommand,
  flagCommands,
  segmentCommands,
  projectCommands,
  envCommands,
  changeCommands,
  auditCommands,
  eventsCommands,
  sdkCommands,
  exportCommand,
  importCommand,
  apiCommand,
  completionCommand,
  helpCommand,
  completeCommand,
]
