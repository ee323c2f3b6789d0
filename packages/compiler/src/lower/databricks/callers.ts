import type { DataKind } from "@zerolake/catalog";
import type { EnvironmentView, LoweringContext, Peer } from "../../lowering.ts";

/** Kinds whose programs sign in at the workspace with the identity of the cloud. */
const SIGNING_IN: ReadonlySet<string> = new Set(["app-service", "embedding-job"]);
/** Ports over which the workspace is asked or written to. */
const ASKED: readonly DataKind[] = ["endpoint", "vectors"];
/** Kinds that the workspace serves to programs. */
const SERVED = ["vector-store", "model-serving", "foundation-model"];

/** Programs of the cloud that ask a component of the workspace. */
export function readersOf(view: EnvironmentView, id: string): readonly Peer[] {
  return ASKED.flatMap((data) => view.outgoing(id, data)).filter(signsIn);
}

/** Programs of the cloud that write into it. */
export function writersOf(view: EnvironmentView, id: string): readonly Peer[] {
  return ASKED.flatMap((data) => view.incoming(id, data)).filter(signsIn);
}

/** Every program of the cloud that asks or writes anything in the workspace, once. */
export function callersOf(view: EnvironmentView): readonly Peer[] {
  return callersOfKinds(view, SERVED);
}

/** Those that ask or write components of these kinds. */
export function callersOfKinds(view: EnvironmentView, kinds: readonly string[]): readonly Peer[] {
  const served = kinds.flatMap((kind) => view.components(kind)).filter(isInWorkspace);
  const all = served.flatMap(({ component: { id } }) => [...readersOf(view, id), ...writersOf(view, id)]);
  return [...new Map(all.map((peer) => [peer.component.id, peer])).values()];
}

/** What asks or writes and cannot sign in is said, arrow by arrow. */
export function reportStrangers(context: LoweringContext): void {
  const peers = ASKED.flatMap((data) => [...context.outgoing(data), ...context.incoming(data)]);
  const strangers = peers.filter((peer) => !signsIn(peer) && !isInWorkspace(peer));
  for (const { component, edge } of strangers) {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-STRANGER",
      message: `“${component.title}” does not reach “${context.component.title}”: applications, embedding pipelines and what runs in the workspace sign in at Databricks, and nothing else.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Choose Databricks for it, too, or give its identity access in the workspace yourself.",
    });
  }
}

/** Variants of what runs in the workspace begin with its name. */
export function isInWorkspace({ variant }: Pick<Peer, "variant">): boolean {
  return variant.startsWith("databricks") || variant.startsWith("unity");
}

/** True for a program of the cloud that signs in at the workspace with its own identity. */
export function signsIn(peer: Pick<Peer, "component" | "variant">): boolean {
  return SIGNING_IN.has(peer.component.kind) && !isInWorkspace(peer);
}
