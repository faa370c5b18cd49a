import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync, type Loader } from 'esbuild'

/** What a compiler says of an example: a complaint, nothing, or that it is not there to be asked. */
export type Verdict = { isChecked: false; reason: string } | { isChecked: true; complaint: string | null }

type Check = (code: string) => Verdict

/** Reads an example by the compiler of its language, without running it; examples may be parts of a program. */
export function checkSyntax(language: string, code: string): Verdict {
  const check = checks[language]
  return check === undefined ? { isChecked: false, reason: `No compiler is known for ${language}.` } : check(code)
}

const checks: Readonly<Record<string, Check>> = {
  js: bySource('js'),
  jsx: bySource('jsx'),
  tsx: bySource('tsx'),
  python: byCommand('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())']),
  ruby: byCommand('ruby', ['-c']),
  go: byCommand('gofmt', ['-e']),
  php: (code) => byCommand('php', ['-l'])(code.startsWith('<?php') ? code : `<?php\n${code}`),
  java: byJavac,
}

function bySource(loader: Loader): Check {
  return (code) => {
    try {
      transformSync(code, { loader, format: 'esm', logLevel: 'silent' })
      return { isChecked: true, complaint: null }
    } catch (error) {
      return { isChecked: true, complaint: (error as Error).message }
    }
  }
}

function byCommand(command: string, words: readonly string[]): Check {
  return (code) => {
    const { error, status, stdout, stderr } = spawnSync(command, words, { input: code, encoding: 'utf8' })
    if (error) return { isChecked: false, reason: `${command} is not installed (${error.message}).` }
    return { isChecked: true, complaint: status === 0 ? null : stderr || stdout }
  }
}

/** Stops after reading, so that the SDK need not be there. */
function byJavac(code: string): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'guidon-java-'))
  try {
    const file = join(folder, 'Example.java')
    writeFileSync(file, javaProgram(code))
    return byCommand('javac', ['-XDshould-stop.ifNoError=PARSE', '-d', folder, file])('')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Statements alone are put into a method. */
function javaProgram(code: string): string {
  if (/\bclass \w+ \{/.test(code)) return code
  const isImport = (line: string) => line.startsWith('import ')
  const lines = code.split('\n')
  return [
    ...lines.filter(isImport),
    'class Example { void run() throws Exception {',
    ...lines.filter((line) => !isImport(line)),
    '} }',
  ].join('\n')
}
