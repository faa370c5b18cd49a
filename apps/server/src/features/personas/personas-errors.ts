import type { ParseIssue } from '@guidon/model'
import { GuidonError } from '../../platform/errors.ts'

export class PersonaNotFoundError extends GuidonError {
  override name = 'PersonaNotFoundError'
  readonly code = 'persona_not_found'
  readonly status = 404
  constructor(id: string) {
    super(`There is no persona "${id}" in this project.`)
  }
}

export class PersonaExistsError extends GuidonError {
  override name = 'PersonaExistsError'
  readonly code = 'persona_exists'
  readonly status = 409
  constructor(name: string) {
    super(`There is a persona "${name}" already. Choose another name, or change that one.`)
  }
}

export class TooManyPersonasError extends GuidonError {
  override name = 'TooManyPersonasError'
  readonly code = 'too_many_personas'
  readonly status = 409
  constructor(limit: number) {
    super(`There are ${limit} personas, the most that a project keeps. Delete some that nobody uses.`)
  }
}

export class InvalidPersonaError extends GuidonError {
  override name = 'InvalidPersonaError'
  readonly code = 'invalid_persona'
  readonly status = 422
  override readonly issues: readonly ParseIssue[]
  constructor(name: string, issues: readonly ParseIssue[]) {
    super(`Persona "${name}" cannot be saved: ${issues.map(({ message }) => message).join(' ')}`)
    this.issues = issues
  }
}
