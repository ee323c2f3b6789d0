"use client";

import type { Component } from "@zerolake/blueprint";
import type { ComponentDefinition } from "@zerolake/catalog";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { formatEstimate } from "@/format/time.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";

/** What the component becomes in the viewed target, as the compiler resolved it, and why. */
export function ForThisTarget({ component, definition }: { readonly component: Component; readonly definition: ComponentDefinition }) {
  const viewed = useDesigner((state) => state.viewed);
  const compiled = useDesigner((state) => state.analysis.compiled.components.get(component.id));
  const cloud = viewed.target.cloud;
  const general = definition.onCloud[cloud];
  const gap = compiled?.gap ?? general.gap;
  return (
    <section aria-label="For this target" className="space-y-2 rounded-card border border-hairline p-3">
      <h3 className="text-label">For this target</h3>
      <p className="text-muted text-small">{viewed.label}</p>
      {compiled ? (
        <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1">
          <dt className="text-secondary">Becomes</dt>
          <dd>{compiled.service}</dd>
          <dt className="text-secondary">Because</dt>
          <dd>{compiled.because}</dd>
          <dt className="text-secondary">Usually takes</dt>
          <dd className="tabular">{minutesWords(compiled.expectedMinutes)}</dd>
        </dl>
      ) : (
        <p>
          On {CLOUD_NAMES[cloud]} this becomes {general.becomes}.
        </p>
      )}
      {gap ? <p className="rounded-chip bg-warning-tint px-2 py-1 text-small text-warning">{gap}</p> : null}
    </section>
  );
}

export function minutesWords([low, high]: readonly [number, number]): string {
  return high < 1 ? "under a minute" : formatEstimate([low, high]);
}
