import type { Json } from '@guidon/model'
import { usageError } from '../../errors/cli-error.ts'
import { JQ_FUNCTIONS, type Filter } from './jq-functions.ts'
import { calculate, compare, isTrue, partsOf, slice, take, textOf } from './jq-value.ts'

const HINT = 'See `guidon help jq` for what --jq knows; for more, pipe --json into jq.'

/** Words of jq that begin what this part of it leaves out. */
const LEFT_OUT =
  /(?:if|then|elif|else|end|try|catch|reduce|foreach|def|label|import|include|as|__loc__)\b|\$|\.\.|\?\/\//y

const BINARY: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
]

const identity: Filter = (input) => [input]

/** Reads a filter in one pass, making functions of its parts. One method a rule of the grammar, loosest first. */
export class JqParser {
  private position = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  parse(): Filter {
    const filter = this.pipe()
    if (this.isAtEnd()) return filter
    throw this.refusal()
  }

  private pipe(): Filter {
    const first = this.list()
    if (!this.accept(/\|(?!=)/y)) return first
    const rest = this.pipe()
    return (input) => first(input).flatMap(rest)
  }

  private list(): Filter {
    const filters = [this.alternative()]
    while (this.accept(/,/y)) filters.push(this.alternative())
    return filters.length === 1 ? filters[0]! : (input) => filters.flatMap((filter) => filter(input))
  }

  private alternative(): Filter {
    const first = this.binary(0)
    if (!this.accept(/\/\/(?!=)/y)) return first
    const otherwise = this.alternative()
    return (input) => {
      const found = valuesOrNone(first, input).filter(isTrue)
      return found.length > 0 ? found : otherwise(input)
    }
  }

  private binary(level: number): Filter {
    const operators = BINARY[level]
    if (operators === undefined) return this.signed()
    let left = this.binary(level + 1)
    for (;;) {
      const operator = operators.find((one) => this.accept(operatorPattern(one)))
      if (operator === undefined) return left
      left = combined(operator, left, this.binary(level + 1))
    }
  }

  private signed(): Filter {
    if (!this.accept(/-/y)) return this.postfix()
    const filter = this.postfix()
    return (input) => filter(input).map((value) => calculate('-', 0, value))
  }

  private postfix(): Filter {
    let filter = this.term()
    for (;;) {
      if (this.accept(/\?(?!\/\/)/y)) filter = orNothing(filter)
      else if (this.accept(/\.?\s*\[/y)) filter = this.bracket(filter)
      else if (this.accept(/\.(?=")/y)) filter = taking(filter, this.string())
      else {
        const name = this.match(/\.([A-Za-z_]\w*)/y)?.[1]
        if (name === undefined) return filter
        filter = taking(filter, () => [name])
      }
    }
  }

  /** After `[`: `]`, an index or a slice. */
  private bracket(of: Filter): Filter {
    if (this.accept(/\]/y)) return (input) => of(input).flatMap(partsOf)
    const from = this.accept(/(?=:)/y) ? nothingGiven : this.pipe()
    if (!this.accept(/:/y)) {
      this.expect(/\]/y)
      return taking(of, from)
    }
    const to = this.accept(/(?=\])/y) ? nothingGiven : this.pipe()
    this.expect(/\]/y)
    return (input) =>
      to(input).flatMap((end) => from(input).flatMap((start) => of(input).map((value) => slice(value, start, end))))
  }

