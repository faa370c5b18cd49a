import { Card } from '../../ui/card.tsx'
import { ChipsInput } from '../../ui/chips-input.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Time } from '../../ui/time.tsx'
import type { SegmentEditing } from './segment-editing.ts'

/** Name, description and tags: edited like everything else, in the draft. */
export function SegmentAbout({ editing: { draft, saved, edit, refusal } }: { editing: SegmentEditing }) {
  const { name, description, tags } = draft.current
  const isReadOnly = refusal !== null
  return (
    <Card title="About" note={`v${saved.version}`}>
      <div className="flex flex-col gap-3">
        <TextField
          label="Name"
          value={name}
          readOnly={isReadOnly}
          onChange={(next) => edit({ kind: 'updateName', name: next })}
          error={name.trim() === '' ? 'A segment needs a name.' : null}
        />
        <TextArea
          label="Description"
          isOptional
          value={description}
          readOnly={isReadOnly}
          onChange={(next) => edit({ kind: 'updateDescription', description: next })}
        />
        {isReadOnly ? (
          <p className="text-xs text-t2">{tags.length === 0 ? 'No tags.' : `Tags: ${tags.join(', ')}`}</p>
        ) : (
          <ChipsInput
            label="Tags"
            isOptional
            isMonospace={false}
            values={tags}
            onChange={(next) => {
              const added = next.filter((tag) => !tags.includes(tag))
              const removed = tags.filter((tag) => !next.includes(tag))
              if (added.length > 0) edit({ kind: 'addTags', values: added })
              if (removed.length > 0) edit({ kind: 'removeTags', values: removed })
            }}
          />
        )}
        <p className="text-xs text-t3">
          Made <Time at={saved.createdAt} isAbsolute />
          <br />
          Changed <Time at={saved.updatedAt} isAbsolute />
        </p>
      </div>
    </Card>
  )
}
