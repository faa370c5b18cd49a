/** What the exit code of `guidon` says. Documented by `guidon help exit-codes`. */
export const EXIT_CODES = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  forbidden: 4,
  conflict: 5,
  needsApproval: 6,
  blocked: 7,
  different: 8,
  timeout: 9,
  regressed: 10,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES]

export const EXIT_CODE_MEANINGS: ReadonlyMap<ExitCode, string> = new Map<ExitCode, string>([
  [EXIT_CODES.ok, 'Done.'],
  [EXIT_CODES.failed, 'Failed: the message says why.'],
  [EXIT_CODES.usage, 'The command line is wrong, or an answer was needed and nobody could be asked.'],
  [EXIT_CODES.notFound, 'The flag, segment, project, environment or change does not exist.'],
  [EXIT_CODES.forbidden, 'Not signed in, or not allowed.'],
  [EXIT_CODES.conflict, 'Conflict: somebody else saved first, or the key is taken.'],
  [EXIT_CODES.needsApproval, 'The change was created and waits for approval; its id is printed.'],
  [EXIT_CODES.blocked, 'A policy forbids the change.'],
  [
    EXIT_CODES.different,
    'A difference was found (`change plan --detailed-exitcode`, `import --dry-run --detailed-exitcode`).',
  ],
  [EXIT_CODES.timeout, 'The time given by --timeout ran out.'],
  [EXIT_CODES.regressed, 'A release regressed or was rolled back while waiting.'],
  [EXIT_CODES.interrupted, 'Interrupted (Ctrl-C).'],
])
