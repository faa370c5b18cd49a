import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { maskedKey } from './masked-key.ts'

export interface KeyRowProps {
  readonly value: string
  /** "the SDK key" */
  readonly name: string
  /** Hidden until somebody asks: screens are shared. */
  readonly isSecret: boolean
}

/** A key to copy, and to look at when it must be. */
export function KeyRow({ value, name, isSecret }: KeyRowProps) {
  const [isShown, setIsShown] = useState(!isSecret)
  return (
    <div className="flex min-w-0 items-center gap-1 rounded-md border border-line bg-sub ps-2.5 pe-1">
      <code className="mono min-w-0 flex-1 py-1.5 text-xs wrap-anywhere" dir="ltr">
        {isShown ? value : maskedKey(value)}
      </code>
      {isSecret ? (
        <IconButton label={isShown ? `Hide ${name}` : `Show ${name}`} onClick={() => setIsShown(!isShown)}>
          {isShown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
        </IconButton>
      ) : null}
      <CopyButton text={value} label={`Copy ${name}`} />
    </div>
  )
}
