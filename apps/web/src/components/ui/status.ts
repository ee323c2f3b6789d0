/** The seven status roles. A status is always an icon, a word and a colour. */
export type StatusRole = "neutral" | "running" | "waiting" | "success" | "warning" | "danger" | "replace";

interface StatusClasses {
  readonly chip: string;
  readonly text: string;
  readonly solidText: string;
  readonly solidBackground: string;
  readonly border: string;
}

export const STATUS_CLASSES: Readonly<Record<StatusRole, StatusClasses>> = {
  neutral: {
    chip: "bg-neutral-tint text-neutral",
    text: "text-neutral",
    solidText: "text-neutral-solid",
    solidBackground: "bg-neutral-solid",
    border: "border-neutral-solid",
  },
  running: {
    chip: "bg-running-tint text-running",
    text: "text-running",
    solidText: "text-running-solid",
    solidBackground: "bg-running-solid",
    border: "border-running-solid",
  },
  waiting: {
    chip: "bg-waiting-tint text-waiting",
    text: "text-waiting",
    solidText: "text-waiting-solid",
    solidBackground: "bg-waiting-solid",
    border: "border-waiting-solid",
  },
  success: {
    chip: "bg-success-tint text-success",
    text: "text-success",
    solidText: "text-success-solid",
    solidBackground: "bg-success-solid",
    border: "border-success-solid",
  },
  warning: {
    chip: "bg-warning-tint text-warning",
    text: "text-warning",
    solidText: "text-warning-solid",
    solidBackground: "bg-warning-solid",
    border: "border-warning-solid",
  },
  danger: {
    chip: "bg-danger-tint text-danger",
    text: "text-danger",
    solidText: "text-danger-solid",
    solidBackground: "bg-danger-solid",
    border: "border-danger-solid",
  },
  replace: {
    chip: "bg-replace-tint text-replace",
    text: "text-replace",
    solidText: "text-replace-solid",
    solidBackground: "bg-replace-solid",
    border: "border-replace-solid",
  },
};
