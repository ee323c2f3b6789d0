"use client";

import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export const CONTROL_CLASSES =
  "w-full rounded-chip border border-control bg-surface text-primary text-body transition-colors disabled:border-hairline disabled:bg-hover disabled:text-disabled aria-invalid:border-danger-solid";

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Unit behind the value, e.g. "h" or "MB/s". */
  unit?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

export function Input({ unit, className, ...rest }: InputProps) {
  const input = <input {...rest} className={classNames(CONTROL_CLASSES, "h-8 px-2 read-only:bg-hover", unit && "pr-14", className)} />;
  if (!unit) return input;
  return (
    <span className="relative block">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-muted text-small">{unit}</span>
    </span>
  );
}

export function Textarea({
  className,
  isCode = false,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { isCode?: boolean; ref?: Ref<HTMLTextAreaElement> }) {
  return (
    <textarea
      rows={4}
      {...rest}
      className={classNames(CONTROL_CLASSES, "min-h-16 resize-y px-2 py-1.5", isCode && "font-mono text-code", className)}
    />
  );
}
