import type { ConfiguredFlagView, ImportReport, ProjectDocument } from '@guidon/api'
import { isSameJson, type FlagConfiguration, type Json } from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { CliError } from '../../errors/cli-error.ts'
import { getConfiguredFlag, importProject, listEnvironments } from '../../http/operations.ts'
import { readJsonFile, writePrivateJson } from '../../settings/json-file.ts'
import { confirmationFor } from '../../writes/consent.ts'
import { previewImport } from '../../writes/document-import.ts'
import { overridden, overridingVariation, possibleOverrides, withOverrides, type Overrides } from './overrides.ts'
import { partialDocument } from './project-document.ts'

type DocumentFlag = ProjectDocument['flags'][number]

/** The project of a server that is the caller's own: documents go in without a question, overrides stay on top. */
export class LocalProject {
  private readonly cli: Cli
  private readonly stateFile: string
  private overrides: Overrides = new Map()
  private saved: string
  /** What overridden flags are without it, by key. */
  private readonly originals: Map<string, FlagConfiguration>
  /** One thing after the other, since each looks at what is there. */
  private working: Promise<unknown> = Promise.resolve()

  constructor(cli: Cli, stateFile: string) {
    this.cli = cli
    this.stateFile = stateFile
    this.originals = new Map(Object.entries((readJsonFile(stateFile) ?? {}) as Record<string, FlagConfiguration>))
    this.saved = JSON.stringify(Object.fromEntries(this.originals))
  }

  /** Adds and changes what the document holds; makes the environments that it names. */
  import(document: ProjectDocument, reason: string): Promise<void> {
    return this.inTurn(async () => {
      const { document: wanted, originals } = withOverrides(document, this.cli.environment, this.overrides)
      this.keepOriginals(originals)
      await this.send(wanted, reason)
    })
  }

  /** Makes these the overrides; gives what is wrong with some of them, while the others are in force. */
  override(overrides: Overrides): Promise<string[]> {
    return this.inTurn(async () => {
      this.overrides = overrides
      const problems: string[] = []
      const flags: DocumentFlag[] = []
      const ended: string[] = []
      for (const key of new Set([...this.originals.keys(), ...overrides.keys()])) {
        const flag = await this.find(key)
        const wanted = overrides.get(key)
        const variationId = flag && wanted !== undefined ? overridingVariation(flag.definition, wanted) : undefined
        if (wanted !== undefined && variationId === undefined) problems.push(problemOf(key, wanted, flag))
        if (variationId === undefined) ended.push(key)
        if (flag) flags.push(...this.differing(flag, variationId))
      }
      this.save()
      if (flags.length > 0) await this.send(partialDocument(this.cli.project, { flags }), 'overrides of guidon dev')
      for (const key of ended) this.originals.delete(key)
      this.save()
      return problems
    })
  }

  /** The flag as it has to be, if that is not what it is. */
  private differing(
    { definition, configuration }: ConfiguredFlagView,
    variationId: string | undefined,
  ): DocumentFlag[] {
    const original = this.originals.get(definition.key) ?? configuration
    if (variationId !== undefined) this.originals.set(definition.key, original)
    const wanted = variationId === undefined ? original : overridden(original, variationId)
    if (isSameJson(wanted, configuration)) return []
    return [{ definition, environments: [{ environment: this.cli.environment, configuration: wanted }] }]
  }

  private keepOriginals(originals: ReadonlyMap<string, FlagConfiguration>): void {
    if (originals.size === 0) return
    for (const [key, configuration] of originals) this.originals.set(key, configuration)
    this.save()
  }

  /** Before a flag is overridden, so that a killed run loses nothing. */
  private save(): void {
    const text = JSON.stringify(Object.fromEntries(this.originals))
    if (text !== this.saved) writePrivateJson(this.stateFile, Object.fromEntries(this.originals))
    this.saved = text
  }

  private find(flag: string): Promise<ConfiguredFlagView | null> {
    const { project, environment } = this.cli
    return this.cli.api.call(getConfiguredFlag, { params: { project, environment, flag } }).catch((error: unknown) => {
      if (error instanceof CliError && error.exitCode === EXIT_CODES.notFound) return null
      throw error
    })
  }

  private async send(document: ProjectDocument, reason: string): Promise<ImportReport> {
    const { api, project } = this.cli
    const wanted = { document, createEnvironments: true }
    const params = { project }
    const { items } = await api.call(listEnvironments, { params })
    const critical = items.filter(({ isCritical }) => isCritical).map(({ key }) => key)
    const importWith = (confirmation: string) =>
      api.call(importProject, { params, body: { ...wanted, reason, confirmation } })
    // Nearly always all critical environments are meant; asking first would take about as long as the import.
    return importWith(critical.join(',')).catch(async (error: unknown) => {
      if (!(error instanceof CliError) || error.report.code !== 'confirmation_required') throw error
      return importWith(confirmationFor((await previewImport(this.cli, wanted)).checks) ?? '')
    })
  }

  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.working.catch(() => {}).then(work)
    this.working = result
    return result
  }
}

function problemOf(key: string, wanted: Json, flag: ConfiguredFlagView | null): string {
  if (flag === null) return `there is no flag "${key}"`
  return `flag "${key}" cannot give ${JSON.stringify(wanted)}; it gives ${possibleOverrides(flag.definition)}`
}
