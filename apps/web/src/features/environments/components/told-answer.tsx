"use client";

import { isEmptyAnswer } from "@zerolake/compiler";
import { Cloud } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button.tsx";

interface ToldAnswerProps {
  readonly label: string;
  /** `null` = not read yet. */
  readonly told: unknown;
  readonly isReadOnly: boolean;
  readonly help: ReactNode;
  readonly onReplace: () => void;
}

/** An answer that the connection's cloud gave, with the way to replace it. */
export function ToldAnswer({ label, told, isReadOnly, help, onReplace }: ToldAnswerProps) {
  const id = useId();
  const isKnown = !isEmptyAnswer(told);
  return (
    <div className="space-y-1.5">
      <p id={id} className="text-label text-primary">
        {label}
      </p>
      <div className="flex items-center gap-3 rounded-chip border border-hairline bg-hover px-2 py-1.5">
        <Cloud aria-hidden="true" size={16} strokeWidth={1.5} className="shrink-0 text-muted" />
        <p className="min-w-0 flex-1">
          <span className="block text-muted text-small">{isKnown ? "Read from the cloud" : "Not read from the cloud yet"}</span>
          <span className="block break-words font-mono text-code">{isKnown ? words(told) : "The next plan reads it."}</span>
        </p>
        {!isReadOnly && (
          <Button size="small" aria-label={`Override ${label}`} onClick={onReplace}>
            Override
          </Button>
        )}
      </div>
      <p className="text-muted text-small">{help}</p>
    </div>
  );
}

function words(told: unknown): string {
  return Array.isArray(told) ? told.join(", ") : String(told);
}
