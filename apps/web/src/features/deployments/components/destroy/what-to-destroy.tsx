import { Card } from "@/components/ui/card.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { plural } from "@/format/number.ts";
import { byComponent } from "../../store/by-component.ts";
import { namesInWords } from "../../store/plan-groups.ts";
import type { Destroyable } from "../../store/run-types.ts";
import type { TakenAlong } from "../../store/taken-along.ts";

export interface WhatToDestroyProps {
  readonly recorded: Destroyable["recorded"];
  /** Absent while everything goes. */
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (chosen: readonly string[] | undefined) => void;
  readonly along: readonly TakenAlong[];
  readonly titleOf: (component: string) => string;
}

const SEGMENTS = [
  { value: "everything", label: "Everything" },
  { value: "chosen", label: "Chosen components" },
];

/** Components as people look for them. */
function byTitle(recorded: Destroyable["recorded"], titleOf: (component: string) => string) {
  return [...byComponent(recorded)].toSorted(([left], [right]) => titleOf(left).localeCompare(titleOf(right)));
}

/** Everything, or a list of components; what else goes with these is said below it. */
export function WhatToDestroy({ recorded, chosen, onChoose, along, titleOf }: WhatToDestroyProps) {
  const toggle = (component: string, isChosen: boolean) => {
    const others = (chosen ?? []).filter((known) => known !== component);
    onChoose(isChosen ? [...others, component] : others);
  };
  return (
    <Card title="What to destroy">
      <SegmentedControl
        label="What to destroy"
        segments={SEGMENTS}
        value={chosen ? "chosen" : "everything"}
        onValueChange={(value) => onChoose(value === "chosen" ? [] : undefined)}
      />
      {chosen && (
        <ul aria-label="Components" className="grid gap-x-6 pt-4 md:grid-cols-2">
          {byTitle(recorded, titleOf).map(([component, resources]) => (
            <li key={component} className="flex items-center justify-between gap-3">
              <Checkbox
                isChecked={chosen.includes(component)}
                onCheckedChange={(isChosen) => toggle(component, isChosen)}
                label={titleOf(component)}
              />
              <span className="shrink-0 text-muted text-small">{plural(resources.length, "resource")}</span>
            </li>
          ))}
        </ul>
      )}
      {along.length > 0 && (
        <div className="pt-4">
          <p className="text-label">These go with them</p>
          <ul aria-label="What goes with the chosen components" className="text-secondary">
            {along.map(({ component, resources, standsOn }) => (
              <li key={component}>
                {titleOf(component)}: {plural(resources, "resource")}, which cannot be there without {namesInWords(standsOn.map(titleOf))}.
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
