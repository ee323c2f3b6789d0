"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox.tsx";
import { Field } from "@/components/ui/field.tsx";
import type { PlannedComponent } from "../server/planned-resources.ts";

interface PlannedFieldsProps {
  readonly components: readonly PlannedComponent[];
  readonly address: string | null;
  readonly onChoose: (address: string | null) => void;
}

/** Which planned resource is meant: the component first, then one of those that do not exist yet. */
export function PlannedFields({ components, address, onChoose }: PlannedFieldsProps) {
  const ofAddress = components.find(({ resources }) => resources.some((resource) => resource.address === address));
  const [picked, setPicked] = useState<string>();
  const component = components.find(({ id }) => id === picked) ?? ofAddress;
  const choose = (id: string) => {
    const resources = components.find((one) => one.id === id)?.resources ?? [];
    setPicked(id);
    onChoose(resources.length === 1 ? (resources[0]?.address ?? null) : null);
  };
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <Field label="Component">
        {(control) => (
          <Combobox
            {...control}
            label="Component"
            value={component?.id}
            onValueChange={choose}
            options={components.map(({ id, title, resources }) => ({
              value: id,
              label: title,
              detail: String(resources.length),
              keywords: [id],
            }))}
          />
        )}
      </Field>
      <Field label="Planned resource" help={component ? "Those that are not recorded yet." : "Choose a component first."}>
        {(control) => (
          <Combobox
            {...control}
            label="Planned resource"
            value={address ?? undefined}
            onValueChange={onChoose}
            options={(component?.resources ?? []).map((resource) => ({
              value: resource.address,
              // The component stands beside it.
              label: resource.address.slice(resource.address.indexOf(".") + 1),
              detail: resource.type,
              keywords: [resource.address, resource.type],
            }))}
          />
        )}
      </Field>
    </div>
  );
}
