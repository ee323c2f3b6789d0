"use client";

import { findDefinition } from "@zerolake/catalog";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { connectThrough } from "../../store/edit/connect.ts";

/** Long enough to read and to reach the card. */
const SHOWN_FOR_MS = 6_000;

/** Why a connection was refused, with the way round it. It stays for as long as somebody is at it. */
export function RefusalCard() {
  const store = useDesignerStore();
  const refused = useDesigner((state) => state.refused);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!refused) return;
    const goUnlessNeeded = () => {
      if (!card.current?.matches(":hover, :focus-within")) store.setState({ refused: undefined });
      else timer = setTimeout(goUnlessNeeded, SHOWN_FOR_MS);
    };
    let timer = setTimeout(goUnlessNeeded, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [store, refused]);
  if (!refused) return null;
  const close = () => store.setState({ refused: undefined });
  const names = refused.insert.map((kind) => findDefinition(kind)?.title ?? kind);
  return (
    <div
      ref={card}
      role="alert"
      className="animate-appear absolute inset-x-4 top-4 z-20 mx-auto flex max-w-xl items-center gap-3 rounded-card border border-danger-solid bg-surface py-2 pr-2 pl-4 shadow-menu"
    >
      <span aria-hidden="true" className="text-danger text-title">
        ⊘
      </span>
      <div className="min-w-0 flex-1">
        <p>{refused.says}</p>
        {names.length > 1 ? <p className="text-muted text-small">Adds {names.join(", then ")}.</p> : null}
      </div>
      {names.length > 0 ? (
        <Button
          size="small"
          onClick={() => {
            connectThrough(store, refused.connection, refused.insert);
            close();
          }}
        >
          {names.length === 1 ? "Add it" : "Add them"}
        </Button>
      ) : null}
      <IconButton size="small" label="Close" icon={<X size={14} strokeWidth={1.5} aria-hidden="true" />} onClick={close} />
    </div>
  );
}
