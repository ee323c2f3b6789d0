import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { FABRIC_WORKSPACE, workspaceName } from "../../fabric/workspace-place.ts";

/** Everything in the workspace is listed by itself: there is nothing to create beside it. */
export const oneLakeCatalog: Lowering = {
  cloud: "azure",
  kind: "catalog",
  variant: "onelake",
  service: "Microsoft Fabric OneLake catalog",
  gap: "it lists what lies in the workspace and nothing else; domains and tags are set by an administrator of Fabric",
  minutes: [0, 1],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({
    ports: { catalog: { catalogKind: "onelake", workspaceName: workspaceName(part), region: part.target.region } },
  }),
  lower: (context) => {
    reportUnlisted(context);
    return [];
  },
};

function reportUnlisted(context: LoweringContext): void {
  const sources = (["tables", "files", "dataset"] as const).flatMap((data) => context.incoming(data));
  for (const { component, edge, outputs } of sources.filter((source) => source.outputs["lakehouse"] === undefined)) {
    context.report({
      severity: "warning",
      code: "ZL-FABRIC-UNLISTED",
      message: `“${context.component.title}” does not list “${component.title}”, which lies outside Fabric${outputs["format"] === undefined ? "" : ` (${String(outputs["format"])})`}.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Make a shortcut to it in a lakehouse, or use Unity Catalog, which lists storage accounts.",
    });
  }
}
