import { CopyButton } from './copy-button.tsx'
import { codeTokens, type CodeLanguage, type TokenKind } from './code-tokens.ts'
import { cx } from './cx.ts'

export interface CodeBlockProps {
  readonly code: string
  readonly language: CodeLanguage
  /** Its name for screen readers: "Command", "Install the SDK". */
  readonly label: string
  readonly className?: string
}

const COLORS: Readonly<Record<TokenKind, string | undefined>> = {
  plain: undefined,
  comment: 'text-t3',
  string: 'text-ok',
  number: 'text-wait',
  word: 'text-ice',
  flag: 'text-run',
}

/** Code to read and to copy. */
export function CodeBlock({ code, language, label, className }: CodeBlockProps) {
  return (
    <div className={cx('relative min-w-0 rounded-lg border border-line bg-panel', className)}>
      <pre
        role="region"
        aria-label={label}
        tabIndex={0}
        className="mono overflow-x-auto p-3 pe-11 text-xs leading-[18px]"
        dir="ltr"
      >
        <code>
          {codeTokens(code, language).map(({ kind, text }, index) => (
            <span key={index} className={COLORS[kind]}>
              {text}
            </span>
          ))}
        </code>
      </pre>
      {/* Code that is wider disappears under it as a whole. */}
      <span className="absolute end-0 top-0 rounded-e-lg bg-panel p-1.5 ps-1">
        <CopyButton text={code} label={`Copy: ${label}`} />
      </span>
    </div>
  )
}
