import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { TabLink, Tabs } from '../../ui/tabs.tsx'
import { KitSection, KitState } from './kit-section.tsx'

const CODE = `import { init } from '@launchdarkly/node-server-sdk'

// One client serves the program.
const client = init('sdk-key', { baseUri: 'http://localhost:7070' })
const isOn = await client.variation('checkout', { kind: 'user', key: 'dana' }, false)`

/** What pages are made of, and what they show when there is nothing to show. */
export function KitPageParts() {
  const [shown, setShown] = useState(50)
  return (
    <>
      <KitSection title="Around a page" className="flex-col">
        <div className="flex items-center gap-1.5">
          <Breadcrumb parents={[<a href="#flags">Flags</a>]} current="A flag with its way" />
        </div>
        <Tabs label="Parts of the flag" className="w-full">
          <TabLink render={<a href="#targeting" aria-current="page" />}>Targeting</TabLink>
          <TabLink render={<a href="#monitoring" />}>Monitoring</TabLink>
          <TabLink render={<a href="#history" />} count={1204}>
            History
          </TabLink>
        </Tabs>
        <div className="flex w-full flex-col gap-1">
          <Banner tone="wait">Not connected since 10:42. What you see may be old.</Banner>
          <Banner tone="accent" actions={<Button variant="line">Review changes</Button>}>
            1 change is not applied
          </Banner>
          <Banner tone="off" actions={<Button variant="line">Restore</Button>}>
            This flag is archived
          </Banner>
          <Banner tone="ice">Frozen until Monday, 06:00</Banner>
          <Banner tone="bad">The database does not answer</Banner>
          <Banner tone="run">Three flags have changed</Banner>
        </div>
      </KitSection>
      <KitSection title="Cards and code" className="grid! grid-cols-1 md:grid-cols-2">
        <Card title="Evaluations" note="in 24 h" actions={<Button>Open</Button>}>
          Content
        </Card>
        <Card>Without a title</Card>
        <CodeBlock label="Read a flag" language="typescript" code={CODE} />
        <CodeBlock label="Turn it on" language="shell" code={'guidon flag on checkout --env production # at once'} />
        <CodeBlock label="The flag as JSON" language="json" code={'{ "on": true, "version": 42, "tag": null }'} />
      </KitSection>
      <KitSection title="Nothing to show" className="grid! grid-cols-1 md:grid-cols-2">
        <KitState name="Loading" className="card p-2">
          <div className="w-full">
            <SkeletonLines count={4} />
          </div>
        </KitState>
        <KitState name="Failed" className="card p-2">
          <ErrorState
            title="The flags could not be loaded"
            detail="The server does not answer. It was asked at 10:42."
            requestId="0197-c2d1-77"
            onRetry={() => undefined}
          />
        </KitState>
        <KitState name="Empty" className="card p-2">
          <EmptyState
            title="No flags yet"
            why="A flag decides who gets what, without a deployment."
            action={
              <Button variant="primary" size={32}>
                <Plus size={14} aria-hidden />
                New flag
              </Button>
            }
            command="guidon flag create checkout"
          />
        </KitState>
        <KitState name="More" className="card p-2">
          <LoadMore shown={shown} total={2418} noun="entries" isLoading={false} onMore={() => setShown(shown + 50)} />
          <LoadMore shown={12} noun="entries" isLoading={false} hasMore={false} onMore={() => undefined} />
          <LoadMore shown={50} noun="entries" isLoading onMore={() => undefined} />
        </KitState>
      </KitSection>
    </>
  )
}
