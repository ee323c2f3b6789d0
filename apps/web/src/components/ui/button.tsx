"use client";

import Link from "next/link";
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

export type ButtonVariant = "primary" | "secondary" | "danger" | "ghost";
export type ButtonSize = "default" | "small";

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "bg-accent-solid text-on-accent hover:bg-accent-hover",
  secondary: "border border-control bg-surface text-primary hover:bg-hover",
  danger: "bg-danger-solid text-on-danger hover:bg-danger-hover",
  ghost: "text-secondary hover:bg-hover hover:text-primary",
};
const SIZES: Readonly<Record<ButtonSize, string>> = { default: "h-8 px-3", small: "h-7 px-2" };
const BASE =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-chip text-label transition-colors";
const OFF =
  "disabled:border disabled:border-hairline disabled:bg-hover disabled:text-disabled aria-disabled:cursor-not-allowed aria-disabled:border aria-disabled:border-hairline aria-disabled:bg-hover aria-disabled:text-disabled aria-disabled:hover:bg-hover aria-disabled:hover:text-disabled";

export function buttonClasses(variant: ButtonVariant = "secondary", size: ButtonSize = "default"): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size]);
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Waiting for the server: a spinner inside, the width stays, clicks are ignored. */
  isBusy?: boolean;
  /** Why it cannot be used: it stays focusable and tells the reason in its tooltip. */
  disabledReason?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = "secondary",
  size = "default",
  icon,
  isBusy = false,
  disabledReason,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isOff = disabledReason !== undefined;
  const button = (
    <button
      {...rest}
      type={type}
      aria-busy={isBusy || undefined}
      aria-disabled={isOff || undefined}
      onClick={isBusy || isOff ? ignore : onClick}
      className={classNames(buttonClasses(variant, size), OFF, className)}
    >
      <span className={classNames("inline-flex items-center gap-1.5", isBusy && "opacity-0")}>
        {icon}
        {children}
      </span>
      {isBusy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
  return isOff ? <Tooltip content={disabledReason}>{button}</Tooltip> : button;
}

function ignore(event: MouseEvent): void {
  event.preventDefault();
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({
  href,
  variant = "secondary",
  size = "default",
  icon,
  className,
  children,
}: {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link href={href} className={classNames(buttonClasses(variant, size), className)}>
      {icon}
      {children}
    </Link>
  );
}
