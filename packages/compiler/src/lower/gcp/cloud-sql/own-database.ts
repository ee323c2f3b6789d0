import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { identityEmail } from "../iam.ts";
import { OWNER_ROLE, postgresServer, postgresUser } from "./postgres.ts";

const MACHINE = "db-custom-1-3840";
const DISK_GB = 10;

/** A small server for what a program keeps of itself: one database, in which the program makes its tables. */
export function ownDatabase(context: LoweringContext, name: string): readonly DesiredResource[] {
  return [
    ...postgresServer(context, {
      machine: MACHINE,
      diskGb: DISK_GB,
      isRegional: context.target.tier === "production",
      databases: [name],
    }),
    postgresUser(context, { email: identityEmail(context), roles: [OWNER_ROLE] }),
  ];
}
