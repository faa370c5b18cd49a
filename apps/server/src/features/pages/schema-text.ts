/** The parts of JSON Schema 2020-12 that the contract's schemas use. */
export interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly $ref?: string
}

/** A schema as people read it: like a TypeScript type. */
export function schemaText(schema: JsonSchema, indent = ''): string {
  if (schema.$ref !== undefined) return schema.$ref.replace(/^#\/(\$defs|components\/schemas)\//, '')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives !== undefined) return alternatives.map((one) => schemaText(one, indent)).join(' | ')
  if (schema.allOf !== undefined) return schema.allOf.map((one) => schemaText(one, indent)).join(' & ')
  if (schema.type === 'array') return arrayText(schema, indent)
  if (schema.type === 'object') return objectText(schema, indent)
  return schema.type ?? 'anything'
}

function arrayText({ items, prefixItems }: JsonSchema, indent: string): string {
  if (prefixItems !== undefined) return `[${prefixItems.map((item) => schemaText(item, indent)).join(', ')}]`
  const item = schemaText(items ?? {}, indent)
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`
}

function objectText(schema: JsonSchema, indent: string): string {
  const properties = Object.entries(schema.properties ?? {})
  const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  if (properties.length === 0) return others === undefined ? 'object' : `{ [key]: ${schemaText(others, indent)} }`
  const inner = `${indent}  `
  const lines = properties.map(([name, property]) => {
    const mark = schema.required?.includes(name) ? '' : '?'
    const fallback = property.default === undefined ? '' : `  (default ${JSON.stringify(property.default)})`
    return `${inner}${name}${mark}: ${schemaText(property, inner)}${fallback}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}
