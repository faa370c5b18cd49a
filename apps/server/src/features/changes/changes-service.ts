import type { Change, ChangePlan, FlagReach, Instruction, Operation } from '@guidon/api'
import type { Transaction } from '../../platform/database/database.ts'
import { lockProjectContent } from '../flags/index.ts'
import type { EnvironmentRef, ProjectRef, ProjectsService } from '../projects/index.ts'
import type { PublishingService } from '../publishing/index.ts'
import { decide, splitBlocking, type Consent } from './change-checks.ts'
import { differencesOf, sentencesOf } from './change-description.ts'
import { estimateImpact, type SeenContexts } from './change-impact.ts'
import { estimateReach } from './flag-reach.ts'
import { presentChange } from './change-presentation.ts'
import { recordChange, type Actor, type Authorship, type RecordingParts } from './change-recording.ts'
import { findRevertConflict, undoableUntil } from './change-revert.ts'
import { markReverted, readChange, readLastChangeOf, type StoredChange } from './change-store.ts'
import {
  ChangeAlreadyRevertedError,
  ChangeBlockedError,
  ChangeNotFoundError,
  ConfirmationRequiredError,
  InvalidInstructionsError,
  RevertConflictError,
  UndoExpiredError,
  VersionConflictError,
} from './changes-errors.ts'
import { itemsToPublish } from './content-publication.ts'
import { untilServed } from './served-change.ts'
import { prepareChange, type PreparedChange } from './prepared-change.ts'
import { checkRolloutKinds, type SeenKinds } from './rollout-kind-check.ts'

/** Operations that somebody wants, with what they give along. */
export interface ChangeInput extends Consent {
  readonly operations: readonly Operation[]
}

/** A flag in one environment with edits on top. */
export interface EditedFlag {
  readonly environment: string
  readonly flag: string
  readonly instructions: readonly Instruction[]
}

export interface ChangesService {
  /** What the change would do. Writes nothing. */
  plan(projectKey: string, input: ChangeInput & { readonly isImpactLeftOut?: boolean | undefined }): Promise<ChangePlan>
  /** Whom the change would reach. */
  impact(projectKey: string, operations: readonly Operation[]): Promise<ChangePlan['impact']>
  /** Whom each rule of a flag reaches, with edits that are not applied. */
  reach(projectKey: string, edited: EditedFlag): Promise<FlagReach>
  /** Does it, all or nothing; resolves when this node serves the outcome. */
  apply(projectKey: string, input: ChangeInput, actor: Actor): Promise<Change>
  /** Undoes a change by the same path. */
  revert(projectKey: string, id: string, by: { readonly consent: Consent; readonly actor: Actor }): Promise<Change>
}

export interface ChangesServiceParts extends RecordingParts {
  readonly projects: ProjectsService
  readonly publishing: PublishingService
  readonly seenContexts: SeenContexts & SeenKinds
}

