"use client";

import { type Edge, edgeChoices } from "@zerolake/blueprint";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { setEdgeZone } from "../../store/edit/set.ts";

/** No zone can be called like this. */
const AUTOMATIC = "*";

/** Which of the tables' zones a connection writes; shown where it ends at tables with zones. */
export function EdgeZone({ edge }: { readonly edge: Edge }) {
  const store = useDesignerStore();
  const { components, tier } = useDesigner((state) => state.log.current.blueprint);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const tables = components.find(({ id }) => id === edge.to.component);
  const zones = edgeChoices(edge, "zone", tables, tier);
  if (!tables || zones.length === 0) return null;
  const chosen = edge.settings?.["zone"];
  const zone = typeof chosen === "string" ? chosen : undefined;
  return (
    <Field
      label="Zone"
      help={`Which zone of ${tables.title} it writes. Automatic is the last one for a batch job and the first one for everything else.`}
    >
      {(control) =>
        canEdit ? (
          <Select
            {...control}
            value={zone ?? AUTOMATIC}
            onValueChange={(next) => setEdgeZone(store, edge, next === AUTOMATIC ? undefined : next)}
            options={[{ value: AUTOMATIC, label: "Automatic" }, ...zones.map((name) => ({ value: name, label: name }))]}
          />
        ) : (
          <output id={control.id}>{zone ?? "Automatic"}</output>
        )
      }
    </Field>
  );
}
