/** What the test gave to this page. */
export const setup = globalThis.setup

export const root = document.querySelector('main')

/** Shows a value where the test looks for it. */
export function show(value) {
  root.innerHTML = ''
  root.append(Object.assign(document.createElement('output'), { textContent: value }))
}
