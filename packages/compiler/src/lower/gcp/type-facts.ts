import type { TypeFacts } from "@zerolake/resources";
import type { NameForm } from "../physical-name.ts";
import stored from "./type-facts.data.json" with { type: "json" };

interface StoredFacts {
  /** The API that must be enabled in the project before the type can be made. */
  readonly service: string;
  /** Address of a resource below its API, or of the collection where Google chooses the name. */
  readonly path: string;
  readonly identity: "client" | "server";
  /** The field that carries labels. */
  readonly tags: string | null;
  readonly name: NameForm | null;
  readonly createOnly: readonly string[];
  readonly readOnly: readonly string[];
  readonly writeOnly: readonly string[];
}

const FACTS = stored as unknown as Readonly<Record<string, StoredFacts>>;

/** Every type of Google that a lowering creates. */
export const GOOGLE_TYPE_NAMES: readonly string[] = Object.keys(FACTS);

/** Where a resource stands below its API, e.g. `projects/p/topics/t`. Not a field of Google's: the driver makes the address of it. */
export const RESOURCE_PATH = "resourcePath";
/** Parts that identify a member of a policy, which has no address of its own. */
const MEMBER_IDENTIFIER = ["onType", "on", "role", "member"];

/** Source: Google's discovery documents of 2026-07 to 2026-10, and documentation for what cannot be changed although no schema says so. */
export function typeFactsOf(type: string): TypeFacts {
  const { identity, tags, name, createOnly, readOnly, writeOnly } = storedFactsOf(type);
  const isMember = type === "iam.member";
  const identifier = isMember ? MEMBER_IDENTIFIER : [identity === "server" ? "name" : RESOURCE_PATH];
  return {
    ...(name === null || identity === "server" ? {} : { nameProperty: RESOURCE_PATH }),
    createOnly: isMember ? createOnly : [RESOURCE_PATH, ...createOnly],
    readOnly,
    writeOnly,
    identifier,
    hasUniqueName: identity === "client",
    ...(identity === "server" ? { isShownAtOnce: true } : {}),
    ...(identity === "server" && tags === null ? { isFoundByContent: true } : {}),
    tags: tags === null ? null : { property: tags, shape: "map" },
  };
}

export function nameFormOf(type: string): NameForm {
  const { name } = storedFactsOf(type);
  if (!name) throw new Error(`${type} has no name of its own`);
  return name;
}

export function pathTemplateOf(type: string): string {
  return storedFactsOf(type).path;
}

export function serviceOf(type: string): string {
  return storedFactsOf(type).service;
}

function storedFactsOf(type: string): StoredFacts {
  const found = FACTS[type];
  if (!found) throw new Error(`No facts about ${type}: add it to type-facts.data.json`);
  return found;
}
