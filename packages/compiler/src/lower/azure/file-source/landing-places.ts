import { isMap, type Value } from "@zerolake/resources";
import { groupSetting, type LoweringContext } from "../../../lowering.ts";
import { textsOf } from "../../texts-of.ts";
import { allow, assignRoles } from "../access.ts";
import { drawnContainer } from "../storage/drawn-container.ts";

/** How Azure names an application, a user or a group: its object id. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface Partner {
  readonly name: string;
  /** Object id of its application; absent = it has none in the directory. */
  readonly principalId?: string;
  readonly sshPublicKeys: readonly string[];
}

/** Who brings files, as the settings name them. */
export function partnersOf(context: LoweringContext): readonly Partner[] {
  return Object.entries(groupSetting(context, "partners")).map(([name, partner]) => ({ name, ...signIn(partner) }));
}

function signIn(partner: Value): Omit<Partner, "name"> {
  if (!isMap(partner)) return { sshPublicKeys: [] };
  const { principal, sshPublicKeys } = partner;
  const isKnown = typeof principal === "string" && OBJECT_ID.test(principal);
  return { ...(isKnown ? { principalId: principal } : {}), sshPublicKeys: textsOf(sshPublicKeys) };
}

/** Partners whose application is known put files with their own rights; one that is not has nobody to trust. */
export function partnerRights(context: LoweringContext) {
  const grants = context.outgoing("files").flatMap((store) => {
    const place = drawnContainer(store);
    return place ? [allow("blobContributor", place.id, place.address)] : [];
  });
  return partnersOf(context).flatMap(({ name, principalId }) =>
    principalId === undefined ? [] : assignRoles(context, { name: "partner", to: name, subject: principalId, principalId, grants }),
  );
}
