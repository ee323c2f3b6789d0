"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import type { FieldControlProps } from "./field.tsx";

export interface Segment {
  value: string;
  label: ReactNode;
  /** Spoken instead of the label, for icons. */
  name?: string;
}

/** One of up to four. Arrow keys move, as in a radio group. */
export function SegmentedControl({
  value,
  onValueChange,
  segments,
  label,
  isDisabled = false,
  ...control
}: Partial<FieldControlProps> & {
  value: string | undefined;
  onValueChange: (value: string) => void;
  segments: readonly Segment[];
  label: string;
  isDisabled?: boolean;
}) {
  return (
    <ToggleGroup.Root
      {...control}
      type="single"
      value={value ?? ""}
      onValueChange={(next) => next && onValueChange(next)}
      aria-label={label}
      disabled={isDisabled}
      className="inline-flex h-8 rounded-chip border border-control bg-surface p-0.5"
    >
      {segments.map((segment) => (
        <ToggleGroup.Item
          key={segment.value}
          value={segment.value}
          aria-label={segment.name}
          className="inline-flex items-center gap-1.5 rounded-[3px] px-2.5 text-label text-secondary transition-colors hover:bg-hover disabled:text-disabled data-[state=on]:bg-selected data-[state=on]:text-accent"
        >
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
