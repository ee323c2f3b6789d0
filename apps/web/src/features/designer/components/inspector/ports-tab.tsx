"use client";

import type { Component, Edge } from "@zerolake/blueprint";
import type { ComponentDefinition, PortDefinition } from "@zerolake/catalog";
import { Plus, Spline, Unplug } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import { removeEdges } from "../../store/edit/remove.ts";
import { focusComponent } from "../../store/edit/selection.ts";
import { focusEdge } from "../../store/keyboard/edge-moves.ts";

interface PortsTabProps {
  readonly component: Component;
  readonly definition: ComponentDefinition;
}

/** Every port with its connections, and a way to make more without a pointer. */
export function PortsTab({ component, definition }: PortsTabProps) {
  return (
    <div className="space-y-5">
      <Side title="In" direction="into" ports={definition.inputs} component={component} />
      <Side title="Out" direction="from" ports={definition.outputs} component={component} />
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly direction: "from" | "into";
  readonly ports: readonly PortDefinition[];
  readonly component: Component;
}

function Side({ title, direction, ports, component }: SideProps) {
  const store = useDesignerStore();
  const edges = useDesigner((state) => state.log.current.blueprint.edges);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const end = direction === "into" ? "to" : "from";
  const own = edges.filter((edge) => edge[end].component === component.id);
  return (
    <section aria-label={title} className="space-y-2">
      <div className="flex items-center justify-between">
        <h3 className="text-label">{title}</h3>
        {canEdit && ports.length > 0 ? (
          <Button
            size="small"
            variant="ghost"
            icon={<Plus size={14} strokeWidth={1.5} aria-hidden="true" />}
            onClick={() => store.setState({ connectRequest: { component: component.id, direction } })}
          >
            Connect…
          </Button>
        ) : null}
      </div>
      {ports.length === 0 ? <p className="text-muted">{direction === "into" ? "Takes nothing in." : "Gives nothing out."}</p> : null}
      <ul className="space-y-3">
        {ports.map((port) => (
          <li key={port.data} className="space-y-1">
            <p className="flex items-center gap-2">
              <DataKindMark kind={port.data} />
              <span>{port.data}</span>
              <span className="truncate text-muted text-small">{port.label}</span>
            </p>
            <PortEdges edges={own.filter((edge) => edge[end].port === port.data)} otherEnd={direction === "into" ? "from" : "to"} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PortEdges({ edges, otherEnd }: { readonly edges: readonly Edge[]; readonly otherEnd: "from" | "to" }) {
  const store = useDesignerStore();
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  if (edges.length === 0) return <p className="pl-5 text-muted text-small">Not connected</p>;
  return (
    <ul className="pl-5">
      {edges.map((edge) => {
        const other = components.find(({ id }) => id === edge[otherEnd].component);
        const title = other?.title ?? edge[otherEnd].component;
        return (
          <li key={edge.id} className="flex items-center justify-between gap-2">
            <button
              type="button"
              className="min-h-6 truncate text-accent underline"
              onClick={() => focusComponent(store, edge[otherEnd].component)}
            >
              {title}
            </button>
            <span className="flex shrink-0">
              <IconButton
                size="small"
                label={`Go to the connection with ${title}`}
                icon={<Spline size={14} strokeWidth={1.5} aria-hidden="true" />}
                onClick={() => {
                  focusEdge(store, edge);
                  focusDrawing();
                }}
              />
              {canEdit ? (
                <IconButton
                  size="small"
                  label={`Disconnect ${title}`}
                  icon={<Unplug size={14} strokeWidth={1.5} aria-hidden="true" />}
                  onClick={() => removeEdges(store, [edge.id])}
                />
              ) : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
