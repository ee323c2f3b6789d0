import { meansSame } from "@zerolake/drift";
import { followImports, type RecordedResource, recordExisting, resolveThrough } from "@zerolake/planner";
import { type DesiredResource, isMap, isReference, isSecret, type PropertyMap, type TypeFacts, type Value } from "@zerolake/resources";

export interface Imported {
  readonly desired: DesiredResource;
  readonly recorded: readonly RecordedResource[];
  readonly identifier: string;
  /** As the cloud shows it now. */
  readonly attributes: PropertyMap;
}

/**
 * The record of something that somebody else made, as if the design's part of what the cloud shows had been sent: so the next plan is
 * empty where both mean the same, and says what differs elsewhere. Tags are taken to be as wanted: they come with the next change, and
 * alone they are none. What the cloud never shows, and is no secret, is taken to be as wanted, too.
 */
export function importedRecord(imported: Imported): RecordedResource {
  const first = recordOf(imported);
  // A resource may mention its own name, too, which is another one than was computed.
  const [followed = imported.desired] = followImports([imported.desired], [first]);
  return recordOf({ ...imported, desired: followed });
}

function recordOf({ desired, recorded, identifier, attributes }: Imported): RecordedResource {
  const { facts } = desired;
  const wanted = resolveThrough(desired, recorded);
  const tags = facts.tags === null ? undefined : wanted[facts.tags.property];
  const part = designedPart(attributes, wanted, { path: "", facts });
  const properties = { ...part, ...(facts.tags === null || tags === undefined ? {} : { [facts.tags.property]: tags }) };
  return { ...recordExisting(desired, { identifier, properties, attributes }), isImported: true };
}

/** What the cloud has of what is wanted, in the design's own writing wherever both mean the same. */
function designedPart(
  observed: PropertyMap,
  wanted: PropertyMap,
  { path, facts }: { readonly path: string; readonly facts: TypeFacts },
): PropertyMap {
  const part: Record<string, Value> = {};
  for (const [key, value] of Object.entries(wanted)) {
    const inner = path === "" ? key : `${path}.${key}`;
    const found = observed[key];
    if (found === undefined ? facts.writeOnly.includes(inner) || meansSame(undefined, value, key) : meansSame(found, value, key))
      part[key] = value;
    else if (found !== undefined && isMap(found) && isPlainMap(value)) part[key] = designedPart(found, value, { path: inner, facts });
    else if (found !== undefined) part[key] = found;
  }
  return part;
}

function isPlainMap(value: Value): value is PropertyMap {
  return isMap(value) && !isReference(value) && !isSecret(value) && !("$join" in value);
}
