import { googleType, listGoogleTypes, type VendorMethod, type VendorVerb } from "@zerolake/vendor-schemas";
import { ICEBERG_TYPES } from "./iceberg-types.ts";

/** What a request asks for, as the vendor's own documents read it. */
export interface Route {
  readonly type: string;
  readonly verb: VendorVerb | "list";
  readonly method: VendorMethod;
}

interface Entry extends Route {
  readonly host: string;
  readonly segments: readonly string[];
}

/** Regional hosts speak like their service. */
const REGIONAL = /^[a-z]+-[a-z]+\d+-(?=[a-z]+\.googleapis\.com$)/;

const ENTRIES: readonly Entry[] = [
  ...listGoogleTypes().map((type) => [type, googleType(type)] as const),
  ...Object.entries(ICEBERG_TYPES),
].flatMap(([type, vendor]) => {
  if (!vendor) return [];
  const { host, methods } = vendor;
  const entries = Object.entries(methods).map(([verb, method]) => entryOf(type, verb as VendorVerb, host, method));
  const list = listMethod(methods.create);
  return list ? [...entries, entryOf(type, "list", host, list)] : entries;
});

/** Whoever takes creations at an address lists at the same one, without the name where the address says it. */
function listMethod(create: VendorMethod | undefined): VendorMethod | undefined {
  if (!create || create.path.includes(":")) return undefined;
  const id = create.id.replace(/\.\w+$/, ".list");
  if (create.verb === "POST") return { ...create, verb: "GET", id };
  return create.verb === "PUT" && create.path.endsWith("/{}")
    ? { ...create, verb: "GET", id, path: create.path.slice(0, -"/{}".length) }
    : undefined;
}

function entryOf(type: string, verb: Route["verb"], host: string, method: VendorMethod): Entry {
  return { type, verb, method, host, segments: method.path.split("/") };
}

/** The type and verb of a request; `undefined` for an address that no document knows. `rawPath` is as sent: an escaped slash parts nothing. */
export function findRoute(host: string, httpMethod: string, rawPath: string): Route | undefined {
  const service = host.replace(REGIONAL, "");
  const given = rawPath.split("/").map(decodeURIComponent);
  const fitting = ENTRIES.filter((entry) => entry.host === service && entry.method.verb === httpMethod && fits(entry.segments, given));
  // The longest address says most, then the one with the fewest variable parts.
  return fitting.sort((left, right) => right.segments.length - left.segments.length || variableParts(left) - variableParts(right))[0];
}

function variableParts({ segments }: Entry): number {
  return segments.filter((segment) => segment.includes("{}")).length;
}

/** A last variable part may hold slashes of its own, as folders do. */
function fits(segments: readonly string[], given: readonly string[]): boolean {
  if (given.length < segments.length) return false;
  if (given.length > segments.length && segments.at(-1) !== "{}") return false;
  return segments.every((segment, index) => {
    const value = given[index] ?? "";
    if (segment === "{}") return value !== "" && !value.includes(":");
    const [, action] = segment.split("{}:");
    return action === undefined ? segment === value : value.endsWith(`:${action}`);
  });
}
