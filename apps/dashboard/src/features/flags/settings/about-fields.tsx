import { useSuspenseQuery } from '@tanstack/react-query'
import type { DefinitionInstruction } from '@guidon/model'
import { meQuery } from '../../../lib/root-route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChipsInput } from '../../../ui/chips-input.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Time } from '../../../ui/time.tsx'
import type { DefinitionEditing } from '../definition/definition-editing.ts'

/** Name, description, who looks after it, tags. */
export function AboutFields({ editing: { draft, saved, edit, refusal } }: { editing: DefinitionEditing }) {
  const { key, name, description, maintainer, tags } = draft.current
  const { data: me } = useSuspenseQuery(meQuery)
  const isReadOnly = refusal !== null
  return (
    <>
      <TextField
        label="Name"
        value={name}
        maxLength={256}
        readOnly={isReadOnly}
        dir="auto"
        error={name.trim() === '' ? 'Give the flag a name.' : null}
        onChange={(next) => edit({ kind: 'updateName', name: next })}
      />
      <div className="text-xs text-t3">
        <p className="flex flex-wrap items-center gap-x-1.5">
          Key <span className="mono text-t2 wrap-anywhere">{key}</span>
          <CopyButton text={key} label={`Copy ${key}`} />
          Programs ask for it: it cannot be changed.
        </p>
        <p>
          Version {saved.version}, created <Time at={saved.createdAt} isAbsolute />
        </p>
      </div>
      <TextArea
        label="Description"
        isOptional
        value={description}
        readOnly={isReadOnly}
        dir="auto"
        onChange={(next) => edit({ kind: 'updateDescription', description: next })}
      />
      <div className="flex items-end gap-2">
        <TextField
          label="Owner"
          isOptional
          className="flex-1"
          hint="A person or a team, in your own words"
          value={maintainer ?? ''}
          readOnly={isReadOnly}
          dir="auto"
          onChange={(next) => edit({ kind: 'updateMaintainer', maintainer: next === '' ? null : next })}
        />
        {maintainer === me.name ? null : (
          <Button
            size={32}
            variant="line"
            className="mb-5"
            disabledReason={refusal}
            onClick={() => edit({ kind: 'updateMaintainer', maintainer: me.name })}
          >
            Me
          </Button>
        )}
      </div>
      {isReadOnly ? (
        <ReadOnlyTags tags={tags} />
      ) : (
        <ChipsInput
          label="Tags"
          isOptional
          isMonospace={false}
          values={tags}
          onChange={(next) => edit(...tagEdits(tags, next))}
        />
      )}
    </>
  )
}

function ReadOnlyTags({ tags }: { tags: readonly string[] }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-xs text-t2">
      <span className="font-medium">Tags</span>
      {tags.length === 0 ? 'none' : tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}
    </div>
  )
}

function tagEdits(before: readonly string[], after: readonly string[]): readonly DefinitionInstruction[] {
  const added = after.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !after.includes(tag))
  return [
    ...(added.length === 0 ? [] : [{ kind: 'addTags' as const, values: added }]),
    ...(removed.length === 0 ? [] : [{ kind: 'removeTags' as const, values: removed }]),
  ]
}
