/** One character inside or outside a class: itself, or an escape that all flavours read alike. */
export const PORTABLE_ESCAPE = String.raw`\\(?:[nrtf]|x[0-9A-Fa-f]{2}|[!-/:-@[-\x60{-~ ])`

const SINGLE = String.raw`(?:${PORTABLE_ESCAPE}|[^\\[\]\-])`
const CLASS_ITEM = new RegExp(String.raw`\\[dDwWsS]|(${SINGLE})(?:-(${SINGLE}))?`, 'y')
const SET_OPERATORS = /&&|--|~~|\|\|/

/** Why a character class (with its brackets) is not read alike by all SDKs; `undefined` when it is. */
export function explainUnportableClass(characterClass: string): string | undefined {
  const body = characterClass.replace(/^\[\^?/, '').replace(/\]$/, '')
  if (body === '') return 'An empty class "[]" means different things in different languages.'
  if (SET_OPERATORS.test(body))
    return `"${characterClass}" is a set operation in some languages. Escape the repeated sign.`
  if (/[\u{10000}-\u{10FFFF}]/u.test(body)) return 'Characters past U+FFFF in a class match their halves in JavaScript.'
  return explainUnportableItems(body.replace(/^-/, ''))
}

function explainUnportableItems(items: string): string | undefined {
  let position = 0
  while (position < items.length) {
    CLASS_ITEM.lastIndex = position
    const match = CLASS_ITEM.exec(items)
    if (match === null) return explainStop(items.slice(position))
    const [item, from, to] = match
    if (from !== undefined && to !== undefined && codeOf(from) > codeOf(to))
      return `The range "${item}" runs backwards.`
    position += item.length
  }
  return undefined
}

function explainStop(rest: string): string | undefined {
  if (rest === '-') return undefined
  if (rest.startsWith('[')) return 'A "[" inside a class opens another class in some languages. Write "\\[".'
  if (rest.startsWith('-')) return 'A "-" inside a class is read differently. Put it first or last, or write "\\-".'
  return `"${rest.slice(0, 2)}" inside a class is not read alike by all SDKs.`
}

/** The code of a single character or of its escape. */
function codeOf(single: string): number {
  if (single.startsWith('\\x')) return Number.parseInt(single.slice(2), 16)
  const control = CONTROL_CODES.get(single)
  return control ?? single.charCodeAt(single.length - 1)
}

const CONTROL_CODES: ReadonlyMap<string, number> = new Map([
  ['\\n', 10],
  ['\\r', 13],
  ['\\t', 9],
  ['\\f', 12],
])
