import type { Variation } from '@guidon/model'

/** What an environment serves: one variation alone needs no quotes. */
export function servesText(serves: string): string {
  return /^"([^"]*)"$/.exec(serves)?.[1] ?? serves
}

/** A value, with its name where that says something else. */
export function variationText({ name, value }: Pick<Variation, 'name' | 'value'>): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return name === '' || name === text ? text : `${text}  (${name})`
}
