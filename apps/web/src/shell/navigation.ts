import type { Rights } from "@zerolake/access";
import type { Cloud } from "@zerolake/resources";

/** What the shell knows about where we are. It comes with the HTML, so that titles and breadcrumbs never flicker in. */
export interface NavigationPlace {
  readonly slug: string;
  readonly name: string;
}

export interface OrganizationNavigation {
  readonly organization: NavigationPlace;
  readonly organizations: readonly NavigationPlace[];
  readonly projects: readonly NavigationPlace[];
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** With places by their slugs. */
  readonly rights: Rights;
}

export interface ProjectNavigation extends OrganizationNavigation {
  readonly project: NavigationPlace;
  /** The blueprint that the designer opens. */
  readonly blueprintSlug: string;
  readonly environments: readonly NavigationPlace[];
}

/** Every address of the console, in one place. */
export const paths = {
  organization: (organization: string) => `/${organization}`,
  projects: (organization: string) => `/${organization}/projects`,
  newProject: (organization: string) => `/${organization}/projects?new=1`,
  /** Opens the new project dialog with the design that answers of the wizard lead to. */
  newProjectOfWizard: (organization: string, answers: object) =>
    `/${organization}/projects?new=1&answers=${encodeURIComponent(JSON.stringify(answers))}`,
  wizard: (organization: string) => `/${organization}/wizard`,
  templates: (organization: string) => `/${organization}/templates`,
  template: (organization: string, template: string) => `/${organization}/templates/${template}`,
  connections: (organization: string) => `/${organization}/connections`,
  newConnection: (organization: string, cloud?: string) => `/${organization}/connections/new${cloud ? `?cloud=${cloud}` : ""}`,
  connection: (organization: string, connection: string) => `/${organization}/connections/${connection}`,
  drift: (organization: string) => `/${organization}/drift`,
  approvals: (organization: string) => `/${organization}/approvals`,
  orphans: (organization: string) => `/${organization}/orphans`,
  inbox: (organization: string) => `/${organization}/notifications`,
  settings: (organization: string) => `/${organization}/settings`,
  singleSignOn: (organization: string) => `/${organization}/settings/sso`,
  scim: (organization: string) => `/${organization}/settings/scim`,
  general: (organization: string) => `/${organization}/settings/general`,
  members: (organization: string) => `/${organization}/settings/members`,
  security: (organization: string) => `/${organization}/settings/security`,
  newOrganization: () => "/new-organization",
  audit: (organization: string) => `/${organization}/settings/audit`,
  roles: (organization: string) => `/${organization}/settings/roles`,
  tokens: (organization: string) => `/${organization}/settings/tokens`,
  guardrails: (organization: string) => `/${organization}/settings/guardrails`,
  budgets: (organization: string) => `/${organization}/settings/budgets`,
  notifications: (organization: string) => `/${organization}/settings/notifications`,
  yourNotifications: (organization: string) => `/${organization}/settings/your-notifications`,
  wallboards: (organization: string) => `/${organization}/settings/wallboards`,
  /** Shows the dashboard of the organisation that the token belongs to, to whoever has it. */
  wallboard: (token: string) => `/wallboard/${token}`,
  project: (organization: string, project: string) => `/${organization}/projects/${project}`,
  designer: (organization: string, project: string, blueprint: string) => `/${organization}/projects/${project}/blueprints/${blueprint}`,
  /** The designer with how well what is deployed in an environment is. */
  designerHealth: (at: { organization: string; project: string; blueprint: string; environment: string }, component?: string) =>
    `/${at.organization}/projects/${at.project}/blueprints/${at.blueprint}?overlay=health&env=${at.environment}${component ? `&sel=${component}` : ""}`,
  /** One blueprint side by side on several clouds; `to` names the cloud that is looked at. */
  retarget: (organization: string, project: string, blueprint: string, to?: Cloud) =>
    `/${organization}/projects/${project}/blueprints/${blueprint}/retarget${to === undefined ? "" : `?to=${to}`}`,
  environments: (organization: string, project: string) => `/${organization}/projects/${project}/environments`,
  newEnvironment: (organization: string, project: string, { cloud, region }: { cloud?: string; region?: string } = {}) =>
    `/${organization}/projects/${project}/environments?new=1${cloud ? `&cloud=${cloud}` : ""}${region ? `&region=${region}` : ""}`,
  environment: (organization: string, project: string, environment: string) =>
    `/${organization}/projects/${project}/environments/${environment}`,
  environmentTab: (at: { organization: string; project: string; environment: string }, tab: string) =>
    `/${at.organization}/projects/${at.project}/environments/${at.environment}/${tab}`,
  /** Bringing a version there from another environment. */
  promote: (
    at: { organization: string; project: string; environment: string },
    { from, version }: { from?: string; version?: number } = {},
  ) => {
    const query = new URLSearchParams({ ...(from ? { from } : {}), ...(version ? { version: String(version) } : {}) }).toString();
    return `/${at.organization}/projects/${at.project}/environments/${at.environment}/promote${query && `?${query}`}`;
  },
  /** The question of an environment's settings that a finding leads to. */
  environmentAnswer: (at: { organization: string; project: string; environment: string }, answer: string) =>
    `/${at.organization}/projects/${at.project}/environments/${at.environment}/settings?answer=${encodeURIComponent(answer)}`,
  deployments: (organization: string, project: string) => `/${organization}/projects/${project}/deployments`,
  deployment: (organization: string, project: string, number: number) => `/${organization}/projects/${project}/deployments/${number}`,
} as const;
