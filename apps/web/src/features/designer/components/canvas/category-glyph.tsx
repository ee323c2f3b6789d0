import type { Category } from "@zerolake/catalog";
import type { ReactNode } from "react";

/** One line glyph per category, on a 24 grid. Decorative: the component's name always stands beside it. */
export function CategoryGlyph({ category, size = 16 }: { readonly category: Category | undefined; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={size >= 24 ? 1.5 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      {category ? GLYPHS[category] : <path d="M12 7v6m0 4v.01M4 4h16v16H4Z" />}
    </svg>
  );
}

const GLYPHS: Readonly<Record<Category, ReactNode>> = {
  sources: <path d="M12 3 21 12l-9 9-9-9ZM9 12h6m-2.5-2.5L15 12l-2.5 2.5" />,
  storage: <path d="M4 5h16v5H4ZM4 14h16v5H4ZM7.5 7.5h.01M7.5 16.5h.01" />,
  streaming: <path d="M3 7c3-3 6 3 9 0s6-3 9 0M3 12c3-3 6 3 9 0s6-3 9 0M3 17c3-3 6 3 9 0s6-3 9 0" />,
  batch: (
    <path d="M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM12 3v3m0 12v3M3 12h3m12 0h3M5.6 5.6l2.1 2.1m8.6 8.6 2.1 2.1m0-12.8-2.1 2.1m-8.6 8.6-2.1 2.1" />
  ),
  ml: <path d="M12 4 21 19H3ZM12 4v15M7.5 19l4.5-6.5 4.5 6.5" />,
  ai: <path d="M12 3c.8 5.4 3.6 8.2 9 9-5.4.8-8.2 3.6-9 9-.8-5.4-3.6-8.2-9-9 5.4-.8 8.2-3.6 9-9Z" />,
  platform: <path d="M4 4h16v16H4ZM4 9h16M9 9v11" />,
};
