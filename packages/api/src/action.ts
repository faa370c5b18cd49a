/**
 * Everything that someone may be allowed to do: `<resource>:<verb>`. Roles and tokens grant actions;
 * every route names the one that it needs.
 */
export const ACTIONS = [
  'project:read',
  'project:create',
  'project:update',
  'project:delete',
  'project:export',
  'project:import',
  'environment:read',
  'environment:create',
  'environment:update',
  'environment:delete',
  'environment:read-keys',
  'environment:rotate-keys',
  'flag:read',
  'flag:create',
  'flag:update',
  'flag:delete',
  'segment:read',
  'segment:create',
  'segment:update',
  'segment:delete',
  'change:read',
  'change:plan',
  'change:apply',
  'context:read',
  'context-kind:update',
  'persona:update',
  'evaluation:read',
  'event:read',
  'sdk:read',
  'audit:read',
  'token:read',
  'token:create',
  'token:delete',
  'session:read',
  'session:delete',
  'profile:update',
  'sign-in-link:create',
  'view:update',
  'telemetry:read',
] as const

/** One of `ACTIONS`. */
export type Action = (typeof ACTIONS)[number]
