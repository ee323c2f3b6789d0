import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { inWorkspace, workspaceId } from "./workspace-place.ts";

const FOLDER = "Files";

/** Files of another lakehouse, seen in the component's own without a copy. */
export function shortcutTo(context: LoweringContext, { component, outputs }: Peer): DesiredResource {
  const name = sqlName(component.id);
  return serviceResource(context, {
    name: "shortcut",
    key: name,
    type: "fabric.shortcut",
    path: inWorkspace(context, "items", ref(context, "lakehouse", "id"), "shortcuts", FOLDER, name),
    properties: {
      path: FOLDER,
      name,
      target: { oneLake: { workspaceId: workspaceId(context), itemId: outputs["lakehouseId"] ?? "", path: FOLDER } },
    },
  });
}
