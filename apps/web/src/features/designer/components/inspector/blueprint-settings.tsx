"use client";

import { TIERS, type Tier } from "@zerolake/resources";
import { Field } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { setResidency, setTier, setWorkload } from "../../store/edit/set.ts";
import { workloadFigures } from "../../store/inspector/workload-figures.ts";
import { TagsCard } from "./tags-card.tsx";
import { TextControl } from "./text-control.tsx";
import { ViewedTargetCard } from "./viewed-target-card.tsx";

const TIER_WORDS: Readonly<Record<Tier, { readonly label: string; readonly help: string }>> = {
  prototype: { label: "Prototype", help: "One zone, serverless or the smallest size, short retention. For trying things out." },
  standard: { label: "Standard", help: "Sensible sizes, alerts and a budget. For a team's daily work." },
  production: { label: "Production", help: "Three zones, customer key, private endpoints, protection on. For what others depend on." },
};

/** What holds for the whole blueprint: its size and the load it is made for. */
export function BlueprintSettings() {
  const store = useDesignerStore();
  const tier = useDesigner((state) => state.log.current.blueprint.tier);
  const workload = useDesigner((state) => state.log.current.blueprint.workload);
  const residencyRegion = useDesigner((state) => state.log.current.blueprint.policies.residencyRegion);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  return (
    <div className="min-h-0 space-y-5 overflow-y-auto p-4">
      <h2 className="text-title">Blueprint</h2>
      <Field label="Size" help={TIER_WORDS[tier].help}>
        {(control) =>
          canEdit ? (
            <span className="block max-w-full overflow-x-auto">
              <SegmentedControl
                {...control}
                label="Size"
                value={tier}
                onValueChange={(next) => setTier(store, next as Tier)}
                segments={TIERS.map((value) => ({ value, label: TIER_WORDS[value].label }))}
              />
            </span>
          ) : (
            <output id={control.id}>{TIER_WORDS[tier].label}</output>
          )
        }
      </Field>
      <Field
        label="Data stays in"
        help="Region that data must not leave, in the cloud's own name. Models that answer elsewhere become findings."
      >
        {(control) => (
          <TextControl
            control={control}
            value={residencyRegion ?? ""}
            placeholder="anywhere"
            form="line"
            isReadOnly={!canEdit}
            onRestore={() => undefined}
            onCommit={(text) => setResidency(store, text.trim())}
          />
        )}
      </Field>
      <ViewedTargetCard />
      <TagsCard />
      <section aria-label="Workload" className="space-y-3">
        <h3 className="text-label">Workload</h3>
        <p className="text-muted text-small">What the sizes are computed from. Change these first.</p>
        {workloadFigures(workload).map(({ figure, label, unit }) => (
          <Field key={figure} label={label}>
            {(control) => (
              <TextControl
                control={control}
                value={workload[figure] === undefined ? "" : String(workload[figure])}
                placeholder="not said"
                unit={unit}
                form="line"
                isReadOnly={!canEdit}
                onRestore={() => undefined}
                onCommit={(text) => commitFigure(text, (value) => setWorkload(store, figure, value))}
              />
            )}
          </Field>
        ))}
      </section>
    </div>
  );
}

function commitFigure(text: string, set: (value: number | undefined) => void): boolean {
  const trimmed = text.replace(/[\s,_]/g, "");
  const value = Number(trimmed);
  if (trimmed !== "" && (!Number.isFinite(value) || value < 0)) return false;
  set(trimmed === "" ? undefined : value);
  return true;
}
