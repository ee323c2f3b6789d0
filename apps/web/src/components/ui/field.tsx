"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export interface FieldControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
}

/** Label, control, help and error tied together for the eye and for the ear. The control is given as a function of its wiring. */
export function Field({
  label,
  help,
  error,
  isRequired = false,
  labelEnd,
  className,
  children,
}: {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
  /** Beside the label, at the end of the line, e.g. a reset button. */
  labelEnd?: ReactNode;
  className?: string;
  children: (control: FieldControlProps) => ReactNode;
}) {
  const id = useId();
  const describedBy = classNames(help !== undefined && `${id}-help`, error !== undefined && `${id}-error`);
  return (
    <div className={classNames("space-y-1.5", className)}>
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-label text-primary">
          {label}
        </label>
        {labelEnd}
      </div>
      {children({
        id,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(error === undefined ? {} : { "aria-invalid": true as const }),
        ...(isRequired ? { "aria-required": true as const } : {}),
      })}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-muted text-small">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="text-danger text-small">
          {error}
        </p>
      )}
    </div>
  );
}
