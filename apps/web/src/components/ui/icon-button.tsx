"use client";

import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** What it does; spoken, and shown as its tooltip. */
  label: string;
  icon: ReactNode;
  size?: "default" | "small";
  /** Key that does the same, shown in the tooltip. */
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon, size = "default", shortcut, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tooltip content={shortcut ? `${label} (${shortcut})` : label}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={classNames(
          "inline-grid shrink-0 place-items-center rounded-chip text-secondary transition-colors hover:bg-hover hover:text-primary disabled:text-disabled disabled:hover:bg-transparent aria-pressed:bg-selected aria-pressed:text-accent",
          size === "default" ? "size-8" : "size-6",
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
