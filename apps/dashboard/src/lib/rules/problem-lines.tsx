/** What keeps a part from being saved. */
export function ProblemLines({ problems }: { problems: readonly string[] }) {
  return problems.map((problem) => (
    <p key={problem} role="alert" className="mb-1.5 text-xs font-medium text-bad">
      {problem}
    </p>
  ))
}
