import { Check, ChevronDown, Link2 } from 'lucide-react'
import { environmentShape } from '../../../lib/environment-shape.ts'
import type { AnswerRow } from '../../../lib/evaluation/answer-rows.ts'
import { formatCount } from '../../../lib/format.ts'
import { useEnvironments } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { copyText } from '../../../ui/copy-button.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import type { ExplainViewProps } from './explain-view.tsx'
import { MAX_TESTED_FLAGS, offlineTestCode } from './offline-test-code.ts'

type ExplainToolbarProps = Pick<ExplainViewProps, 'search' | 'onSearch' | 'sides' | 'environment'> & {
  readonly shown: readonly AnswerRow[]
}

export function ExplainToolbar({ search, onSearch, sides, environment, shown }: ExplainToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        label="Filter flags"
        placeholder="name or key"
        text={search.q ?? ''}
        onChange={(q) => onSearch({ q })}
      />
      <EnvironmentsMenu
        current={environment.key}
        chosen={search.in ?? []}
        onChange={(keys) => onSearch({ in: keys })}
      />
      {sides.length < 2 ? null : (
        <Checkbox
          label="Only what differs"
          isChecked={search.differing === true}
          onChange={(isOn) => onSearch({ differing: isOn ? true : undefined })}
        />
      )}
      <span role="status" className="num ms-auto text-xs text-t3">
        {formatCount(shown.length)} {shown.length === 1 ? 'flag' : 'flags'}
      </span>
      <CopyTestButton sides={sides} shown={shown} />
      <Button variant="line" size={32} onClick={() => void copyText(location.href)}>
        <Link2 size={14} aria-hidden />
        Copy link
      </Button>
    </div>
  )
}

interface EnvironmentsMenuProps {
  readonly current: string
  readonly chosen: readonly string[]
  readonly onChange: (keys: readonly string[] | undefined) => void
}

/** In which environments to look as well. */
function EnvironmentsMenu({ current, chosen, onChange }: EnvironmentsMenuProps) {
  const others = useEnvironments().filter(({ key }) => key !== current)
  const keys = others.map(({ key }) => key)
  const known = keys.filter((key) => chosen.includes(key))
  if (others.length === 0) return null
  const write = (next: readonly string[]): void => onChange(next.length === 0 ? undefined : next)
  const trigger = (
    <Button variant="line" size={32}>
      {known.length === 0 ? 'This environment' : `${known.length + 1} environments`}
      <ChevronDown size={13} aria-hidden />
    </Button>
  )
  return (
    <Menu trigger={trigger} label="Environments to compare">
      {others.map((environment) => (
        <MenuCheckItem
          key={environment.key}
          isChecked={known.includes(environment.key)}
          onChange={(isOn) =>
            write(isOn ? [...known, environment.key] : known.filter((key) => key !== environment.key))
          }
        >
          <EnvironmentShapeMark shape={environmentShape(environment)} />
          {environment.name}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      {known.length === keys.length ? (
        <MenuItem onClick={() => write([])}>This environment only</MenuItem>
      ) : (
        <MenuItem onClick={() => write(keys)}>
          <Check size={13} aria-hidden />
          All environments
        </MenuItem>
      )}
    </Menu>
  )
}

/** Copies a test of all that is shown: filter first when it is much. */
function CopyTestButton({ sides, shown }: Pick<ExplainToolbarProps, 'sides' | 'shown'>) {
  const flags = shown.map(({ flag }) => flag.definition.key)
  const refusal =
    flags.length === 0
      ? 'There is no flag to test.'
      : flags.length > MAX_TESTED_FLAGS
        ? `A test of ${MAX_TESTED_FLAGS} flags at most can be read: filter first.`
        : null
  return (
    <Button
      variant="line"
      size={32}
      disabledReason={refusal}
      onClick={() => void copyText(offlineTestCode({ sides, flags }))}
    >
      Copy as test
    </Button>
  )
}
