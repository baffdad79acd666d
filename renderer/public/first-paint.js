// Runs before the first paint, so that a dark window never flashes white. Bundled scripts are deferred, hence a
// file of its own; renderer/theme/theme.ts keeps the attribute up to date from then on.
let chosen = null
try {
  chosen = localStorage.getItem('poolkeeper.theme')
} catch {
  // Storage is off: the system's choice stands.
}
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-bs-theme', dark ? 'dark' : 'light')
