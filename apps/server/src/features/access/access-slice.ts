import type { Authenticate } from '../../platform/http/principal.ts'
import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { createAccessRecord } from './access-record.ts'
import { accessRoutes } from './access-routes.ts'
import type { AccessService } from './access-service.ts'
import { ensureCliToken } from './cli-token.ts'
import { ProfileService } from './profile-service.ts'
import { SessionService } from './session-service.ts'
import { SignInService } from './sign-in-service.ts'
import { TokenService } from './token-service.ts'
import { accessTables } from './upgrades/access-001-tables.ts'
import { accessPreferences } from './upgrades/access-002-preferences.ts'
import { accessReadOnly } from './upgrades/access-003-read-only.ts'

export const accessSlice = defineSlice<AccessService>({
  name: 'access',
  upgrades: [accessTables, accessPreferences, accessReadOnly],
  create(platform) {
    const record = createAccessRecord(platform, platform.use(auditSlice))
    const tokens = new TokenService(platform, record)
    const sessions = new SessionService(platform, record)
    const signIns = new SignInService(platform, record)
    const profiles = new ProfileService(platform, record)
    const authenticate: Authenticate = async ({ bearer, session }) => {
      if (bearer !== null) return tokens.authenticate(bearer)
      return session === null ? null : sessions.authenticate(session)
    }
    const service = { authenticate, tokens, sessions, signIns, profiles }
    return {
      service,
      routes: accessRoutes(service, platform),
      start: () => ensureCliToken(platform.config.dataFolder, service),
    }
  },
})
