import type { EnvironmentView, Peer, Statement } from "../../../lowering.ts";
import { grant } from "../iam.ts";

export const METASTORE = "dataproc-metastore";

/** The Hive metastore that keeps the tables of a store without a catalog of its own; nothing where none is wired. */
export function metastoreOfStore(lake: Peer, view: EnvironmentView): string | undefined {
  if (lake.outputs["catalogKind"] !== "files") return undefined;
  const [catalog] = view.outgoing(lake.component.id, "tables").filter(({ variant }) => variant === METASTORE);
  const path = catalog?.outputs["servicePath"];
  return typeof path === "string" ? path : undefined;
}

/** The one that a session asks: it has room for one. */
export function metastoreOf(stores: readonly Peer[], view: EnvironmentView): string | undefined {
  return stores.flatMap((store) => metastoreOfStore(store, view) ?? [])[0];
}

/** What machines need to find it; the tables' files are rights of their own. */
export function useMetastore(path: string | undefined): readonly Statement[] {
  return path === undefined ? [] : [grant("roles/metastore.viewer", { type: "metastore.service", path })];
}
