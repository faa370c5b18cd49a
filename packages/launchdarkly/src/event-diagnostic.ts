import type { Json, JsonObject } from '@guidon/model'
import type { Diagnostic } from './event-kinds.ts'
import { asIndex, asInstant, asObject, asText } from './event-values.ts'

const KINDS: ReadonlySet<Json | undefined> = new Set(['diagnostic-init', 'diagnostic', 'diagnostic-combined'])

/** Whether `kind` is a kind of diagnostic event. */
export function isDiagnosticKind(kind: Json | undefined): kind is Diagnostic['kind'] {
  return KINDS.has(kind)
}

/** Reads a diagnostic event; missing parts are empty. Source: wire protocol §10.5. */
export function readDiagnostic(kind: Diagnostic['kind'], json: JsonObject): Diagnostic {
  const sdk = asObject(json['sdk'])
  return {
    kind,
    createdAt: asInstant(json['creationDate']),
    sdkName: asText(sdk?.['name']),
    sdkVersion: asText(sdk?.['version']),
    wrapper: nameAndVersion(asText(sdk?.['wrapperName']), asText(sdk?.['wrapperVersion']), '/'),
    platform: platformOf(asObject(json['platform'])),
    droppedEvents: asIndex(json['droppedEvents']) ?? 0,
  }
}

function platformOf(platform: JsonObject | null): string {
  if (!platform) return ''
  const runtime = nameAndVersion(asText(platform['name']), runtimeVersion(platform), ' ')
  return [runtime, asText(platform['osName'])].filter((part) => part !== '').join(', ')
}

/** Each SDK names its runtime's version after the runtime: `nodeVersion`, `javaVersion`, `goVersion`. */
function runtimeVersion(platform: JsonObject): string {
  const field = Object.keys(platform).find((name) => name.endsWith('Version') && name !== 'osVersion')
  return field === undefined ? '' : asText(platform[field])
}

function nameAndVersion(name: string, version: string, separator: string): string {
  return name === '' || version === '' ? name : `${name}${separator}${version}`
}
