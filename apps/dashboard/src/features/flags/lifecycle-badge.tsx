import type { FlagLifecycle } from '@guidon/api'
import { Badge, type Tone } from '../../ui/badge.tsx'

const LOOKS: Readonly<Record<FlagLifecycle, readonly [label: string, tone: Tone]>> = {
  building: ['Building', 'off'],
  releasing: ['Releasing', 'run'],
  live: ['Live', 'ok'],
  cleanup: ['Cleanup', 'ice'],
  stale: ['Stale', 'wait'],
  permanent: ['Permanent', 'off'],
  archived: ['Archived', 'off'],
}

/** Where a flag is on its way. */
export function LifecycleBadge({ lifecycle }: { lifecycle: FlagLifecycle }) {
  const [label, tone] = LOOKS[lifecycle]
  return <Badge tone={tone}>{label}</Badge>
}
