import type { DesiredResource } from "@zerolake/resources";
import type { Statement } from "../lowering.ts";
import type { Deed, Right, Thing } from "./right.ts";

/** Google's roles say in their last word what they allow; the first pattern that fits decides. */
const DEEDS: readonly (readonly [pattern: RegExp, deed: Deed])[] = [
  [/(?:metadata|legacyBucket)(?:Viewer|Reader)$|pubsub\.viewer$/i, "look up"],
  [/(?:viewer|reader|subscriber|readSessionUser)$/i, "read"],
  [/(?:publisher|objectCreator)$/, "write"],
  [/(?:editor|objectUser|objectAdmin)$/i, "read and write"],
];

/** A role on a resource as a right; a role that is only asked for its work is a use. */
export function gcpRight({ role, on }: Statement): Right {
  const name = String(role).replace("roles/", "");
  return {
    deed: DEEDS.find(([pattern]) => pattern.test(name))?.[1] ?? "use",
    on: [thingOf(String(on))],
    words: [String(role)],
    resources: [String(on)],
  };
}

/** True when one of these resources makes the holder a member. */
export function isGcpGranted({ role, on }: Statement, resources: readonly DesiredResource[]): boolean {
  return resources.some(({ type, properties }) => type === "iam.member" && properties["role"] === role && properties["on"] === on);
}

/** `projects/p/topics/t` is the topic `t`. */
function thingOf(path: string): Thing {
  const [kinds = "", name = ""] = path.split("/").slice(-2);
  // Storage writes a bucket `b/name`.
  return { kind: kinds === "b" ? "bucket" : kinds.replace(/ies$/, "y").replace(/s$/, ""), name };
}
