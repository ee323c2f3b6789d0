"use client";

import type { Category } from "@zerolake/catalog";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { type StatusRole, STATUS_CLASSES } from "@/components/ui/status.ts";
import { useTitleSizePx } from "../../hooks/use-zoom-bucket.ts";
import type { Finding } from "../../store/designer-state.ts";
import { CategoryGlyph } from "./category-glyph.tsx";
import { FindingBadge } from "./node-badge.tsx";

interface NearContentProps {
  readonly title: string;
  readonly kind: string;
  readonly category: Category | undefined;
  readonly findings: readonly Finding[];
  readonly isKindShown: boolean;
}

/** From 45 % zoom on: glyph, title, badge; the kind joins at 85 %. */
export function NearContent({ title, kind, category, findings, isKindShown }: NearContentProps) {
  const titlePx = useTitleSizePx();
  return (
    <>
      <div className="flex items-center gap-1.5 text-secondary">
        <CategoryGlyph category={category} size={titlePx > 16 ? 20 : 16} />
        <span
          title={title}
          className="min-w-0 flex-1 truncate font-medium text-primary"
          style={{ fontSize: titlePx, lineHeight: `${titlePx + 5}px` }}
        >
          {title}
        </span>
        <FindingBadge findings={findings} />
      </div>
      {isKindShown ? <div className="truncate text-secondary text-small">{kind}</div> : null}
    </>
  );
}

/** Below 45 % a node is a plain block with its category's glyph and, in an overlay, its status. */
export function FarContent({ category, role, hasError }: { readonly category: Category | undefined; readonly role: StatusRole | undefined; readonly hasError: boolean }) {
  return (
    <div className="grid size-full place-items-center">
      <span className="flex items-center gap-3 text-secondary">
        <CategoryGlyph category={category} size={40} />
        {role ? <StatusIcon role={role} size={32} className={STATUS_CLASSES[role].solidText} /> : null}
        {!role && hasError ? <StatusIcon role="danger" size={32} className="text-danger-solid" /> : null}
      </span>
    </div>
  );
}
