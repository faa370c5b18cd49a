/** A program of the school, as its SDK introduces itself. */
export interface DemoProgram {
  readonly application: string
  readonly version: string
  readonly sdk: string
  readonly sdkVersion: string
  /** What its diagnostics say of where it runs. */
  readonly platform: object
}

/** Each area of the school is served by one of them. */
export const PROGRAMS: readonly DemoProgram[] = [
  {
    application: 'school-web',
    version: '24.8.0',
    sdk: 'NodeJSClient',
    sdkVersion: '9.13.7',
    platform: { name: 'Node', nodeVersion: '24.1.0', osName: 'Linux' },
  },
  {
    application: 'records-service',
    version: '8.2.1',
    sdk: 'JavaClient',
    sdkVersion: '7.14.0',
    platform: { name: 'Java', javaVersion: '21.0.5', osName: 'Linux' },
  },
  {
    application: 'reports-worker',
    version: '3.9.0',
    sdk: 'PythonClient',
    sdkVersion: '9.15.0',
    platform: { name: 'python', pythonVersion: '3.13.1', osName: 'Linux' },
  },
]

/** Which of them asks for a flag. */
export function programOf(flagKey: string): number {
  let sum = 0
  for (const letter of flagKey.slice(0, 8)) sum += letter.codePointAt(0)!
  return sum % PROGRAMS.length
}
