import { Button, type ButtonProps } from '../ui/button.tsx'
import { useWhyAway } from './server-away.ts'

/** A button that saves something on the server: while that cannot be reached it says so instead. */
export function WriteButton({ disabledReason, ...rest }: ButtonProps) {
  const away = useWhyAway()
  return <Button {...rest} disabledReason={away ?? disabledReason ?? null} />
}
