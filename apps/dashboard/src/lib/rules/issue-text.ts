/** What is wrong, and where as a person counts: "Rule 2: shares make 25 %, not 100 %." */
export function issueText({ path, message }: { readonly path: string; readonly message: string }): string {
  const place = placeOf(path)
  if (place === null || message.startsWith(place)) return message
  return `${place}: ${message.replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase())}`
}

function placeOf(path: string): string | null {
  const rule = /^\/rules\/(\d+)(?:\/|$)/.exec(path)
  if (rule !== null) return `Rule ${Number(rule[1]) + 1}`
  return /^\/fallthrough(?:\/|$)/.test(path) ? 'Everyone else' : null
}
