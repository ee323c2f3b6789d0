"use client";

import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";

/** No environment can be called like this. */
const EVERYWHERE = "*";

/** Whose values the fields below hold: the drawing's, the same everywhere, or those of one environment only. */
export function SettingsScope() {
  const store = useDesignerStore();
  const environments = useDesigner((state) => state.environments);
  const scope = useDesigner((state) => state.settingsFor);
  const missing = useMissingPermission("environment:edit", scope ? { environment: scope } : {});
  if (environments.length === 0) return null;
  const chosen = environments.find(({ slug }) => slug === scope);
  return (
    <Field
      label="Values"
      help={
        chosen
          ? (missing ?? `What you change holds in ${chosen.name} only, from its next deployment on.`)
          : "Choose an environment to give it values of its own."
      }
    >
      {(control) => (
        <Select
          {...control}
          value={chosen?.slug ?? EVERYWHERE}
          onValueChange={(next) => store.setState({ settingsFor: next === EVERYWHERE ? undefined : next })}
          options={[
            { value: EVERYWHERE, label: "Same everywhere" },
            ...environments.map(({ slug, name }) => ({ value: slug, label: `Only in ${name}` })),
          ]}
        />
      )}
    </Field>
  );
}