  private term(): Filter {
    this.refuseWhatIsLeftOut()
    const name = this.match(/\.([A-Za-z_]\w*)/y)?.[1]
    if (name !== undefined) return taking(identity, () => [name])
    if (this.accept(/\.(?=\s*")/y)) return taking(identity, this.string())
    if (this.accept(/\./y)) return identity
    if (this.accept(/(?=")/y)) return this.string()
    if (this.accept(/\(/y)) return this.upTo(/\)/y)
    if (this.accept(/\[/y)) return this.collected()
    if (this.accept(/\{/y)) return this.object()
    const number = this.match(/\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y)?.[0]
    if (number !== undefined) return () => [Number(number)]
    return this.call()
  }

  private collected(): Filter {
    if (this.accept(/\]/y)) return () => [[]]
    const filter = this.upTo(/\]/y)
    return (input) => [filter(input)]
  }

  private upTo(end: RegExp): Filter {
    const filter = this.pipe()
    this.expect(end)
    return filter
  }

  private object(): Filter {
    const entries: (readonly [key: Filter, value: Filter])[] = []
    if (this.accept(/\}/y)) return () => [{}]
    do entries.push(this.entry())
    while (this.accept(/,/y))
    this.expect(/\}/y)
    return (input) =>
      entries.reduce<readonly Json[]>(
        (objects, [key, value]) =>
          objects.flatMap((object) =>
            key(input).flatMap((name) =>
              value(input).map((held) => calculate('+', object, Object.fromEntries([[textOf(name), held]]))),
            ),
          ),
        [{}],
      )
  }

  /** `key`, `"key"`, `key: value` or `(expression): value`. */
  private entry(): readonly [Filter, Filter] {
    const name = this.match(/[A-Za-z_]\w*/y)?.[0]
    const isOpen = name === undefined && this.accept(/\(/y)
    const key: Filter = name !== undefined ? () => [name] : isOpen ? this.upTo(/\)/y) : this.string()
    if (this.accept(/:/y)) return [key, this.alternative()]
    if (isOpen) throw this.refusal()
    return [key, taking(identity, key)]
  }

  private call(): Filter {
    const start = this.position
    const name = this.match(/@?[A-Za-z_]\w*/y)?.[0]
    if (name === 'true' || name === 'false') return () => [name === 'true']
    if (name === 'null') return nothingGiven
    if (name === undefined) throw this.refusal()
    const given: Filter[] = []
    if (this.accept(/\(/y)) {
      do given.push(this.pipe())
      while (this.accept(/;/y))
      this.expect(/\)/y)
    }
    const called = `${name}/${given.length}`
    if (!Object.hasOwn(JQ_FUNCTIONS, called)) throw this.unknownFunction(name, start)
    const run = JQ_FUNCTIONS[called]!
    return (input) => run(input, ...given)
  }

  /** A text in quotes; `\(…)` in it holds a filter. */
  private string(): Filter {
    this.expect(/"/y)
    const parts: Filter[] = []
    // Nothing is skipped inside the quotes: blanks belong to the text.
    while (this.text[this.position] !== '"') {
      const literal = this.matchHere(/(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))+/y)?.[0]
      if (literal !== undefined) {
        const value = JSON.parse(`"${literal.replaceAll(/[\u0000-\u001f]/g, escaped)}"`) as string
        parts.push(() => [value])
      } else if (this.matchHere(/\\\(/y)) parts.push(this.upTo(/\)/y))
      else throw this.refusal()
    }
    this.position++
    return (input) =>
      parts.reduce<readonly Json[]>(
        (texts, part) => texts.flatMap((text) => part(input).map((value) => textOf(text) + textOf(value))),
        [''],
      )
  }

  private accept(token: RegExp): boolean {
    return this.match(token) !== null
  }

  private expect(token: RegExp): void {
    if (!this.accept(token)) throw this.refusal()
  }

  private match(token: RegExp): RegExpExecArray | null {
    this.matchHere(/\s+/y)
    return this.matchHere(token)
  }

  private matchHere(token: RegExp): RegExpExecArray | null {
    token.lastIndex = this.position
    const found = token.exec(this.text)
    if (found) this.position = token.lastIndex
    return found
  }

  private isAtEnd(): boolean {
    this.matchHere(/\s+/y)
    return this.position >= this.text.length
  }

  private refuseWhatIsLeftOut(): void {
    const word = this.match(LEFT_OUT)?.[0]
    if (word !== undefined) throw usageError(`--jq does not know jq's "${word}"`, HINT)
  }

  private unknownFunction(name: string, position: number): Error {
    const others = Object.keys(JQ_FUNCTIONS).filter((one) => one.startsWith(`${name}/`))
    if (others.length === 0) return usageError(`--jq knows no "${name}", at "${this.text.slice(position)}"`, HINT)
    const counts = others.map((one) => one.split('/')[1]).join(' or ')
    return usageError(`--jq: ${name} takes ${counts} arguments, at "${this.text.slice(position)}"`, HINT)
  }

  private refusal(): Error {
    this.refuseWhatIsLeftOut()
    if (this.isAtEnd()) return usageError(`--jq "${this.text}" ends too early`, HINT)
    return usageError(`Cannot read --jq "${this.text}" at "${this.text.slice(this.position)}"`, HINT)
  }
}

const nothingGiven: Filter = () => [null]

function operatorPattern(operator: string): RegExp {
  if (/\w/.test(operator)) return new RegExp(`${operator}\\b`, 'y')
  // `//` and the assignments `+=`, `|=` are other operators.
  const following = ['==', '!=', '<=', '>='].includes(operator) ? '' : operator === '/' ? '(?![/=])' : '(?!=)'
  return new RegExp(operator.replace(/[+*]/, '\\$&') + following, 'y')
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function taking(of: Filter, index: Filter): Filter {
  return (input) => index(input).flatMap((one) => of(input).map((value) => take(value, one)))
}

function valuesOrNone(filter: Filter, input: Json): readonly Json[] {
  try {
    return filter(input)
  } catch {
    return []
  }
}

function orNothing(filter: Filter): Filter {
  return (input) => valuesOrNone(filter, input)
}

function combined(operator: string, left: Filter, right: Filter): Filter {
  if (operator === 'and' || operator === 'or') {
    const decides = operator === 'or'
    return (input) =>
      left(input).flatMap((a) => (isTrue(a) === decides ? [decides] : right(input).map((b) => isTrue(b))))
  }
  const combine = COMPARISONS[operator] ?? ((a: Json, b: Json) => calculate(operator, a, b))
  return (input) => right(input).flatMap((b) => left(input).map((a) => combine(a, b)))
}

const COMPARISONS: Readonly<Record<string, (a: Json, b: Json) => boolean>> = {
  '==': (a, b) => compare(a, b) === 0,
  '!=': (a, b) => compare(a, b) !== 0,
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
}
