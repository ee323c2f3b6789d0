"use client";

import type { EdgeRights as Rights } from "@zerolake/compiler";
import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { removeEdges } from "../../store/edit/remove.ts";
import { focusComponent } from "../../store/edit/selection.ts";
import { edgeMeaning } from "../../store/inspector/edge-meaning.ts";
import { EdgeFindings } from "./edge-findings.tsx";
import { EdgeLoad } from "./edge-load.tsx";
import { EdgeRights } from "./edge-rights.tsx";
import { EdgeZone } from "./edge-zone.tsx";

const NO_FINDINGS: readonly Finding[] = [];
const NO_RIGHTS: readonly Rights[] = [];

/** What a connection means, what it grants and carries, and what can be done with it. */
export function EdgeInspector({ id }: { readonly id: string }) {
  const store = useDesignerStore();
  const edge = useDesigner((state) => state.log.current.blueprint.edges.find((candidate) => candidate.id === id));
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const about = useDesigner((state) => state.analysis.byEdge.get(id)) ?? NO_FINDINGS;
  const rights = useDesigner((state) => state.analysis.edges.get(id)?.rights) ?? NO_RIGHTS;
  if (!edge) return null;
  const { subject, verb, object } = edgeMeaning(edge, rights);
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
        {link(subject)} {verb} {link(object)}.
      </p>
      <EdgeZone edge={edge} />
      <EdgeFindings findings={about} />
      <EdgeRights id={id} />
      <EdgeLoad edge={edge} />
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
