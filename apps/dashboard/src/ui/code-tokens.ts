export type CodeLanguage = 'shell' | 'typescript' | 'json' | 'python' | 'go' | 'text'
export type TokenKind = 'plain' | 'comment' | 'string' | 'number' | 'word' | 'flag'

export interface CodeToken {
  readonly kind: TokenKind
  readonly text: string
}

const KEYWORDS =
  'import|from|export|const|let|var|function|return|await|async|new|if|else|for|of|in|true|false|null|undefined|nil|None|True|False|def|package|func|type|as|with|try|catch|throw'

const COMMON = {
  string: String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|` + '`(?:\\\\.|[^`\\\\])*`',
  number: String.raw`\b\d+(?:\.\d+)?\b`,
}

const code = (comment: string): RegExp =>
  new RegExp(
    `(?<comment>${comment})|(?<string>${COMMON.string})|(?<word>\\b(?:${KEYWORDS})\\b)|(?<number>${COMMON.number})`,
    'g',
  )

const PATTERNS: Readonly<Record<CodeLanguage, RegExp | null>> = {
  shell: new RegExp(
    `(?<comment>(?<=^|\\s)#[^\\n]*)|(?<string>${COMMON.string})|(?<flag>(?<=\\s)--?[a-zA-Z][\\w-]*)`,
    'gm',
  ),
  typescript: code(String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`),
  go: code(String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`),
  python: code(String.raw`#[^\n]*`),
  json: new RegExp(`(?<string>${COMMON.string})|(?<word>\\b(?:true|false|null)\\b)|(?<number>-?${COMMON.number})`, 'g'),
  text: null,
}

/** Cuts code into pieces to colour. Joined again they are the code, whatever it is. */
export function codeTokens(source: string, language: CodeLanguage): readonly CodeToken[] {
  const pattern = PATTERNS[language]
  if (pattern === null) return [{ kind: 'plain', text: source }]
  const tokens: CodeToken[] = []
  let end = 0
  for (const match of source.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: source.slice(end, match.index) })
    tokens.push({ kind: kindOf(match.groups), text: match[0] })
    end = match.index + match[0].length
  }
  if (end < source.length) tokens.push({ kind: 'plain', text: source.slice(end) })
  return tokens
}

function kindOf(groups: Record<string, string | undefined> | undefined): TokenKind {
  const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined)
  return (found?.[0] ?? 'plain') as TokenKind
}
