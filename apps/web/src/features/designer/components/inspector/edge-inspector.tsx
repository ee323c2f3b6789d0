"use client";

import type { DataKind } from "@zerolake/catalog";
import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { removeEdges } from "../../store/edit/remove.ts";
import { focusComponent } from "../../store/edit/selection.ts";
import { EdgeFindings } from "./edge-findings.tsx";

const MEANING: Readonly<Record<DataKind, string>> = {
  events: "reads the events of",
  files: "reads the files of",
  tables: "reads the tables of",
  rows: "sends SQL to",
  features: "reads the features of",
  dataset: "loads the dataset of",
  vectors: "asks for the neighbours in",
  model: "takes models from",
  endpoint: "calls",
  catalog: "governs what is registered in",
  schema: "checks events by the schemas of",
  compute: "runs on",
  metrics: "collects the measurements of",
  runs: "is started by",
};

const NO_FINDINGS: readonly Finding[] = [];

/** What a connection means, and what can be done with it. */
export function EdgeInspector({ id }: { readonly id: string }) {
  const store = useDesignerStore();
  const edge = useDesigner((state) => state.log.current.blueprint.edges.find((candidate) => candidate.id === id));
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const about = useDesigner((state) => state.analysis.byEdge.get(id)) ?? NO_FINDINGS;
  if (!edge) return null;
  const titleOf = (component: string) => components.find((candidate) => candidate.id === component)?.title ?? component;
  const link = (component: string) => (
    <button type="button" className="text-accent underline" onClick={() => focusComponent(store, component)}>
      {titleOf(component)}
    </button>
  );
  return (
    <div className="space-y-4 overflow-y-auto px-4 py-4">
      <h2 className="flex items-center gap-2 text-title">
        <DataKindMark kind={edge.from.port} size={14} />
        Connection: {edge.from.port}
      </h2>
      <p>
        {link(edge.to.component)} {MEANING[edge.from.port]} {link(edge.from.component)}.
      </p>
      <p className="text-secondary text-small">
        This connection is also the permission: the identity of one end gets exactly the access to the other that it needs, and nothing
        more.
      </p>
      <EdgeFindings findings={about} />
      {canEdit ? (
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Plus size={14} strokeWidth={1.5} aria-hidden="true" />}
            onClick={(event) => store.setState({ addRequest: { edge: id, anchor: { x: event.clientX, y: event.clientY } } })}
          >
            Insert component here…
          </Button>
          <Button icon={<Trash2 size={14} strokeWidth={1.5} aria-hidden="true" />} onClick={() => removeEdges(store, [id])}>
            Remove
          </Button>
        </div>
      ) : null}
    </div>
  );
}
