import type { TypeFacts } from "@zerolake/resources";
import type { NameForm } from "../physical-name.ts";
import stored from "./service-type-facts.data.json" with { type: "json" };

interface StoredFacts {
  /** Whether the address says the name that we chose, or an id that the service draws. */
  readonly identity: "client" | "server";
  readonly name: NameForm | null;
  readonly createOnly: readonly string[];
  /** What others may refer to; first the id, where the service draws it. */
  readonly readOnly: readonly string[];
  readonly writeOnly: readonly string[];
  /** The field that carries the owner's labels. */
  readonly tags: string | null;
  /** A map, pairs below `custom_tags`, or a list of pairs. */
  readonly tagForm: "map" | "pairs" | "list";
  readonly holdsData: boolean;
}

const FACTS = stored as unknown as Readonly<Record<string, StoredFacts>>;

/** Where a resource stands at its service; the driver makes the request's address of it, and no service sees it. */
export const RESOURCE_PATH = "resourcePath";

/** Sources: what the services publish (`vendor-schemas`), and their documentation for what cannot be changed although no schema says so. */
export function serviceFactsOf(type: string): StoredFacts & { readonly facts: TypeFacts } {
  const found = FACTS[type];
  if (!found) throw new Error(`No facts about ${type}: add it to service-type-facts.data.json`);
  const { identity, name, createOnly, readOnly, writeOnly, tags } = found;
  const [drawnId = "id"] = readOnly;
  return {
    ...found,
    facts: {
      createOnly: [RESOURCE_PATH, ...createOnly],
      readOnly,
      writeOnly,
      identifier: [identity === "client" ? RESOURCE_PATH : drawnId],
      hasUniqueName: identity === "client",
      // Names are unique at the service, or its lists hold a creation as soon as it is answered.
      ...(identity === "server" ? { isShownAtOnce: true } : {}),
      ...(identity === "server" && tags === null ? { isFoundByContent: true } : {}),
      ...(name !== null && createOnly.includes("name") ? { nameProperty: "name" } : {}),
      tags: tags === null ? null : { property: tags, shape: "map" },
    },
  };
}

/** True for a type of a service beside the clouds. */
export function isServiceType(type: string): boolean {
  return type in FACTS;
}
