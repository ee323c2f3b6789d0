import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { nameOf, projectPath } from "./names.ts";
import { gcpResource } from "./resource.ts";

const ACCOUNT = "iam.serviceAccount";

/** Something whose policy can name a member: a type and its address below the API. */
export interface PolicyTarget {
  readonly type: string;
  readonly path: string;
  /** Address of what must be there first, where the name of the target does not say it. */
  readonly after?: string;
  /** It may come long after whoever is let in, which therefore does not wait for the right. */
  readonly isLate?: true;
}

/** A role on a resource, for whoever the edge gives it to. */
export function grant(role: string, on: PolicyTarget): Statement {
  return {
    role,
    onType: on.type,
    on: on.path,
    ...(on.after === undefined ? {} : { after: on.after }),
    ...(on.isLate ? { isLate: true } : {}),
  };
}

/** Where a service has no policy of its own, and for what is asked of the project itself. */
export function onProject(part: Pick<Named, "target">): PolicyTarget {
  return { type: "cloudresourcemanager.project", path: projectPath(part) };
}

/** E-mail of the component's workload identity, known before it exists. */
export function identityEmail(part: Named): string {
  return `${nameOf(part, ACCOUNT, "identity")}@${part.target.account}.iam.gserviceaccount.com`;
}

export function identityMember(part: Named): string {
  return `serviceAccount:${identityEmail(part)}`;
}

/** What whoever attaches the identity to a service waits for. */
export const IDENTITY = "identity";
export const GRANTS = "grant";
/** Rights on what may come later than whoever has them. */
const LATE_GRANTS = "lateGrant";

/** The component's service account and what it may do: what it needs itself, and what drawn edges allow. It never has a key. */
export function workloadIdentity(context: LoweringContext, baseline: readonly Statement[] = []): readonly DesiredResource[] {
  const email = identityEmail(context);
  const account = gcpResource(context, {
    name: IDENTITY,
    type: ACCOUNT,
    at: { name: email },
    properties: {
      displayName: context.component.title.slice(0, 100),
      description: `Zerolake workload identity of ${context.component.id}`,
    },
  });
  const statements = [...baseline, ...context.grants];
  const member = identityMember(context);
  return [
    account,
    ...members(context, { name: GRANTS, member, statements: statements.filter(({ isLate }) => isLate !== true) }),
    ...members(context, { name: LATE_GRANTS, member, statements: statements.filter(({ isLate }) => isLate === true) }),
  ];
}

export interface Members {
  /** Logical name of the resources. */
  readonly name: string;
  /** Where several members get the same rights under one name, the word that tells them apart. */
  readonly of?: string;
  /** Who is let in, e.g. `serviceAccount:…`. */
  readonly member: Value;
  readonly statements: readonly Statement[];
}

/** One member per role and resource; the same grant from several edges is written once. */
export function members(part: Named, { name, of, member, statements }: Members): readonly DesiredResource[] {
  const unique = new Map(statements.map((statement) => [keyOf(statement), statement]));
  return [...unique].map(([key, { role, onType, on, after }]) =>
    gcpResource(part, {
      name,
      key: of === undefined ? key : `${of} ${key}`,
      type: "iam.member",
      properties: { onType, on, role, member },
      dependsOn: typeof after === "string" ? [after] : [],
    }),
  );
}

/** Address of the member that a grant becomes; who must not start before it waits for it. */
export function memberAddress(part: Pick<Named, "component">, name: string, statement: Statement): string {
  return addressIn(part, name, keyOf(statement));
}

/** `roles/pubsub.publisher` on `projects/p/topics/t` is `pubsub.publisher topics/t`. */
function keyOf({ role, on }: Statement): string {
  return `${String(role).replace("roles/", "")} ${String(on).replace(/^projects\/[^/]+\/?/, "") || "project"}`;
}
