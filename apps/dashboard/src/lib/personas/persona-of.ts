import type { Persona } from '@guidon/api'
import { isSameJson, type JsonObject } from '@guidon/model'

/** The persona that a context is, attribute for attribute. */
export function personaOf(personas: readonly Persona[], context: JsonObject): Persona | undefined {
  return personas.find((persona) => isSameJson(persona.context, context))
}
