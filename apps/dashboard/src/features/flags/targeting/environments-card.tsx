import type { FlagState } from '@guidon/api'
import type { ValueType } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { useEnvironment, useEnvironments } from '../../../lib/use-project.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { Glyph } from '../../../ui/glyph.tsx'
import { SplitBar } from '../../../ui/split-bar.tsx'
import { Time } from '../../../ui/time.tsx'
import { flagVariationColor } from '../../../ui/variation-color.ts'
import { useFlagKeys } from '../flag-place.ts'
import { flagQuery } from '../flag-queries.ts'

/** What the flag does in each environment, to see at once where they differ. */
export function EnvironmentsCard() {
  const { project, flag } = useFlagKeys()
  const { data } = useQuery(flagQuery(project, flag))
  const environments = useEnvironments()
  const current = useEnvironment()
  return (
    <Card
      title="Environments"
      note="as saved"
      isPadded={false}
      actions={
        environments.length < 2 ? undefined : (
          <Link
            to="/p/$project/compare"
            params={{ project }}
            search={{ flag, from: current.key }}
            className={buttonClass({ variant: 'ghost' })}
          >
            Compare
          </Link>
        )
      }
    >
      <ul>
        {environments.map((environment) => {
          const state = data?.environments.find((one) => one.environment === environment.key)
          return (
            <li key={environment.key} className="border-t border-line first:border-t-0">
              <Link
                to="/p/$project/flags/$flag"
                params={{ project, flag }}
                search={{ env: environment.key }}
                aria-current={environment.key === current.key ? 'true' : undefined}
                className="flex flex-col gap-1 px-4 py-2 text-xs hover:bg-sub aria-[current=true]:bg-accent-bg/50"
              >
                <span className="flex items-center gap-2">
                  <EnvironmentShapeMark shape={environmentShape(environment)} />
                  <b className="min-w-0 truncate font-semibold">{environment.name}</b>
                  {state === undefined ? null : (
                    <span className="ms-auto text-t3">
                      changed <Time at={state.updatedAt} />
                    </span>
                  )}
                </span>
                {state === undefined ? null : <StateLine state={state} valueType={data!.definition.valueType} />}
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function StateLine({ state, valueType }: { state: FlagState; valueType: ValueType }) {
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5 text-t2">
        <Glyph status={state.isOn ? 'done' : 'off'} size={12} />
        <span className="min-w-0 truncate">
          {state.isOn ? 'On' : 'Off'} · serves {state.serves}
        </span>
      </span>
      <SplitBar
        height={3}
        parts={state.split.map(({ variation, label, weight }) => ({
          label,
          color: flagVariationColor(valueType, variation),
          share: weight,
        }))}
      />
    </>
  )
}
