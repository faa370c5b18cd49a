import type { MigrationSettings } from '@guidon/model'
import { NumberField } from '../../../ui/number-field.tsx'
import type { DefinitionEditing } from '../definition/definition-editing.ts'

const MAX_RATIO = 2_147_483_647

interface MigrationFieldsProps {
  readonly editing: DefinitionEditing
  readonly migration: MigrationSettings
}

export function MigrationFields({ editing: { edit, refusal }, migration }: MigrationFieldsProps) {
  const { checkRatio = 1 } = migration
  return (
    <NumberField
      label="Compare one read in"
      className="max-w-60"
      hint={
        checkRatio === 0
          ? 'Never'
          : checkRatio === 1
            ? 'Every read, in the stages shadow and live'
            : `One of ${checkRatio} reads`
      }
      min={0}
      max={MAX_RATIO}
      value={checkRatio}
      isDisabled={refusal !== null}
      onChange={(next) => edit({ kind: 'updateMigrationSettings', migration: { checkRatio: next ?? 1 } })}
    />
  )
}
