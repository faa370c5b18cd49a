/** The guidon: a line and a pennant. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden className="shrink-0">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <path d="M7 4.6v14.8" stroke="var(--accent-ink)" strokeWidth="1.9" strokeLinecap="round" />
      <path d="M9.2 5.6h8.3l-2.3 3.1 2.3 3.1H9.2z" fill="var(--accent-ink)" />
      <path
        d="M9.6 19.2c3.6 0 4.4-3.2 7.8-3.2"
        stroke="var(--accent-ink)"
        strokeWidth="1.5"
        fill="none"
        strokeLinecap="round"
        opacity=".65"
      />
    </svg>
  )
}