export function createChangesService(parts: ChangesServiceParts): ChangesService {
  const { projects } = parts
  const { database } = parts.platform

  /** Throws `environment_not_found` for one that an operation names and the project does not have. */
  const assertEnvironments = async (
    project: ProjectRef,
    environments: readonly EnvironmentRef[],
    operations: readonly Operation[],
  ): Promise<void> => {
    const known = new Set(environments.map(({ key }) => key))
    const unknown = operations.find(({ subject: { environment } }) => environment && !known.has(environment))
    if (unknown !== undefined) await projects.environmentByKey(project.key, unknown.subject.environment!)
  }

  const prepare = async (projectKey: string, { operations, ...consent }: ChangeInput): Promise<PreparedChange> => {
    const project = await projects.projectByKey(projectKey)
    const environments = await projects.environmentsOf(project.id)
    await assertEnvironments(project, environments, operations)
    return prepareChange(database.pool, { project, environments, operations, consent })
  }

  return {
    async plan(projectKey, { isImpactLeftOut = false, ...input }) {
      const prepared = await prepare(projectKey, input)
      return {
        operations: [...prepared.operations],
        sentences: sentencesOf(prepared.changes),
        diff: differencesOf(prepared.changes),
        impact: isImpactLeftOut ? [] : await impactOf(parts, prepared),
        checks: [...prepared.checks, ...(await checkRolloutKinds(parts.seenContexts, prepared))],
        decision: decide(prepared.checks),
      }
    },

    impact: async (projectKey, operations) => impactOf(parts, await prepare(projectKey, { operations })),

    async reach(projectKey, { environment: environmentKey, flag, instructions }) {
      const environment = await projects.environmentByKey(projectKey, environmentKey)
      const subject = { kind: 'flag', key: flag, environment: environmentKey } as const
      const operations = [{ subject, instructions: [...instructions] }]
      const { before, after, difference } = await prepare(projectKey, { operations })
      const items = itemsToPublish(before, after, difference).get(environment.id) ?? []
      return estimateReach(parts, environment.id, { flag, items })
    },

    async apply(projectKey, { operations, ...consent }, actor) {
      const project = await projects.projectByKey(projectKey)
      return write(parts, project, async (tx, environments) => {
        await assertEnvironments(project, environments, operations)
        const prepared = await prepareChange(tx, { project, environments, operations, consent })
        assertApplicable(prepared)
        return recordChange(parts, tx, { toRecord: prepared, authorship: authorshipOf(actor, consent) })
      })
    },

    async revert(projectKey, id, { consent, actor }) {
      const project = await projects.projectByKey(projectKey)
      return write(parts, project, async (tx, environments) => {
        const change = await readChange(tx, project.id, id)
        if (change === undefined) throw new ChangeNotFoundError(projectKey, id)
        if (change.reverted_by !== null) throw new ChangeAlreadyRevertedError(id, change.reverted_by)
        const until = undoableUntil(change)
        if (parts.platform.clock.now() > until) throw new UndoExpiredError(id, until)
        const prepared = await prepareUndo(tx, { project, environments, change, consent })
        assertApplicable(prepared)
        const authorship = { ...authorshipOf(actor, consent), reverts: id }
        const undo = await recordChange(parts, tx, { toRecord: prepared, authorship })
        await markReverted(tx, id, undo.id)
        return undo
      })
    },
  }
}

/** One writer of a project at a time. */
async function write(
  parts: ChangesServiceParts,
  project: ProjectRef,
  work: (tx: Transaction, environments: readonly EnvironmentRef[]) => Promise<StoredChange>,
): Promise<Change> {
  const { stored, environments } = await parts.platform.database.transaction(async (tx) => {
    await lockProjectContent(tx, project.id)
    const environments = await parts.projects.environmentsOf(project.id, tx)
    return { stored: await work(tx, environments), environments }
  })
  await untilServed(parts.publishing, environments, stored.published)
  return presentChange(stored)
}

interface Undo {
  readonly project: ProjectRef
  readonly environments: readonly EnvironmentRef[]
  readonly change: StoredChange
  readonly consent: Consent
}

async function prepareUndo(tx: Transaction, { project, environments, change, consent }: Undo): Promise<PreparedChange> {
  const operations = change.inverse.map(({ subject, instructions }) => ({ subject, instructions }))
  const refuse = async (subject: Operation['subject']): Promise<RevertConflictError> =>
    new RevertConflictError(subject, await readLastChangeOf(tx, project.id, subject))
  try {
    const prepared = await prepareChange(tx, { project, environments, operations, consent })
    const conflict = findRevertConflict(change.forward, prepared)
    if (conflict !== undefined) throw await refuse(conflict)
    return prepared
  } catch (error) {
    // What the undo names is gone: a later change took it away.
    if (!(error instanceof InvalidInstructionsError)) throw error
    throw await refuse(operations[0]!.subject)
  }
}

function assertApplicable({ conflicts, checks }: PreparedChange): void {
  const [conflict] = conflicts
  if (conflict !== undefined) throw new VersionConflictError(conflict)
  const { blocking, asking } = splitBlocking(checks)
  if (blocking.length > 0) throw new ChangeBlockedError(blocking)
  if (asking.length > 0) throw new ConfirmationRequiredError(asking)
}

function authorshipOf(actor: Actor, { reason }: Consent): Authorship {
  return { actor, reason: reason === undefined || reason === '' ? null : reason, reverts: null }
}

async function impactOf(parts: ChangesServiceParts, prepared: PreparedChange): Promise<ChangePlan['impact']> {
  const items = itemsToPublish(prepared.before, prepared.after, prepared.difference)
  const impact: ChangePlan['impact'] = []
  for (const environment of prepared.environments) {
    const changed = items.get(environment.id)
    if (changed !== undefined) impact.push(...(await estimateImpact(parts, environment, changed)))
  }
  return impact
}
