"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { plural } from "@/format/number.ts";
import { useDesignerStore } from "../../hooks/designer-context.tsx";
import { toggleZones } from "../../store/edit/fold.ts";

interface ZoneRowsProps {
  readonly id: string;
  readonly title: string;
  readonly zones: readonly string[];
  readonly isUnfolded: boolean;
}

/** The zones inside a store: how many, or a row for each. */
export function ZoneRows({ id, title, zones, isUnfolded }: ZoneRowsProps) {
  const store = useDesignerStore();
  const Chevron = isUnfolded ? ChevronDown : ChevronRight;
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${isUnfolded ? "Fold" : "Unfold"} the zones of ${title}`}
        aria-expanded={isUnfolded}
        title={`${isUnfolded ? "Fold" : "Unfold"} the zones (U)`}
        className="nodrag absolute top-6 right-2 flex h-6 items-center rounded-chip bg-surface px-1 text-secondary text-small hover:bg-hover hover:text-primary"
        onClick={(event) => {
          event.stopPropagation();
          toggleZones(store, [id]);
        }}
      >
        <Chevron size={12} strokeWidth={1.5} aria-hidden="true" />
        {plural(zones.length, "zone")}
      </button>
      {isUnfolded ? (
        <ul className="absolute inset-x-3 bottom-7 text-small">
          {zones.map((zone) => (
            <li key={zone} className="flex h-5 items-center gap-1.5 border-hairline border-t text-secondary">
              <span aria-hidden="true" className="size-1.5 shrink-0 rounded-full bg-control" />
              <span className="truncate">{zone}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
