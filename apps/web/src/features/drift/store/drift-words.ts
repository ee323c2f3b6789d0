import type { DriftCause, DriftSeverity } from "@zerolake/drift";
import type { Value } from "@zerolake/resources";
import type { StatusRole } from "@/components/ui/status.ts";
import type { DriftRow } from "../server/load-drift.ts";

const TEXT_LENGTH_MAX = 60;

export const SEVERITY_LOOKS: Readonly<Record<DriftSeverity, { readonly word: string; readonly role: StatusRole; readonly bars: number }>> =
  {
    high: { word: "High", role: "danger", bars: 3 },
    medium: { word: "Medium", role: "warning", bars: 2 },
    low: { word: "Low", role: "neutral", bars: 1 },
  };

export const CERTAINTY_WORDS: Readonly<Record<DriftCause["certainty"], string>> = {
  recorded: "Recorded by the cloud",
  likely: "Likely",
  unknown: "Unknown",
};

/** A value in one line; long ones are cut. */
export function valueText(value: Value | undefined): string {
  if (value === undefined) return "not set";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text;
}

/** What differs, from what to what. */
export function changeText({
  kind,
  isSensitive,
  recorded,
  observed,
}: Pick<DriftRow, "kind" | "isSensitive" | "recorded" | "observed">): string {
  if (kind === "gone") return "Not found any more";
  return isSensitive ? "a secret that is another one (hidden)" : `${valueText(recorded)} → ${valueText(observed)}`;
}

/** Who did it, as far as it is known; the time stands apart. */
export function causeText({ certainty, actor, action, source }: DriftCause): string {
  switch (certainty) {
    case "recorded":
      return [`by ${shortActor(actor ?? "somebody")}`, ...(action ? [`(${action})`] : []), ...(source ? [`in ${source}`] : [])].join(" ");
    case "likely":
      return `${actor ?? "something"} (likely)`;
    case "unknown":
      return "Nobody knows who";
  }
}

/** Clouds name people by long paths; the last part is the person's name. */
export function shortActor(actor: string): string {
  return actor.startsWith("arn:") ? (actor.split("/").at(-1) ?? actor) : actor;
}

/** The property's own name, without its place in lists. */
export function propertyText(path: string): string {
  return path === "" ? "the resource" : path;
}
