"use client";

import { useReactFlow, type Viewport } from "@xyflow/react";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import type { Find } from "../../store/designer-state.ts";
import { closeFind, searchDrawing, stepFind } from "../../store/find/find-session.ts";

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;

/** The search of the drawing; Enter goes from hit to hit, Esc returns to where the camera was. */
export function FindBar() {
  const find = useDesigner((state) => state.find);
  return find ? <OpenFindBar find={find} /> : null;
}

function OpenFindBar({ find }: { readonly find: Find }) {
  const store = useDesignerStore();
  const { getViewport, setViewport } = useReactFlow();
  const before = useRef<Viewport>(undefined);
  const fieldRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    before.current = getViewport();
    fieldRef.current?.focus();
  }, [getViewport]);
  const close = (isReturning: boolean) => {
    if (isReturning && before.current) void setViewport(before.current);
    closeFind(store);
    focusDrawing();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") stepFind(store, event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") close(true);
    else if (event.key.toLowerCase() === "f" && (event.metaKey || event.ctrlKey)) fieldRef.current?.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Esc belong to the field inside
    <div
      role="search"
      aria-label="Find in the drawing"
      onKeyDown={onKeyDown}
      className="animate-appear absolute top-3 right-3 z-20 w-92 max-w-[calc(100%-1.5rem)] rounded-card border border-line bg-surface p-2 shadow-menu"
    >
      <div className="flex items-center gap-1">
        <Input
          ref={fieldRef}
          type="search"
          aria-label="Find in the drawing"
          aria-describedby="designer-find-help"
          placeholder="Find a component"
          className="[&::-webkit-search-cancel-button]:hidden"
          value={find.query}
          onChange={(event) => searchDrawing(store, event.target.value)}
        />
        <output className="tabular w-16 shrink-0 text-center text-secondary text-small">{countWords(find)}</output>
        <IconButton
          size="small"
          label="Previous hit"
          shortcut="⇧Enter"
          icon={<ChevronUp {...ICON} />}
          onClick={() => stepFind(store, -1)}
        />
        <IconButton size="small" label="Next hit" shortcut="Enter" icon={<ChevronDown {...ICON} />} onClick={() => stepFind(store, 1)} />
        <IconButton size="small" label="Close the search" shortcut="Esc" icon={<X {...ICON} />} onClick={() => close(false)} />
      </div>
      <p id="designer-find-help" className="px-1 pt-1.5 text-muted text-small">
        Also: kind:stream · is:error · is:unconnected · uses:orders
      </p>
    </div>
  );
}

function countWords({ query, order, index }: Find): string {
  if (query.trim() === "") return "";
  return order.length === 0 ? "Nothing" : `${index + 1} of ${order.length}`;
}
