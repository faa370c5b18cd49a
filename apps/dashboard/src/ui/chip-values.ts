/**
 * The values in a text that was typed or pasted: one a line, or several divided by comma, semicolon or tab. In double
 * quotes a divider is a part of the value, and `""` is a quote, as in CSV.
 */
export function splitValues(text: string): readonly string[] {
  const values: string[] = []
  let value = ''
  let isQuoted = false
  const end = (): void => {
    if (value.trim() !== '') values.push(value.trim())
    value = ''
  }
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (character === '"' && isQuoted && text[index + 1] === '"') {
      value += '"'
      index++
    } else if (character === '"' && (isQuoted || value.trim() === '')) isQuoted = !isQuoted
    else if (!isQuoted && /[\n\r,;\t]/.test(character)) end()
    else value += character
  }
  end()
  return values
}

/** Adds what is not there yet, each once, in order. */
export function addValues(values: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...values, ...added])]
}
