import path from 'node:path'
import { bundleGuidon } from './bundle.ts'

await bundleGuidon(path.join(import.meta.dirname, 'dist/guidon.js'))
