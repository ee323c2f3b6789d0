"use client";

import type { Value } from "@zerolake/resources";
import type { NeighbourName } from "./setting-field-props.ts";

interface NeighbourNamesProps {
  readonly names: readonly NeighbourName[];
  readonly value: Value | undefined;
  readonly onChoose: (name: string) => void;
}

/** Names that other components have, each one click away; what is there already is left out. */
export function NeighbourNames({ names, value, onChoose }: NeighbourNamesProps) {
  const taken = new Set(Array.isArray(value) ? value : [value]);
  const left = names.filter(({ name }) => !taken.has(name));
  if (left.length === 0) return null;
  const sources = [...new Set(left.map(({ from }) => from))];
  return (
    <div className="space-y-1">
      {sources.map((source) => (
        <div key={source} role="group" aria-label={`From ${source}`} className="flex flex-wrap items-center gap-1 text-small">
          <span className="text-muted">From {source}:</span>
          {left
            .filter(({ from }) => from === source)
            .map(({ name }) => (
              <button
                key={name}
                type="button"
                onClick={() => onChoose(name)}
                className="min-h-6 rounded-chip border border-line px-1.5 text-secondary hover:bg-hover hover:text-primary"
              >
                {name}
              </button>
            ))}
        </div>
      ))}
    </div>
  );
}
