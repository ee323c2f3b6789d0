import { formatAddress, type Reference, reference } from "@zerolake/resources";
import type { Part } from "../lowering.ts";

/** Refers to an attribute of another resource of the same component. */
export function ref(part: Pick<Part, "component">, logicalName: string, attr: string, key?: string): Reference {
  return reference(addressIn(part, logicalName, key), attr);
}

export function addressIn(part: Pick<Part, "component">, logicalName: string, key?: string): string {
  return formatAddress({ component: part.component.id, logicalName, ...(key === undefined ? {} : { key }) });
}

/** Addresses from logical names inside the component, or whole addresses. */
export function addressesOf(part: Pick<Part, "component">, names: readonly string[]): readonly string[] {
  return names.map((name) => (name.includes(".") ? name : addressIn(part, name)));
}
