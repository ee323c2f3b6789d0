"use client";

import { type KeyboardEvent, useState } from "react";
import { focusDrawing } from "../../hooks/focus-drawing.ts";

interface TitleFieldProps {
  readonly label: string;
  readonly title: string;
  readonly isReadOnly: boolean;
  readonly onRename: (title: string) => void;
}

/** A name that is edited in place: Enter or leaving saves, Esc gives the old one back, an empty one is not taken. */
export function TitleField({ label, title, isReadOnly, onRename }: TitleFieldProps) {
  const [draft, setDraft] = useState<string>();
  const save = () => {
    const next = draft?.trim();
    setDraft(undefined);
    if (next && next !== title) onRename(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      save();
      focusDrawing();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setDraft(undefined);
      focusDrawing();
    }
  };
  return (
    <input
      id="designer-title"
      aria-label={label}
      value={draft ?? title}
      readOnly={isReadOnly}
      maxLength={120}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      className="h-8 w-full truncate rounded-chip border border-transparent bg-transparent px-1.5 text-title hover:border-line read-only:hover:border-transparent focus:border-control"
    />
  );
}
