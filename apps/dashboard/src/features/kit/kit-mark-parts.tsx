import { Avatar } from '../../ui/avatar.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { Glyph, StatusText, type Status } from '../../ui/glyph.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { SplitBar } from '../../ui/split-bar.tsx'
import { Stat } from '../../ui/stat.tsx'
import { Time } from '../../ui/time.tsx'
import { Value } from '../../ui/value.tsx'
import { variationColor } from '../../ui/variation-color.ts'
import { KitSection, KitState } from './kit-section.tsx'

const STATUSES: readonly (readonly [Status, string])[] = [
  ['done', 'Healthy'],
  ['run', 'In progress'],
  ['wait', 'Waits for approval'],
  ['bad', 'Rolled back'],
  ['ice', 'Frozen until Monday'],
  ['off', 'Off'],
  ['todo', 'Later'],
]
const TONES: readonly Tone[] = ['ok', 'run', 'wait', 'bad', 'ice', 'off', 'accent']
const KEYS = ['mod+k', 'g f', 'shift+r', 'mod+enter', '?', 'space', 'esc']
const PEOPLE = ['Dana Okafor', 'Ravi Menon', 'Lena Fischer', 'Ines Moreau', 'Sam Ortiz', 'deploy-bot']

/** Marks: what says something in little room. */
export function KitMarkParts() {
  return (
    <>
      <KitSection title="Statuses">
        <KitState name="Shapes, 14 and 20 px">
          {STATUSES.map(([status, words]) => (
            <Glyph key={status} status={status} label={words} />
          ))}
          {STATUSES.map(([status, words]) => (
            <Glyph key={status} status={status} size={20} label={words} />
          ))}
        </KitState>
        <KitState name="With words">
          {STATUSES.map(([status, words]) => (
            <StatusText key={status} status={status}>
              {words}
            </StatusText>
          ))}
        </KitState>
        <KitState name="Progress from 0 to all">
          {[0, 0.25, 0.5, 0.75, 1].map((fraction) => (
            <Glyph key={fraction} status="run" size={20} fraction={fraction} label={`${fraction * 100}%`} />
          ))}
        </KitState>
      </KitSection>
      <KitSection title="Badges, keys, people, environments">
        <KitState name="Badges">
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </KitState>
        <KitState name="Keys">
          {KEYS.map((keys) => (
            <Kbd key={keys} keys={keys} />
          ))}
        </KitState>
        <KitState name="People">
          {PEOPLE.map((name) => (
            <Avatar key={name} name={name} />
          ))}
          <Avatar name="Dana Okafor" size={32} />
        </KitState>
        <KitState name="Environments">
          <EnvironmentShapeMark shape="circle" /> Test
          <EnvironmentShapeMark shape="square" /> Staging
          <EnvironmentShapeMark shape="diamond" /> Production
        </KitState>
      </KitSection>
      <Amounts />
    </>
  )
}

const SPLITS = [
  { label: 'true', color: variationColor(0), share: 25 },
  { label: 'false', color: variationColor(1), share: 60 },
  { label: 'legacy', color: variationColor(2), share: 14.9 },
  { label: 'other', color: variationColor(3), share: 0.1 },
]
const VALUES = [true, false, 'stripe', 25, { limit: 10, names: ['a', 'b'] }, '', null, 'seventh', 8, 'ninth'] as const

function Amounts() {
  return (
    <KitSection title="Values, amounts, times">
      <KitState name="Values of variations">
        {VALUES.map((value, index) => (
          <Value key={index} value={value} index={index} className="max-w-48" />
        ))}
        <Value value="legacy" index={1} name="The old way" />
        <Value value="none of them" index={null} />
      </KitState>
      <KitState name="Split" className="w-64">
        <SplitBar parts={SPLITS} label="25% true, 60% false, 14.9% legacy, 0.1% other" />
        <SplitBar parts={SPLITS} height={10} />
      </KitState>
      <KitState name="Progress" className="w-48">
        <ProgressBar value={0} label="Imported flags" />
        <ProgressBar value={0.42} label="Imported segments" />
        <ProgressBar value={1} label="Imported contexts" color="var(--okf)" />
      </KitState>
      <KitState name="Stat" className="w-48">
        <Stat label="Users that switch" value="25,210" note="of contexts seen in 7 days" />
        <Stat label="Errors" value="0.4%" note="n 9,214" status="done" />
      </KitState>
      <KitState name="Times">
        <Time at={Date.now() - 5_000} />
        <Time at={Date.now() - 720_000} />
        <Time at={Date.now() - 86_400_000 * 3} />
        <Time at={Date.now()} isAbsolute />
      </KitState>
    </KitSection>
  )
}
