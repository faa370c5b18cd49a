export { GuidonProvider, type GuidonProviderOptions } from './guidon-provider.ts'
