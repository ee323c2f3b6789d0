"use client";

import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";

/** The target that services, resources and findings refer to. Which one is looked at stays in the address. */
export function ViewedTargetCard() {
  const viewed = useDesigner((state) => state.viewed);
  const environments = useDesigner((state) => state.environments);
  const { setAddress } = useDesignerAddress();
  if (environments.length === 0) {
    return (
      <section aria-label="Shown for" className="space-y-1 rounded-card border border-hairline p-3">
        <h3 className="text-label">Services and resources are shown for</h3>
        <p>{viewed.label}</p>
        <p className="text-muted text-small">Create an environment to see its own region, size and overrides here.</p>
      </section>
    );
  }
  return (
    <Field label="Services and findings are shown for" help={viewed.label}>
      {(control) => (
        <Select
          {...control}
          value={viewed.environment}
          onValueChange={(env) => void setAddress({ env, cloud: null })}
          options={environments.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
    </Field>
  );
}
