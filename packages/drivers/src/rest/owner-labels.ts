import type { OwnerTags } from "@zerolake/execution";
import { addressFromTag, isMap, type PropertyMap } from "@zerolake/resources";
import type { TypeRow } from "./type-row.ts";

/** The owner written on a resource as labels; `undefined` without all four. */
export function ownerOfLabels(body: PropertyMap, row: TypeRow): OwnerTags | undefined {
  const labels = row.labels === undefined ? undefined : body[row.labels];
  if (!isMap(labels)) return undefined;
  const read = (name: string): string => {
    const pieces: string[] = [];
    for (let index = 1; ; index += 1) {
      const piece = labels[index === 1 ? `zerolake_${name}` : `zerolake_${name}_${index}`];
      if (typeof piece !== "string") break;
      pieces.push(piece);
    }
    return decode(pieces.join(""));
  };
  const [installation, environment, component, address] = [read("installation"), read("environment"), read("component"), read("address")];
  if (!installation || !environment || !component || !address) return undefined;
  return { installation, environment, component, address: addressFromTag(address) };
}

/** Labels take few characters: the others are `_` and two hexadecimal digits per byte. */
function decode(label: string): string {
  try {
    return decodeURIComponent(label.replace(/_([0-9a-f]{2})/g, "%$1"));
  } catch {
    // Somebody else's label; it then belongs to nobody of ours.
    return label;
  }
}
