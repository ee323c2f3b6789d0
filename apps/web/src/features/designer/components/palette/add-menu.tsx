"use client";

import { COMPONENT_DEFINITIONS, type ComponentDefinition } from "@zerolake/catalog";
import { Popover as RadixPopover } from "radix-ui";
import { useMemo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import { connectChoices } from "../../store/connect/connect-choices.ts";
import type { AddRequest } from "../../store/designer-state.ts";
import { addAndConnect, addComponent, insertOnEdge } from "../../store/edit/add.ts";
import { KindPicker } from "./kind-picker.tsx";

/** *Quick add* at the pointer or the focus, and *Add and connect* where a connection was dropped. Esc leaves nothing behind. */
export function AddMenu() {
  const store = useDesignerStore();
  const request = useDesigner((state) => state.addRequest);
  const close = () => {
    store.setState({ addRequest: undefined });
    focusDrawing();
  };
  return (
    <RadixPopover.Root open={request !== undefined} onOpenChange={(isOpen) => !isOpen && close()}>
      <RadixPopover.Anchor asChild>
        <span aria-hidden="true" className="fixed size-px" style={{ left: request?.anchor.x ?? 0, top: request?.anchor.y ?? 0 }} />
      </RadixPopover.Anchor>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={titleOf(request)}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="animate-appear z-50 w-80 rounded-card border border-line bg-surface shadow-menu outline-none"
        >
          {request ? <AddMenuBody request={request} onDone={close} /> : null}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

function AddMenuBody({ request, onDone }: { readonly request: AddRequest; readonly onDone: () => void }) {
  const store = useDesignerStore();
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const choices = useMemo(() => choicesFor(blueprint, request), [blueprint, request]);
  const pick = (definition: ComponentDefinition) => {
    const { at, connect, edge } = request;
    const spot = at ? { at } : {};
    if (connect) addAndConnect(store, { kind: definition.kind, ...spot, ...connect });
    else if (edge) insertOnEdge(store, { kind: definition.kind, edge, ...spot });
    else addComponent(store, { kind: definition.kind, ...spot });
    onDone();
  };
  return (
    <>
      <p className="px-3 pt-2 text-muted text-small">{titleOf(request)}</p>
      <KindPicker
        label="Find a component"
        definitions={choices.definitions}
        noteOf={(definition) => choices.notes.get(definition.kind)}
        onPick={pick}
      />
    </>
  );
}

type BlueprintLike = Parameters<typeof connectChoices>[0];

function choicesFor(blueprint: BlueprintLike, { connect }: AddRequest) {
  const present = new Set(blueprint.components.map(({ kind }) => kind));
  const isAddable = (definition: ComponentDefinition) => !(definition.isPlatform && present.has(definition.kind));
  if (!connect) return { definitions: COMPONENT_DEFINITIONS.filter(isAddable), notes: new Map<string, string>() };
  const { addable } = connectChoices(blueprint, { component: connect.component, direction: connect.direction, port: connect.data });
  return {
    definitions: addable.map(({ definition }) => definition).filter(isAddable),
    notes: new Map(addable.map(({ definition, data }) => [definition.kind, data as string])),
  };
}

function titleOf(request: AddRequest | undefined): string {
  if (request?.connect) return "Add and connect";
  return request?.edge ? "Put a component between" : "Add a component";
}
