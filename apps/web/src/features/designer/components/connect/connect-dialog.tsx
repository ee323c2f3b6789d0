"use client";

import { type DataKind, findDefinition } from "@zerolake/catalog";
import { Command } from "cmdk";
import { type ReactNode, useMemo, useState } from "react";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import { connectChoices } from "../../store/connect/connect-choices.ts";
import type { ConnectRequest } from "../../store/designer-state.ts";
import { addAndConnect } from "../../store/edit/add.ts";
import { connect, connectThrough } from "../../store/edit/connect.ts";
import { KindGlyph } from "../canvas/kind-glyph.tsx";

/** Connecting by keyboard: every other component is listed, what does not fit with its reason. */
export function ConnectDialog() {
  const store = useDesignerStore();
  const request = useDesigner((state) => state.connectRequest);
  const title = useDesigner((state) => state.log.current.blueprint.components.find(({ id }) => id === request?.component)?.title);
  const close = () => {
    store.setState({ connectRequest: undefined });
    requestAnimationFrame(focusDrawing);
  };
  return (
    <Dialog
      title={`Connect ${request?.direction === "into" ? "into" : "from"} ${title ?? ""}`}
      isOpen={request !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
      width="medium"
    >
      {request ? <ConnectBody request={request} onDone={close} /> : null}
    </Dialog>
  );
}

function ConnectBody({ request, onDone }: { readonly request: ConnectRequest; readonly onDone: () => void }) {
  const store = useDesignerStore();
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const { component, direction } = request;
  const ports = usePorts(request);
  const [port, setPort] = useState<DataKind | "all">("all");
  const choices = useMemo(
    () => connectChoices(blueprint, { component, direction, ...(port === "all" ? {} : { port }) }),
    [blueprint, component, direction, port],
  );
  const done = (act: () => void) => () => {
    act();
    onDone();
  };
  return (
    <div className="space-y-3">
      {ports.length > 1 ? (
        <SegmentedControl
          label="Port"
          value={port}
          onValueChange={(next) => setPort(next as DataKind | "all")}
          segments={[{ value: "all", label: "Any port" }, ...ports.map((data) => ({ value: data, label: data }))]}
        />
      ) : null}
      <Command label="Components to connect" className="rounded-card border border-line" loop>
        <Command.Input
          ref={focusOnMount}
          placeholder="Find a component"
          className="h-9 w-full border-hairline border-b bg-transparent px-3 text-body outline-none"
        />
        <Command.List className="max-h-[46vh] overflow-y-auto p-1">
          <Command.Empty className="px-2 py-3 text-muted">Nothing is called that.</Command.Empty>
          <Command.Group heading={`Fits (${choices.fits.length})`} className={GROUP}>
            {choices.fits.map(({ component: other, connection }) => (
              <Row
                key={`${other.id}/${connection.data}`}
                value={`fits ${other.id} ${connection.data}`}
                words={[other.title, connection.data]}
                onSelect={done(() => connect(store, connection))}
              >
                <KindGlyph kind={other.kind} />
                <span className="min-w-0 flex-1 truncate">{other.title}</span>
                <DataKindMark kind={connection.data} />
                <span className="text-muted text-small">{connection.data}</span>
              </Row>
            ))}
          </Command.Group>
          <Command.Group heading={`Add and connect (${choices.addable.length})`} className={GROUP}>
            {choices.addable.map(({ definition, data }) => (
              <Row
                key={definition.kind}
                value={`add ${definition.kind}`}
                words={[definition.title, ...definition.searchWords]}
                onSelect={done(() => addAndConnect(store, { kind: definition.kind, component, data, direction }))}
              >
                <KindGlyph kind={definition} />
                <span className="min-w-0 flex-1 truncate">{definition.title}</span>
                <DataKindMark kind={data} />
                <span className="text-muted text-small">{data}</span>
              </Row>
            ))}
          </Command.Group>
          <Command.Group heading={`Doesn’t fit (${choices.refused.length})`} className={GROUP}>
            {choices.refused.map(({ component: other, connection, says, insert }) => (
              <Row
                key={other.id}
                value={`refused ${other.id}`}
                words={[other.title]}
                onSelect={insert.length > 0 ? done(() => connectThrough(store, connection, insert)) : () => undefined}
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-secondary">{other.title}</span>
                  <span className="block text-muted text-small">{says}</span>
                  {insert.length > 0 ? (
                    <span className="block text-accent text-small">
                      Enter adds {insert.map((kind) => findDefinition(kind)?.title ?? kind).join(", then ")} between.
                    </span>
                  ) : null}
                </span>
              </Row>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </div>
  );
}

const GROUP =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-muted";

function Row({
  value,
  words,
  onSelect,
  children,
}: {
  readonly value: string;
  readonly words: string[];
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      keywords={words}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-chip px-2 py-1 text-body data-[selected=true]:bg-hover"
    >
      {children}
    </Command.Item>
  );
}

function usePorts({ component, direction }: ConnectRequest): readonly DataKind[] {
  const kind = useDesigner((state) => state.log.current.blueprint.components.find(({ id }) => id === component)?.kind);
  const definition = kind === undefined ? undefined : findDefinition(kind);
  return ((direction === "from" ? definition?.outputs : definition?.inputs) ?? []).map(({ data }) => data);
}

/** The field is what the person asked for: it has the focus before the dialog looks for one. */
function focusOnMount(field: HTMLInputElement | null) {
  field?.focus();
}
