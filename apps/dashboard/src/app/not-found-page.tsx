import { Link } from '@tanstack/react-router'

export function NotFoundPage() {
  return (
    <section className="mx-auto flex max-w-xl flex-col items-start gap-3 p-12">
      <h1 className="text-lg font-semibold">There is nothing at this address</h1>
      <p className="text-t2">It may have been moved or deleted, or the address may be mistyped.</p>
      <Link to="/" className="text-accent underline">
        Go to the start
      </Link>
    </section>
  )
}
