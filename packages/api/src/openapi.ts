import { z } from 'zod'
import { problemSchema } from './problem.ts'
import type { Route } from './route.ts'

/** A JSON object of an OpenAPI document. */
export type OpenApiNode = Readonly<Record<string, unknown>>

/** What the document says about the API as a whole. */
export interface OpenApiInfo {
  readonly title: string
  readonly version: string
  readonly description: string
}

const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** The OpenAPI 3.1 document of `routes`, in their order; schemas become JSON Schema 2020-12. */
export function openApiDocument(routes: readonly Route[], info: OpenApiInfo): OpenApiNode {
  const paths: Record<string, Record<string, OpenApiNode>> = {}
  for (const route of routes) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = operationOf(route)
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An access token, `gdn_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'guidon_session' },
      },
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

function operationOf(route: Route): OpenApiNode {
  const body = jsonSchema(route.body, 'input')
  const hasBody = METHODS_WITH_BODY.has(route.method) && !acceptsNothing(body)
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    ...(route.action === null ? { security: [] } : { 'x-action': route.action }),
    ...(route.problems.length > 0 && { 'x-problems': route.problems }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(hasBody && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { [route.status]: responseOf(route), default: { $ref: '#/components/responses/Problem' } },
  }
}

function responseOf(route: Route): OpenApiNode {
  const schema = jsonSchema(route.response, 'output')
  if (acceptsNothing(schema)) return { description: 'Done' }
  const mediaType = route.kind === 'stream' ? 'text/event-stream' : 'application/json'
  const description = route.kind === 'stream' ? 'Server-sent events; the data of each has this shape' : 'Done'
  return { description, content: { [mediaType]: { schema } } }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): OpenApiNode[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, OpenApiNode>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: property,
  }))
}

/** `undefined` has no JSON Schema: zod writes `{ not: {} }` for "no value". */
function acceptsNothing(schema: OpenApiNode): boolean {
  return typeof schema['not'] === 'object' || Object.keys(schema).length === 0
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): OpenApiNode {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: node }) => {
      if (zodSchema._zod.def.type === 'undefined') node.not = {}
    },
  }) as Record<string, unknown>
  return rest
}
