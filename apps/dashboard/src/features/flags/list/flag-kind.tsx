import type { FlagSummary } from '@guidon/api'
import { ArrowLeftRight, Braces, Hash, Power, ToggleLeft, Type, type LucideIcon } from 'lucide-react'

type Kinded = Pick<FlagSummary, 'valueType' | 'isMigration' | 'isTemporary'>

interface Kind {
  readonly label: string
  readonly Icon: LucideIcon
}

const BY_VALUE: Readonly<Record<FlagSummary['valueType'], Kind>> = {
  boolean: { label: 'Boolean flag', Icon: ToggleLeft },
  string: { label: 'String flag', Icon: Type },
  number: { label: 'Number flag', Icon: Hash },
  json: { label: 'JSON flag', Icon: Braces },
}

/** What sort of flag it is: its icon and its name. */
export function kindOf({ valueType, isMigration, isTemporary }: Kinded): Kind {
  if (isMigration) return { label: 'Migration flag', Icon: ArrowLeftRight }
  if (valueType === 'boolean' && !isTemporary) return { label: 'Kill switch', Icon: Power }
  return BY_VALUE[valueType]
}

export function KindIcon({ flag, size = 15 }: { flag: Kinded; size?: number }) {
  const { label, Icon } = kindOf(flag)
  return <Icon size={size} strokeWidth={1.8} role="img" aria-label={label} className="shrink-0 text-t2" />
}
