import { ofrepCredential, sdkCredential, sdkIdentity, type Audience, type SdkIdentity } from '@guidon/launchdarkly'
import type { FastifyRequest } from 'fastify'
import type { ProjectsService } from '../projects/index.ts'
import type { LiveEnvironment, PublishingService } from '../publishing/index.ts'
import { EnvironmentNotReadyError, UnknownClientSideIdError, UnknownSdkCredentialError } from './sdk-access-errors.ts'

/** How long a request waits for an environment that this node has not loaded yet: it may just have been created. */
const LOAD_WAIT_MS = 2_000

const CLIENT_SIDE_ID = /^[0-9a-f]{24}$/

/** What an SDK's credential opens. */
export interface SdkGrant {
  readonly environment: LiveEnvironment
  /** Decides which flags are visible. */
  readonly audience: Audience
  /** Id of the SDK key or mobile key; `null` for a client-side id, which is public and never ends. */
  readonly keyId: string | null
}

/** Finds out what a request of an SDK may read. Everything throws 401 or 404 for a wrong credential, else 503. */
export interface SdkAccess {
  /** By the SDK key in `Authorization`. */
  forServer(request: FastifyRequest): Promise<SdkGrant>
  /** By the mobile key in `Authorization`. */
  forMobile(request: FastifyRequest): Promise<SdkGrant>
  /** By the client-side id in the path. */
  forBrowser(clientSideId: string): Promise<SdkGrant>
  /** By whatever an OpenFeature provider sends as a bearer token or API key: any key, or a client-side id. */
  forOfrep(request: FastifyRequest): Promise<SdkGrant>
}

interface Parts {
  readonly projects: ProjectsService
  readonly publishing: PublishingService
}

export function createSdkAccess({ projects, publishing }: Parts): SdkAccess {
  async function live(environmentId: string): Promise<LiveEnvironment> {
    const known = publishing.environment(environmentId)
    if (known !== undefined) return known
    await publishing.waitFor(environmentId, 1, LOAD_WAIT_MS)
    const loaded = publishing.environment(environmentId)
    if (loaded === undefined) throw new EnvironmentNotReadyError()
    return loaded
  }

  async function byKey(key: string | undefined): Promise<SdkGrant | undefined> {
    const credential = key === undefined ? undefined : await projects.readCredential(key)
    if (credential === undefined) return undefined
    const audience = credential.kind === 'sdk' ? 'server' : 'mobile'
    return { environment: await live(credential.environmentId), audience, keyId: credential.id }
  }

  async function byClientSideId(id: string | undefined): Promise<SdkGrant | undefined> {
    if (id === undefined || !CLIENT_SIDE_ID.test(id)) return undefined
    // Another node may just have created it: a 404 would make the SDK give up for good.
    if ((await projects.readEnvironmentById(id)) === undefined) return undefined
    return { environment: await live(id), audience: 'browser', keyId: null }
  }

  async function forAudience(request: FastifyRequest, audience: Audience): Promise<SdkGrant> {
    const grant = await byKey(sdkCredential(request.headers.authorization))
    if (grant?.audience === audience) return grant
    throw new UnknownSdkCredentialError(audience === 'server' ? 'SDK key' : 'mobile key')
  }

  return {
    forServer: (request) => forAudience(request, 'server'),
    forMobile: (request) => forAudience(request, 'mobile'),
    async forBrowser(clientSideId) {
      const grant = await byClientSideId(clientSideId)
      if (grant === undefined) throw new UnknownClientSideIdError(clientSideId)
      return grant
    },
    async forOfrep(request) {
      const key = ofrepCredential(request.headers.authorization, headerOf(request, 'x-api-key'))
      const grant = (await byClientSideId(key)) ?? (await byKey(key))
      if (grant === undefined) throw new UnknownSdkCredentialError('SDK key, mobile key or client-side ID')
      return grant
    },
  }
}

/** What the request's headers say about the SDK and its application. */
export function identityOf(request: FastifyRequest): SdkIdentity {
  return sdkIdentity((name) => headerOf(request, name))
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
