"use client";

import type { Edge } from "@zerolake/blueprint";
import { useMemo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { formatFacts } from "../../store/inspector/edge-format.ts";
import { loadFieldAbove } from "../../store/inspector/load-source.ts";
import { showField } from "../../store/inspector/show-field.ts";
import { isFlowing, loadWords } from "../../store/projection/edge-label.ts";

/** How much flows, in which order it arrives and in which form: what the viewed target makes of a connection. */
export function EdgeLoad({ edge }: { readonly edge: Edge }) {
  const { port, component } = edge.from;
  const load = useDesigner((state) => state.analysis.edges.get(edge.id)?.load);
  const compiled = useDesigner((state) => state.analysis.compiled.components.get(component));
  const order = port === "events" ? compiled?.order : undefined;
  const facts = [...(order === undefined ? [] : [["Arrives", order] as const]), ...formatFacts(compiled?.outputs[port])];
  if (!isFlowing(port) && facts.length === 0) return null;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1">
      {isFlowing(port) ? (
        <>
          <dt className="text-secondary">Load</dt>
          <dd className="tabular">{load ? loadWords(port, load) : <UnknownLoad component={component} />}</dd>
        </>
      ) : null}
      {facts.map(([label, words]) => (
        <div key={label} className="contents">
          <dt className="text-secondary">{label}</dt>
          <dd className="break-words">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nobody has said how much comes in: the way to the field that does. */
function UnknownLoad({ component }: { readonly component: string }) {
  const store = useDesignerStore();
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const field = useMemo(() => loadFieldAbove(blueprint, component), [blueprint, component]);
  if (!field) return <>– nothing upstream says how much</>;
  return (
    <>
      –{" "}
      <button type="button" className="text-accent underline" onClick={() => showField(store, field)}>
        Set the workload
      </button>
    </>
  );
}
