import type { Authenticate } from '../../platform/http/principal.ts'
import type { ProfileService } from './profile-service.ts'
import type { SessionService } from './session-service.ts'
import type { SignInService } from './sign-in-service.ts'
import type { TokenService } from './token-service.ts'

export interface AccessService {
  readonly authenticate: Authenticate
  readonly tokens: TokenService
  readonly sessions: SessionService
  readonly signIns: SignInService
  readonly profiles: ProfileService
}
