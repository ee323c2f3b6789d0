import type { FactsOf, NotificationEvent } from "./event.ts";
import type { EventKind } from "./event-kinds.ts";

interface Address {
  /** `/<organisation>` */
  readonly organization: string;
  /** `/<organisation>/projects/<project>`, or the organisation where there is no project. */
  readonly project: string;
  /** The same with the environment, or the project where there is none. */
  readonly environment: string;
}

type Links = { readonly [Kind in EventKind]: (facts: FactsOf<Kind>, at: Address) => string };

const deployment = ({ number }: { readonly number: number }, at: Address) => `${at.project}/deployments/${number}`;
const connection = (facts: { readonly connection: { readonly id: string } }, at: Address) =>
  `${at.organization}/connections/${facts.connection.id}`;

const LINKS: Links = {
  "approval.asked": (facts, at) => `${deployment(facts, at)}?tab=plan`,
  "approval.decided": deployment,
  "deployment.succeeded": deployment,
  "deployment.failed": deployment,
  "deployment.cancelled": deployment,
  "drift.found": (_facts, at) => `${at.environment}/drift`,
  "orphan.found": (_facts, at) => `${at.organization}/orphans`,
  "connection.broken": connection,
  "connection.mended": connection,
  "budget.reached": (_facts, at) => at.organization,
  "environment.ill": (_facts, at) => at.environment,
  "environment.recovered": (_facts, at) => at.environment,
  "audit.broken": (_facts, at) => `${at.organization}/settings/audit`,
  "invitation.accepted": (_facts, at) => `${at.organization}/settings/members`,
  "token.expiring": (_facts, at) => `${at.organization}/settings/tokens`,
};

/** The page where what happened can be seen and acted on: a path of the console. */
export function linkOf(event: NotificationEvent, organizationSlug: string): string {
  const organization = `/${organizationSlug}`;
  const project = event.project ? `${organization}/projects/${event.project.slug}` : organization;
  const environment = event.project && event.environment ? `${project}/environments/${event.environment.slug}` : project;
  const link = LINKS[event.kind] as (facts: NotificationEvent["facts"], at: Address) => string;
  return link(event.facts, { organization, project, environment });
}
