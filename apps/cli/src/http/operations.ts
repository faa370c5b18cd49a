import type * as api from '@guidon/api'
import { operation } from './operation.ts'

const PROJECT = '/projects/{project}'
const ENVIRONMENT = `${PROJECT}/environments/{environment}`

export const getStatus = operation<typeof api.getStatus>('status.get', 'GET', '/status')
export const getMe = operation<typeof api.getMe>('access.me', 'GET', '/me')

export const createSignInLink = operation<typeof api.createSignInLink>(
  'access.create-sign-in-link',
  'POST',
  '/sign-in-links',
)

export const listProjects = operation<typeof api.listProjects>('projects.list', 'GET', '/projects')
export const createProject = operation<typeof api.createProject>('projects.create', 'POST', '/projects')
export const deleteProject = operation<typeof api.deleteProject>('projects.delete', 'DELETE', PROJECT)
export const getProject = operation<typeof api.getProject>('projects.get', 'GET', PROJECT)
export const updateProject = operation<typeof api.updateProject>('projects.update', 'PATCH', PROJECT)
export const watchProject = operation<typeof api.watchProject>('live.watch', 'GET', `${PROJECT}/live`)

export const listEnvironments = operation<typeof api.listEnvironments>(
  'environments.list',
  'GET',
  `${PROJECT}/environments`,
)
export const createEnvironment = operation<typeof api.createEnvironment>(
  'environments.create',
  'POST',
  `${PROJECT}/environments`,
)
export const getEnvironment = operation<typeof api.getEnvironment>('environments.get', 'GET', ENVIRONMENT)
export const deleteEnvironment = operation<typeof api.deleteEnvironment>('environments.delete', 'DELETE', ENVIRONMENT)
export const updateEnvironment = operation<typeof api.updateEnvironment>('environments.update', 'PATCH', ENVIRONMENT)
export const listEnvironmentKeys = operation<typeof api.listEnvironmentKeys>(
  'environments.list-keys',
  'GET',
  `${ENVIRONMENT}/keys`,
)
export const rotateEnvironmentKey = operation<typeof api.rotateEnvironmentKey>(
  'environments.rotate-key',
  'POST',
  `${ENVIRONMENT}/keys:rotate`,
)

export const listSdks = operation<typeof api.listSdks>('sdks.list', 'GET', `${ENVIRONMENT}/sdks`)
export const getEvaluations = operation<typeof api.getEvaluations>(
  'evaluations.get',
  'GET',
  `${ENVIRONMENT}/evaluations`,
)
export const tailAnalyticsEvents = operation<typeof api.tailAnalyticsEvents>(
  'analytics-events.tail',
  'GET',
  `${ENVIRONMENT}/analytics-events:tail`,
)

const FLAG = `${PROJECT}/flags/{flag}`
const CONFIGURED_FLAG = `${ENVIRONMENT}/flags/{flag}`
const SEGMENTS = `${ENVIRONMENT}/segments`

export const listFlags = operation<typeof api.listFlags>('flags.list', 'GET', `${PROJECT}/flags`)
export const createFlag = operation<typeof api.createFlag>('flags.create', 'POST', `${PROJECT}/flags`)
export const getFlag = operation<typeof api.getFlag>('flags.get', 'GET', FLAG)
export const getConfiguredFlag = operation<typeof api.getConfiguredFlag>('flags.get-configured', 'GET', CONFIGURED_FLAG)
export const explainFlag = operation<typeof api.explainFlag>('flags.explain', 'POST', `${CONFIGURED_FLAG}:explain`)

export const listSegments = operation<typeof api.listSegments>('segments.list', 'GET', SEGMENTS)
export const createSegment = operation<typeof api.createSegment>('segments.create', 'POST', SEGMENTS)
export const deleteSegment = operation<typeof api.deleteSegment>('segments.delete', 'DELETE', `${SEGMENTS}/{segment}`)
export const getSegment = operation<typeof api.getSegment>('segments.get', 'GET', `${SEGMENTS}/{segment}`)

export const planChange = operation<typeof api.planChange>('changes.plan', 'POST', `${PROJECT}/changes:plan`)
export const applyChange = operation<typeof api.applyChange>('changes.apply', 'POST', `${PROJECT}/changes`)
export const listChanges = operation<typeof api.listChanges>('changes.list', 'GET', `${PROJECT}/changes`)
export const getChange = operation<typeof api.getChange>('changes.get', 'GET', `${PROJECT}/changes/{change}`)
export const revertChange = operation<typeof api.revertChange>(
  'changes.revert',
  'POST',
  `${PROJECT}/changes/{change}:revert`,
)

export const listAudit = operation<typeof api.listAudit>('audit.list', 'GET', `${PROJECT}/audit`)
export const exportProject = operation<typeof api.exportProject>('transfer.export', 'GET', `${PROJECT}:export`)
export const importProject = operation<typeof api.importProject>('transfer.import', 'POST', `${PROJECT}:import`)
