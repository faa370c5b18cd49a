import { z } from 'zod'
import { ACTIONS } from './action.ts'
import { defineRoute } from './route.ts'

const preferences = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Height of rows in lists. */
  density: z.enum(['comfortable', 'compact']),
  /** Whether single keys are shortcuts (WCAG 2.1.4). */
  hasSingleKeyShortcuts: z.boolean(),
  /** In which zone times are shown: the project's, the one of the device, or UTC. */
  timeZone: z.enum(['project', 'device', 'utc']),
}

/** How somebody likes to see things, on every device. */
export const preferencesSchema = z.object(preferences)

/** See `preferencesSchema`. */
export type Preferences = z.infer<typeof preferencesSchema>

/** What holds until somebody chooses otherwise. */
export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  density: 'comfortable',
  hasSingleKeyShortcuts: true,
  timeZone: 'project',
}

/** Who is signed in, or whose token was sent. */
export const meSchema = z.object({
  kind: z.enum(['member', 'token']),
  id: z.string(),
  name: z.string(),
  /** Actions that the caller may take. */
  actions: z.array(z.enum(ACTIONS)),
  /** The member behind it: the same, or the owner of the token. */
  member: z.object({ id: z.string(), name: z.string() }),
  preferences: preferencesSchema,
})

/** See `meSchema`. */
export type Me = z.infer<typeof meSchema>

/** An access token, without its secret: that is shown once, when it is created. */
export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the token may do; `null`: all that its owner may. */
  actions: z.array(z.enum(ACTIONS)).nullable(),
  createdAt: z.number().int(),
  /** Epoch ms; `null` for never. */
  expiresAt: z.number().int().nullable(),
  /** Epoch ms, up to a minute behind; `null` for never. */
  lastUsedAt: z.number().int().nullable(),
})

/** See `tokenSchema`. */
export type Token = z.infer<typeof tokenSchema>

/** A browser session of the caller. */
export const sessionSchema = z.object({
  id: z.string(),
  userAgent: z.string(),
  isCurrent: z.boolean(),
  /** It may look and change nothing. */
  isReadOnly: z.boolean(),
  createdAt: z.number().int(),
  expiresAt: z.number().int(),
  lastUsedAt: z.number().int(),
})

/** See `sessionSchema`. */
export type Session = z.infer<typeof sessionSchema>

/** Exchanges a one-time sign-in link for a session cookie. Open to everyone; ten attempts a minute and address. */
export const signIn = defineRoute({
  id: 'access.sign-in',
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in with a one-time link',
  action: null,
  body: z.strictObject({
    /** The secret at the end of the link. */
    link: z.string().min(1).max(200),
  }),
  response: meSchema,
  problems: ['sign_in_link_invalid', 'sign_in_link_replaced', 'too_many_requests'],
})

/** Makes a one-time link that signs the administrator in, and ends the link before it that allowed the same. */
export const createSignInLink = defineRoute({
  id: 'access.create-sign-in-link',
  method: 'POST',
  path: '/sign-in-links',
  summary: 'Create a one-time sign-in link',
  action: 'sign-in-link:create',
  query: z.strictObject({
    /** `read`: a session that may look at everything but keys, and change nothing. @default everything */
    access: z.enum(['all', 'read']).default('all'),
  }),
  response: z.object({
    /** To open in a browser, within a day. */
    url: z.string(),
  }),
  status: 201,
})

/** Who the caller is and what they may do. */
export const getMe = defineRoute({
  id: 'access.me',
  method: 'GET',
  path: '/me',
  summary: 'Who you are and what you may do',
  action: 'session:read',
  response: meSchema,
})

/** Changes the caller's name, or some of their preferences. Audit entries keep the name that somebody had then. */
export const updateMe = defineRoute({
  id: 'access.update-me',
  method: 'PATCH',
  path: '/me',
  summary: 'Change your name or your preferences',
  action: 'profile:update',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    preferences: z.strictObject(preferences).partial().optional(),
  }),
  response: meSchema,
})

/** Sessions of the caller, newest first. */
export const listSessions = defineRoute({
  id: 'access.list-sessions',
  method: 'GET',
  path: '/sessions',
  summary: 'Your browser sessions',
  action: 'session:read',
  response: z.object({ items: z.array(sessionSchema) }),
})

/** Signs out: `current` or the id of another session of the caller. */
export const deleteSession = defineRoute({
  id: 'access.delete-session',
  method: 'DELETE',
  path: '/sessions/{session}',
  summary: 'Sign out',
  action: 'session:delete',
  params: z.strictObject({ session: z.string() }),
  response: z.undefined(),
  status: 204,
  problems: ['session_not_found'],
})

/** Tokens of the caller, newest first. */
export const listTokens = defineRoute({
  id: 'access.list-tokens',
  method: 'GET',
  path: '/tokens',
  summary: 'Your access tokens',
  action: 'token:read',
  response: z.object({ items: z.array(tokenSchema) }),
})

/** Makes a token; the answer alone holds its secret. A token cannot make one that may do more than itself. */
export const createToken = defineRoute({
  id: 'access.create-token',
  method: 'POST',
  path: '/tokens',
  summary: 'Create an access token',
  action: 'token:create',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    /** @default all that the caller may do */
    actions: z.array(z.enum(ACTIONS)).min(1).nullable().default(null),
    /** Epoch ms. @default never */
    expiresAt: z.number().int().nullable().default(null),
  }),
  response: tokenSchema.extend({ secret: z.string() }),
  status: 201,
  problems: ['forbidden'],
})

/** Ends a token at once. */
export const deleteToken = defineRoute({
  id: 'access.delete-token',
  method: 'DELETE',
  path: '/tokens/{token}',
  summary: 'Delete an access token',
  action: 'token:delete',
  params: z.strictObject({ token: z.string() }),
  response: z.undefined(),
  status: 204,
  problems: ['token_not_found'],
})
