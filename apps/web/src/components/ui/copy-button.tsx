"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

const CONFIRMED_FOR_MS = 2_000;

/** Copies text and says so in its own label. `isIconOnly` for rows and ids. */
export function CopyButton({ label, text, isIconOnly = false }: { label: string; text: string | (() => string); isIconOnly?: boolean }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), CONFIRMED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
    setIsCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  const icon = <Icon aria-hidden="true" size={14} strokeWidth={1.5} />;
  const shown = isCopied ? "Copied" : label;
  return isIconOnly ? (
    <IconButton size="small" label={shown} icon={icon} onClick={() => void copy()} />
  ) : (
    <Button variant="ghost" size="small" icon={icon} onClick={() => void copy()}>
      <span aria-live="polite">{shown}</span>
    </Button>
  );
}
