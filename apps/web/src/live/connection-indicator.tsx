"use client";

import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { type ConnectionState, useConnectionStore } from "./connection-store.ts";

const LOOKS: Readonly<Record<ConnectionState, { readonly word: string; readonly role: StatusRole }>> = {
  connecting: { word: "Connecting…", role: "neutral" },
  live: { word: "Live", role: "success" },
  reconnecting: { word: "Reconnecting…", role: "warning" },
  paused: { word: "Paused", role: "neutral" },
};

/** A dot with a word. */
export function ConnectionIndicator() {
  const state = useConnectionStore((store) => store.state);
  const look = LOOKS[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-secondary text-small">
      <span aria-hidden="true" className={classNames("size-2 rounded-full", STATUS_CLASSES[look.role].solidBackground)} />
      {look.word}
    </span>
  );
}
