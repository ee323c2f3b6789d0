"use client";

import type { ComponentDefinition } from "@zerolake/catalog";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { KindGlyph } from "./kind-glyph.tsx";
import { FindingBadge } from "./node-badge.tsx";

interface NearContentProps {
  readonly title: string;
  readonly kind: string;
  readonly definition: ComponentDefinition | undefined;
  readonly findings: readonly Finding[];
  readonly isKindShown: boolean;
}

/** From 45 % zoom on: glyph, title, badge; the kind joins at 85 %. */
export function NearContent({ title, kind, definition, findings, isKindShown }: NearContentProps) {
  return (
    <>
      <div className="flex items-center gap-1.5 text-secondary">
        <KindGlyph kind={definition} />
        <span title={title} className="designer-title min-w-0 flex-1 truncate font-medium text-primary">
          {title}
        </span>
        <span className="designer-badge shrink-0">
          <FindingBadge findings={findings} />
        </span>
      </div>
      {isKindShown ? <div className="truncate text-secondary text-small">{kind}</div> : null}
    </>
  );
}

interface FarContentProps {
  readonly title: string;
  readonly isTitleShown: boolean;
  readonly definition: ComponentDefinition | undefined;
  readonly tone: StatusRole | undefined;
  readonly hasError: boolean;
  /** What it costs, in the overlay that is about that. */
  readonly amount: string | undefined;
}

/** Below 45 % a node is its name in large letters, farther away its category's glyph; and, in an overlay, its status. */
export function FarContent({ title, isTitleShown, definition, tone, hasError, amount }: FarContentProps) {
  const mark = <FarMark tone={tone} hasError={hasError} />;
  if (isTitleShown) {
    return (
      <div className="flex size-full items-center gap-2">
        <span className="min-w-0 flex-1">
          <span className={`designer-name font-medium text-primary ${amount === undefined ? "" : "[-webkit-line-clamp:1]!"}`}>{title}</span>
          {amount === undefined ? null : <span className="designer-name text-primary [-webkit-line-clamp:1]!">{amount}</span>}
        </span>
        {mark}
      </div>
    );
  }
  return (
    <div title={title} className="grid size-full place-items-center">
      <span className="flex items-center gap-3 text-secondary">
        <KindGlyph kind={definition} size={60} />
        {mark}
      </span>
    </div>
  );
}

interface FarMarkProps {
  readonly tone: StatusRole | undefined;
  readonly hasError: boolean;
  readonly size?: number;
}

/** The one thing that is still said about a node from anywhere: its status in an overlay, or that something is wrong. */
export function FarMark({ tone, hasError, size = 32 }: FarMarkProps) {
  const status = tone ?? (hasError ? "danger" : undefined);
  return status ? <StatusIcon status={status} size={size} className={`shrink-0 ${STATUS_CLASSES[status].solidText}`} /> : null;
}
