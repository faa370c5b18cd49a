import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './button.tsx'
import { announce } from './live-region.tsx'
import { showToast } from './toast-state.ts'

const SHOWN_MS = 1_600

export interface CopyButtonProps {
  readonly text: string
  /** @default 'Copy' */
  readonly label?: string
  readonly className?: string
}

/** Copies a text and says so. */
export function CopyButton({ text, label = 'Copy', className }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false)
  // The confirmation passes by itself.
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async (): Promise<void> => {
    setIsCopied(await copyText(text))
  }
  return (
    <IconButton label={isCopied ? 'Copied' : label} onClick={() => void copy()} className={className}>
      {isCopied ? <Check size={13} className="text-ok" aria-hidden /> : <Copy size={13} aria-hidden />}
    </IconButton>
  )
}

/** Puts a text on the clipboard; says whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    announce('Copied')
    return true
  } catch {
    // Browsers give the clipboard only to pages on https or localhost.
    showToast({ tone: 'bad', title: 'The browser does not let this page copy. Select the text and copy it yourself.' })
    return false
  }
}
