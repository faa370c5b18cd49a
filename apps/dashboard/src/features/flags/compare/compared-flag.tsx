import type { Environment, FlagDifference } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { DifferenceLines } from '../../../lib/sentences/difference-lines.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { chosenOf, partId, type ChosenParts } from './chosen-parts.ts'

type Part = FlagDifference['parts'][number]

interface ComparedFlagProps {
  readonly difference: FlagDifference
  readonly pair: readonly [from: Environment, to: Environment]
  readonly chosen: ChosenParts
  readonly onChoose: (parts: readonly Part[], isChosen: boolean) => void
  /** Whether the person may bring anything over. */
  readonly canChoose: boolean
}

/** What makes a flag in one environment like it is in the other, to choose from. */
export function ComparedFlag({ difference, pair: [from, to], chosen, onChoose, canChoose }: ComparedFlagProps) {
  const { project } = projectRoute.useParams()
  const { key, name, parts } = difference
  const taken = chosenOf(chosen, difference)
  return (
    <article aria-label={name} className="flex flex-col gap-2 px-4 py-3 max-md:px-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {parts.length === 0 || !canChoose ? null : (
          <Checkbox
            label={`All of ${name}`}
            isLabelHidden
            isChecked={taken.length === parts.length}
            isMixed={taken.length > 0 && taken.length < parts.length}
            onChange={(isChosen) => onChoose(parts, isChosen)}
          />
        )}
        <Link
          to="/p/$project/flags/$flag"
          params={{ project, flag: key }}
          search={{ env: from.key }}
          className="min-h-6 min-w-0 font-medium wrap-anywhere hover:underline"
          dir="auto"
        >
          {name}
        </Link>
        <span className="mono min-w-0 truncate text-xs text-t3">{key}</span>
        <span className="ms-auto flex flex-wrap items-center gap-x-1.5 text-xs text-t2 max-md:ms-7 max-md:w-full">
          <ShortState environment={from} text={difference.from.inShort} />
          <ArrowRight size={12} aria-hidden className="text-t3 rtl:rotate-180" />
          <span className="sr-only">, and</span>
          <ShortState environment={to} text={difference.to.inShort} />
        </span>
      </div>
      {parts.length === 0 ? (
        <p className="text-sm text-t2">
          There is no difference between {from.name} and {to.name}.
        </p>
      ) : (
        <ul className="flex flex-col gap-1 text-sm">
          {parts.map((part) => (
            <li key={partId(part)} className="flex items-start gap-2">
              <Checkbox
                className="mt-1 shrink-0"
                label={part.text}
                isLabelHidden
                isChecked={taken.includes(part)}
                onChange={(isChosen) => onChoose([part], isChosen)}
              />
              <ul className="min-w-0 flex-1 overflow-hidden rounded-md">
                <DifferenceLines difference={part} />
              </ul>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function ShortState({ environment, text }: { environment: Environment; text: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <EnvironmentShapeMark shape={environmentShape(environment)} />
      <span className="text-t3">{environment.name}</span>
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </span>
  )
}
