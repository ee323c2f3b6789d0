import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { chosenText, type LoweringContext, type Statement } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";
import { type Named, ownerSuffix } from "../physical-name.ts";
import { rolePolicy } from "./iam.ts";
import { nameOf } from "./names.ts";
import { awsResource } from "./resource.ts";

const ROLE = "AWS::IAM::Role";

export interface TakenRole {
  /** Logical name. */
  readonly name: string;
  readonly key?: string;
  readonly description: string;
  /** Who may take it, and when: principals with their conditions. */
  readonly takers: readonly PropertyMap[];
  readonly rights: readonly Statement[];
  readonly maxSessionSeconds?: number;
}

/** A role that somebody takes who is no workload of ours: a partner, a server that hands out keys, a catalog outside the cloud. */
export function takenRole(
  context: LoweringContext,
  { name, key, description, takers, rights, maxSessionSeconds }: TakenRole,
): readonly DesiredResource[] {
  const repeated = key === undefined ? {} : { key };
  return [
    awsResource(context, {
      name,
      ...repeated,
      type: ROLE,
      properties: {
        RoleName: nameOf(context, ROLE, name, key),
        Description: description,
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: takers.map((taker) => ({ Effect: "Allow", Action: "sts:AssumeRole", ...taker })),
        },
        MaxSessionDuration: maxSessionSeconds,
        PermissionsBoundary: chosenText(context, "permissionsBoundaryArn"),
      },
    }),
    ...rolePolicy(context, { role: name, ...repeated, statements: rights }),
  ];
}

/** A word that only the taker of this role is told, so that nobody else can have the role taken by mistake. */
export function externalId(part: Named, key?: string): string {
  return `zerolake-${ownerSuffix(part.target.environment, addressIn(part, "externalId", key))}`;
}
