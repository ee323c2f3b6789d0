import { classNames } from "./class-names.ts";

/** A rotating arc; with reduced motion it stands still as a half disc. Decorative: say what is running in words beside it. */
export function Spinner({ size = 16, className }: { size?: number; className?: string }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" fill="none" className={classNames("animate-arc", className)}>
      <circle cx="8" cy="8" r="6" stroke="currentColor" strokeOpacity="0.25" strokeWidth="1.75" />
      <path d="M8 2a6 6 0 0 1 6 6" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
