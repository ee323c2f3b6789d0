import type { Category } from "@zerolake/catalog";
import type { ReactNode } from "react";

/** Our own marks on a 24 grid, one stroke, one colour. No vendor's or project's logo. */
const GLYPHS: Readonly<Record<Category, ReactNode>> = {
  sources: (
    <>
      <path d="M12 3.5 20.5 12 12 20.5 3.5 12z" />
      <path d="M12 9v6M9 12h6" />
    </>
  ),
  storage: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="1.5" />
      <path d="M4 9.3h16M4 14.7h16" />
    </>
  ),
  streaming: (
    <path d="M3.5 8c2.8-2.6 5.7-2.6 8.5 0s5.7 2.6 8.5 0M3.5 12.5c2.8-2.6 5.7-2.6 8.5 0s5.7 2.6 8.5 0M3.5 17c2.8-2.6 5.7-2.6 8.5 0s5.7 2.6 8.5 0" />
  ),
  batch: (
    <>
      <circle cx="12" cy="12" r="3.2" />
      <path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M18 6l-2.1 2.1M8.1 15.9 6 18" />
    </>
  ),
  ml: (
    <>
      <path d="M12 4 20.5 19.5h-17z" />
      <circle cx="12" cy="14.5" r="1.6" />
    </>
  ),
  ai: <path d="M12 3.5c.9 5 3.5 7.6 8.5 8.5-5 .9-7.6 3.5-8.5 8.5-.9-5-3.5-7.6-8.5-8.5 5-.9 7.6-3.5 8.5-8.5z" />,
  platform: (
    <>
      <rect x="4.5" y="4.5" width="15" height="15" rx="2" />
      <path d="M9 4.5v15" />
    </>
  ),
};

export function CategoryGlyph({ category, size = 24, className }: { category: Category; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(className ? { className } : {})}
    >
      {GLYPHS[category]}
    </svg>
  );
}
