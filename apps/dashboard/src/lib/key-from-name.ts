/** A key made of a name: lower case, words joined by `-`. */
export function keyFromName(name: string, maxLength: number): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._]+/g, '-')
    .replaceAll(/^[-._]+|-+$/g, '')
    .slice(0, maxLength)
}
