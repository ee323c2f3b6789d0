import type { PropertyMap } from "@zerolake/resources";

/** One member of one role on one resource. */
export interface Member {
  readonly onType: string;
  readonly on: string;
  readonly role: string;
  readonly member: string;
}

export function memberOf(properties: PropertyMap): Member {
  const [onType, on, role, member] = ["onType", "on", "role", "member"].map((key) => String(properties[key]));
  return { onType: onType ?? "", on: on ?? "", role: role ?? "", member: member ?? "" };
}

export function memberIdentifier({ onType, on, role, member }: Member): string {
  return [onType, on, role, member].join("|");
}

export function parseMember(identifier: string): Member {
  const [onType = "", on = "", role = "", member = ""] = identifier.split("|");
  return { onType, on, role, member };
}
