/** A lake under a horizon: two strokes of water below a zero that is cut by the surface. */
export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg
      role="img"
      aria-label="Zerolake"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      strokeLinecap="round"
      className="shrink-0 text-accent"
    >
      <path d="M4.2 11A8 8 0 0 1 19.8 11" stroke="currentColor" strokeWidth="2" />
      <path d="M3.5 14.5c2.1-1.7 4.3-1.7 6.4 0s4.3 1.7 6.4 0 2.8-1.5 4.2-.9" stroke="currentColor" strokeWidth="1.75" />
      <path d="M6.5 18.5c1.5-1.1 3.1-1.1 4.6 0s3.2 1.1 4.7 0" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}
