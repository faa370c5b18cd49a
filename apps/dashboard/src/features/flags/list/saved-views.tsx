import { createView, deleteView, listViews, updateView, type View } from '@guidon/api'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { reasonOf } from '../../../lib/can.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useCan } from '../../../lib/use-project.ts'
import { WriteButton } from '../../../lib/write-button.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { cx } from '../../../ui/cx.ts'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast-state.ts'
import type { FlagListSearch } from './flag-list-search.ts'
import { fromViewQuery, toViewQuery } from './saved-view.ts'

const viewsQuery = (project: string) =>
  queryOptions({
    queryKey: ['views', project, 'list', 'flags'],
    queryFn: async () => (await api.call(listViews, { params: { project } })).items,
  })

interface SavedViewsProps {
  readonly search: FlagListSearch
  readonly onSearch: (changes: FlagListSearch) => void
}

/** Filters that people have saved, shared ones first, and a way to save the one that is set. */
export function SavedViews({ search, onSearch }: SavedViewsProps) {
  const { project } = projectRoute.useParams()
  const { data: views = [] } = useQuery(viewsQuery(project))
  const query = toViewQuery(search)
  const isSaved = views.some((view) => view.query === query)
  return (
    <>
      {views.map((view) => (
        <SavedView
          key={view.id}
          view={view}
          isChosen={view.query === query}
          query={query}
          onChoose={() => onSearch({ view: undefined, q: undefined, sort: undefined, ...fromViewQuery(view.query) })}
        />
      ))}
      {query === '' || isSaved ? null : <SaveView query={query} />}
    </>
  )
}

function useWrite<Input>(write: (input: Input) => Promise<unknown>) {
  const { project } = projectRoute.useParams()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () => queries.invalidateQueries({ queryKey: viewsQuery(project).queryKey }),
    onError: ({ message }) => showToast({ tone: 'bad', title: 'The view was not saved', detail: message }),
  })
}

interface SavedViewProps {
  readonly view: View
  readonly isChosen: boolean
  /** What the list shows now. */
  readonly query: string
  readonly onChoose: () => void
}

function SavedView({ view: { id, name, isShared }, isChosen, query, onChoose }: SavedViewProps) {
  const { project } = projectRoute.useParams()
  const params = { project, view: id }
  const change = useWrite((body: Partial<Pick<View, 'query' | 'isShared'>>) => api.call(updateView, { params, body }))
  const remove = useWrite(() => api.call(deleteView, { params }))
  const cannot = reasonOf(useCan('view:update'))
  return (
    <span className={cx('inline-flex items-center rounded-md', isChosen && 'bg-panel shadow-card')}>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className="inline-flex h-7 max-w-48 items-center gap-1.5 rounded-md ps-2.5 text-sm text-t2 hover:text-t1 aria-pressed:font-medium aria-pressed:text-t1"
      >
        {isShared ? <Users size={12} role="img" aria-label="Shared" className="shrink-0 text-t3" /> : null}
        <span className="truncate">{name}</span>
      </button>
      <Menu
        label={`View ${name}`}
        trigger={
          <IconButton label={`Change the view ${name}`}>
            <ChevronDown size={12} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          disabledReason={cannot ?? (isChosen ? 'The list shows this view as it is.' : null)}
          onClick={() => change.mutate({ query })}
        >
          Save what is shown now
        </MenuItem>
        <MenuItem disabledReason={cannot} onClick={() => change.mutate({ isShared: !isShared })}>
          {isShared ? 'Make it mine alone' : 'Share it with everyone'}
        </MenuItem>
        <MenuItem isDanger disabledReason={cannot} onClick={() => remove.mutate(undefined)}>
          Delete the view
        </MenuItem>
      </Menu>
    </span>
  )
}

function SaveView({ query }: { query: string }) {
  const { project } = projectRoute.useParams()
  const [name, setName] = useState('')
  const [isShared, setIsShared] = useState(false)
  const save = useWrite(() =>
    api.call(createView, { params: { project }, body: { name: name.trim(), query, isShared } }),
  )
  const cannot = reasonOf(useCan('view:update'))
  const trigger = (
    <Button disabledReason={cannot}>
      <Plus size={13} aria-hidden />
      Save view
    </Button>
  )
  return (
    <Popover trigger={trigger} label="Save view">
      <form
        className="flex w-64 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') save.mutate(undefined)
        }}
      >
        <TextField label="Name" maxLength={60} value={name} onChange={setName} />
        <Checkbox label="Everyone sees it" isChecked={isShared} onChange={setIsShared} />
        <WriteButton
          type="submit"
          variant="primary"
          size={32}
          isLoading={save.isPending}
          disabledReason={name.trim() === '' ? 'Give it a name first.' : null}
        >
          Save view
        </WriteButton>
      </form>
    </Popover>
  )
}
