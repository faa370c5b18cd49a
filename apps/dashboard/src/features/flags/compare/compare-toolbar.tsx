import type { Environment } from '@guidon/api'
import { ArrowLeftRight } from 'lucide-react'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { useEnvironments } from '../../../lib/use-project.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { Select } from '../../../ui/select.tsx'
import type { CompareSearch } from './compare-search.ts'

interface CompareToolbarProps {
  readonly pair: readonly [from: Environment, to: Environment]
  readonly search: CompareSearch
  readonly onSearch: (changes: CompareSearch) => void
  /** How many flags differ, in words. */
  readonly found: string
}

/** Which two environments are compared, and of which flags. */
export function CompareToolbar({ pair: [from, to], search, onSearch, found }: CompareToolbarProps) {
  const environments = useEnvironments()
  const options = environments.map((one) => ({
    value: one.key,
    text: one.name,
    label: (
      <span className="flex items-center gap-2">
        <EnvironmentShapeMark shape={environmentShape(one)} />
        {one.name}
      </span>
    ),
  }))
  const swap = (): void => onSearch({ from: to.key, to: from.key })
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label="What would make"
        className="w-44"
        value={from.key}
        onChange={(key) => (key === to.key ? swap() : onSearch({ from: key, to: to.key }))}
        options={options}
      />
      <IconButton label="The other way round" size={32} onClick={swap}>
        <ArrowLeftRight size={14} aria-hidden />
      </IconButton>
      <Select
        label="like"
        className="w-44"
        value={to.key}
        onChange={(key) => (key === from.key ? swap() : onSearch({ from: from.key, to: key }))}
        options={options}
      />
      {search.flag === undefined ? (
        <SearchBox
          label="Find among flags that differ"
          placeholder="Name or key"
          text={search.q ?? ''}
          onChange={(q) => onSearch({ q })}
          className="w-64"
        />
      ) : (
        <Button size={32} variant="line" onClick={() => onSearch({ flag: undefined })}>
          Compare all flags
        </Button>
      )}
      <span role="status" className="num ms-auto pb-2 text-xs text-t3 max-md:ms-0 max-md:w-full max-md:pb-0">
        {found}
      </span>
    </div>
  )
}
