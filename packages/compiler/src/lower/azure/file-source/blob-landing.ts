import { isMap } from "@zerolake/resources";
import { groupSetting, type Lowering, type LoweringContext, type Peer, type Statement } from "../../../lowering.ts";
import { allow, assignRoles } from "../access.ts";

/** How Azure names an application, a user or a group: its object id. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Files are put into the stores that it is wired to: by people with their own rights, by partners whose application is named. */
export const blobLanding: Lowering = {
  cloud: "azure",
  kind: "file-source",
  variant: "blob-landing",
  service: "Azure Storage",
  gap: "partners need an application in your directory",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { files: { protocol: "https put", region: part.target.region } } }),
  lower: (context) => {
    const grants = context.outgoing("files").flatMap(landingOf);
    return partners(context).flatMap(({ name, principalId }) =>
      assignRoles(context, { name: "partner", to: name, subject: principalId, principalId, grants }),
    );
  },
};

interface Partner {
  readonly name: string;
  readonly principalId: string;
}

/** A partner whose object id is not known has nobody to trust. */
function partners(context: LoweringContext): readonly Partner[] {
  return Object.entries(groupSetting(context, "partners")).flatMap(([name, partner]) => {
    const principalId = isMap(partner) ? partner["principal"] : undefined;
    return typeof principalId === "string" && OBJECT_ID.test(principalId) ? [{ name, principalId }] : [];
  });
}

/** The first container of a store: where files land. */
function landingOf({ outputs }: Peer): readonly Statement[] {
  const { containers, containerIdByZone: ids, containerAddressByZone: addresses } = outputs;
  const zone = Array.isArray(containers) ? String(containers[0]) : undefined;
  if (zone === undefined || !isMap(ids) || !isMap(addresses)) return [];
  return [allow("blobContributor", String(ids[zone]), String(addresses[zone]))];
}
