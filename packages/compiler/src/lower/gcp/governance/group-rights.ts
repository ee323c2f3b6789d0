import { chosen, groupSetting, type LoweringContext, type Part } from "../../../lowering.ts";

export interface GroupRight {
  readonly group: string;
  /** As policies name it, e.g. `group:analysts@example.com`. */
  readonly member: string;
  readonly zone: string;
  readonly writes: boolean;
}

/** Groups with the identity that stands for them in Google Cloud; the environment's settings ask for it, and a group without one waits. */
export function groupRights(part: Pick<Part, "component" | "target">): readonly GroupRight[] {
  return Object.entries(groupSetting(part, "groups")).flatMap(([group, rights]) => {
    const member = memberOf(part, group);
    if (member === undefined || !isRecord(rights)) return [];
    return Object.entries(rights).map(([zone, right]) => ({ group, member, zone, writes: right === "write" }));
  });
}

export function reportUnmappedGroups(context: LoweringContext): void {
  for (const group of Object.keys(groupSetting(context, "groups")).filter((name) => memberOf(context, name) === undefined)) {
    context.report({
      severity: "info",
      code: "ZL-ACCESS-GROUP",
      message: `The group “${group}” has no identity in Google Cloud yet, so it gets no access.`,
      target: { component: context.component.id, setting: "groups", answer: "googleGroups" },
      hint: "Name its Google group in the environment's settings, then plan again.",
    });
  }
}

function memberOf(part: Pick<Part, "target">, group: string): string | undefined {
  const groups = chosen(part, "googleGroups");
  const address = isRecord(groups) ? groups[group] : undefined;
  return typeof address === "string" ? `group:${address}` : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
