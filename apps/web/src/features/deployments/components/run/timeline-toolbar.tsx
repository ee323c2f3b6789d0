"use client";

import type { RefObject } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Input } from "@/components/ui/input.tsx";
import { formatEstimate } from "@/format/time.ts";
import type { CriticalPath } from "../../store/critical-path.ts";

export interface TimelineView {
  readonly onlyErrors: boolean;
  readonly showsWaits: boolean;
  /** Part of a name. */
  readonly text: string;
}

export interface TimelineToolbarProps {
  readonly shown: TimelineView;
  readonly onShownChange: (shown: TimelineView) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly critical: CriticalPath | undefined;
  readonly titleOf: (component: string) => string;
}

export function TimelineToolbar({ shown, onShownChange, search, critical, titleOf }: TimelineToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Input
        ref={search}
        type="search"
        aria-label="Find a resource"
        placeholder="Find a resource… /"
        value={shown.text}
        onChange={(event) => onShownChange({ ...shown, text: event.target.value })}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        className="max-w-64"
      />
      <Checkbox
        label="Errors only"
        isChecked={shown.onlyErrors}
        onCheckedChange={(onlyErrors) => onShownChange({ ...shown, onlyErrors })}
      />
      <Checkbox
        label="Waiting time"
        isChecked={shown.showsWaits}
        onCheckedChange={(showsWaits) => onShownChange({ ...shown, showsWaits })}
      />
      {critical && critical.components.length > 1 && (
        <p className="min-w-0 text-secondary text-small">
          <span aria-hidden="true">◆ </span>Critical path: {critical.components.map(titleOf).join(" → ")},{" "}
          {formatEstimate(critical.minutes)}
        </p>
      )}
    </div>
  );
}
