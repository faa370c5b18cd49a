export { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
export { browserMissingMessage, findBrowser } from './browser-path.ts'
