import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { CliError, messageOf, usageError } from '../../errors/cli-error.ts'
import { parseJson } from '../../input/text-input.ts'
import { readTextFile } from '../../settings/json-file.ts'
import type { LocalProject } from './local-project.ts'
import { parseOverrides } from './overrides.ts'
import { asProjectDocument } from './project-document.ts'
import { filesIn, watchFiles } from './watched-files.ts'

/** The folder whose documents are brought in, beside the program. */
export const DOCUMENTS_FOLDER = 'guidon'
export const OVERRIDES_FILE = path.join(DOCUMENTS_FOLDER, 'overrides.local.json')

/** Files of one developer, which are not checked in. */
const LOCAL_ENDING = '.local.json'

/** The files that a run follows: documents in `guidon/`, and one of overrides. */
export class ProjectFiles {
  private readonly cli: Cli
  private readonly local: LocalProject
  private readonly overridesFile: string

  /** `overridesFile` is relative to the folder of the run. */
  constructor(cli: Cli, { local, overridesFile }: { readonly local: LocalProject; readonly overridesFile: string }) {
    this.cli = cli
    this.local = local
    this.overridesFile = overridesFile
  }

  documents(): string[] {
    return filesIn(path.resolve(this.cli.process.folder, DOCUMENTS_FOLDER))
      .filter((name) => name.endsWith('.json') && !name.endsWith(LOCAL_ENDING))
      .map((name) => path.join(DOCUMENTS_FOLDER, name))
  }

  async importDocument(file: string): Promise<void> {
    const text = readTextFile(this.absolute(file))
    if (text === null) return
    const document = asProjectDocument(parseJson(text, file), file)
    await this.local.import(document, file).catch((error: unknown) => {
      throw usageError(`${file} cannot be brought in: ${messageOf(error)}`, 'Correct the file.')
    })
  }

  /** Throws when there is anything wrong; what can be applied is. */
  async applyOverrides(): Promise<void> {
    const text = readTextFile(this.absolute(this.overridesFile))
    const overrides = text === null ? new Map<string, never>() : parseOverrides(text, this.overridesFile)
    const problems = await this.local.override(overrides)
    if (problems.length > 0) {
      throw usageError(`${this.overridesFile}: ${problems.join('; ')}`, 'Correct the file; the others are in force.')
    }
  }

  /** Takes changes over as they are saved; what is wrong is told, and the run goes on. */
  watch(): () => void {
    return watchFiles({
      list: () => [...this.documents(), this.overridesFile].map((file) => this.absolute(file)),
      onChange: async (absolute) => {
        const file = path.relative(this.cli.process.folder, absolute)
        const isOverrides = file === path.normalize(this.overridesFile)
        await this.takeOver(file, isOverrides).catch((error: unknown) => this.tell(error))
      },
    })
  }

  private async takeOver(file: string, isOverrides: boolean): Promise<void> {
    if (!isOverrides) await this.importDocument(file)
    // A document may bring flags that are overridden.
    await this.applyOverrides()
    this.cli.out.note(`  ${file} applied`)
  }

  private tell(error: unknown): void {
    const suggestion = error instanceof CliError ? (error.report.suggestion ?? '') : ''
    this.cli.out.note(`  ${this.cli.out.style.bad('error')} ${messageOf(error)}. ${suggestion}`.trimEnd())
  }

  private absolute(file: string): string {
    return path.resolve(this.cli.process.folder, file)
  }
}
