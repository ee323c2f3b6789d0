"use client";

import { type KeyboardEvent, useState } from "react";
import type { FieldControlProps } from "@/components/ui/field.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";

interface TextControlProps {
  readonly control: FieldControlProps;
  readonly value: string;
  readonly placeholder: string;
  readonly unit?: string | undefined;
  readonly form: "line" | "lines" | "code";
  readonly isReadOnly: boolean;
  /** Called with what was typed on blur and Enter; false keeps the text as it is, marked as wrong by the caller. */
  readonly onCommit: (text: string) => boolean;
  /** Esc: the old text is back, so a mark of what was wrong goes. */
  readonly onRestore: () => void;
  /** Steps a number by arrow keys; absent = not a number. */
  readonly onStep?: ((text: string, by: 1 | -1) => string) | undefined;
}

/** A field that saves on blur or Enter and gives the old text back on Esc. What cannot be saved stays as typed. */
export function TextControl({ control, value, placeholder, unit, form, isReadOnly, onCommit, onRestore, onStep }: TextControlProps) {
  const [draft, setDraft] = useDraftOf(value);
  const text = draft ?? value;
  const commit = () => {
    if (draft !== undefined && (draft === value || onCommit(draft))) setDraft(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && draft !== undefined) {
      event.stopPropagation();
      onRestore();
      setDraft(undefined);
    } else if (event.key === "Enter" && (form === "line" || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      commit();
    } else if (onStep && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      setDraft(onStep(text || placeholder, event.key === "ArrowUp" ? 1 : -1));
    }
  };
  const wiring = { ...control, value: text, placeholder, readOnly: isReadOnly, onBlur: commit, onKeyDown };
  if (form === "line") {
    return (
      <Input
        {...wiring}
        unit={unit}
        autoComplete="off"
        spellCheck={false}
        {...(onStep ? { inputMode: "decimal" as const } : {})}
        onChange={(event) => setDraft(event.target.value)}
      />
    );
  }
  return (
    <Textarea
      {...wiring}
      rows={form === "code" ? 8 : Math.min(6, Math.max(2, text.split("\n").length))}
      isCode={form === "code"}
      spellCheck={false}
      onChange={(event) => setDraft(event.target.value)}
    />
  );
}

/**
 * A value that arrives from elsewhere (undo, another tab, a reset) replaces what was typed before it came. In the same pass as it is drawn: an
 * effect might come after the next key.
 */
function useDraftOf(value: string) {
  const [draft, setDraft] = useState<string>();
  const [of, setOf] = useState(value);
  if (of !== value) {
    setOf(value);
    setDraft(undefined);
  }
  return [draft, setDraft] as const;
}
