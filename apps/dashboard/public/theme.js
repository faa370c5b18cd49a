// Before the first paint, so that a dark screen does not flash white. Kept in step by src/lib/theme.ts.
const wanted = localStorage.getItem('guidon.theme') ?? 'system'
const isDark = wanted === 'dark' || (wanted === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
