import { applyChange, createFlag, type Operation } from '@guidon/api'
import type { Guidon } from './guidon.ts'

const COUNTRIES = ['CH', 'FR', 'DE', 'IT']

/** Creates `flagCount` flags, on, each with one rule over `country` and a rollout: what `seedUnleash` makes there. */
export async function seedGuidon(guidon: Guidon, flagCount: number): Promise<void> {
  const { client, project, environment } = guidon
  for (let i = 0; i < flagCount; i += 1) {
    const key = `flag-${i}`
    const { definition } = await client.call(createFlag, {
      params: { project: project.key },
      body: { key, clientSideAvailability: { usingMobileKey: true, usingEnvironmentId: true } },
    })
    const [on, off] = definition.variations.map(({ id }) => id)
    const operation: Operation = {
      subject: { kind: 'flag', key, environment: environment.key },
      instructions: [
        { kind: 'turnFlagOn' },
        { kind: 'updateFallthroughVariationOrRollout', variationId: off! },
        {
          kind: 'addRule',
          rule: {
            id: `rule-${i}`,
            description: '',
            clauses: [{ contextKind: 'user', attribute: 'country', op: 'in', values: COUNTRIES, negate: false }],
            serve: {
              rollout: {
                kind: 'rollout',
                contextKind: 'user',
                variations: [
                  { variationId: on!, weight: 50_000 },
                  { variationId: off!, weight: 50_000 },
                ],
              },
            },
            trackEvents: false,
          },
        },
      ],
    }
    await client.call(applyChange, { params: { project: project.key }, body: { operations: [operation] } })
  }
}

/** Turns a flag on or off. */
export async function flip(guidon: Guidon, key: string, isOn: boolean): Promise<void> {
  const subject = { kind: 'flag' as const, key, environment: guidon.environment.key }
  await guidon.client.call(applyChange, {
    params: { project: guidon.project.key },
    body: { operations: [{ subject, instructions: [{ kind: isOn ? 'turnFlagOn' : 'turnFlagOff' }] }] },
  })
}
