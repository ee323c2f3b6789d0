"use client";

import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { OverlayControl } from "../../hooks/use-overlay.ts";
import type { OverlayName } from "../../store/overlay.ts";

/** Which meaning colours the drawing; plan and run also need a deployment. The health is that of the viewed environment. */
export function OverlayChoice({ overlays }: { readonly overlays: OverlayControl }) {
  const { name, number, choices, choose } = overlays;
  return (
    <span className="flex items-center gap-2">
      <SegmentedControl
        label="Overlay"
        value={name}
        onValueChange={(next) => choose(next as OverlayName)}
        segments={[
          { value: "design", label: "Design" },
          { value: "cost", label: "Cost" },
          ...(choices.length > 0
            ? [
                { value: "plan", label: "Plan" },
                { value: "run", label: "Run" },
                { value: "health", label: "Health" },
              ]
            : []),
        ]}
      />
      {name === "plan" || name === "run" ? (
        <span className="w-36 max-xl:w-28">
          <Select
            label="Deployment"
            value={number === undefined ? undefined : String(number)}
            onValueChange={(next) => choose(name, Number(next))}
            options={choices.map((choice) => ({ value: String(choice.number), label: `#${choice.number} ${choice.environment}` }))}
          />
        </span>
      ) : null}
    </span>
  );
}
