import type { FastifyReply, FastifyRequest } from 'fastify'
import { identityOf, type SdkGrant } from '../sdk-access/index.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import type { Feed } from './streams/feed.ts'

/** Checks the SDK key, and tells the SDK which environment it opens. */
export async function grantServer(
  { access }: DeliveryParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SdkGrant> {
  const grant = await access.forServer(request)
  void reply.header('x-ld-envid', grant.environment.id)
  return grant
}

export interface BroadcastRequest {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly grant: SdkGrant
  readonly feed: Feed
  /** The first bytes. @default everything there is */
  readonly opening?: Buffer
}

/** Answers with a stream of what all readers of a feed get. */
export function openBroadcast({ streams }: DeliveryParts, broadcast: BroadcastRequest): void {
  const { request, reply, grant, feed, opening } = broadcast
  const { environment, keyId } = grant
  const channel = streams.of(environment).broadcast(feed)
  streams.open(reply, {
    channel,
    owner: { environmentId: environment.id, keyId, sdk: identityOf(request) },
    opening: opening ?? channel.opening(),
    state: { position: channel.position },
  })
}
