import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { useSignInLink } from './app/sign-in-link.ts'
import { listenForShortcuts } from './lib/shortcuts.ts'
import { followTheme } from './lib/theme.ts'

followTheme()
listenForShortcuts()
await useSignInLink()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
