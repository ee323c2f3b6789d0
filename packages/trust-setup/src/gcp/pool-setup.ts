/** A pool that trusts our issuer for one subject, which acts as a service account, and what that may do in a project. */
export interface PoolSetup {
  readonly project: string;
  /** Full names bear it; it stands on the project's dashboard. */
  readonly projectNumber: string;
  /** Of the pool and the account. */
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly roles: readonly string[];
}

/** What is inside the pool: only our issuer. */
const PROVIDER = "issuer";

/** Services that are needed before anything is deployed: the exchange of tokens, and those that deployments switch others on with. */
const SERVICES = [
  "cloudresourcemanager.googleapis.com",
  "compute.googleapis.com",
  "iam.googleapis.com",
  "iamcredentials.googleapis.com",
  "serviceusage.googleapis.com",
  "sts.googleapis.com",
];

export function providerNameOf({ projectNumber, name }: Pick<PoolSetup, "projectNumber" | "name">): string {
  return `${poolNameOf({ projectNumber, name })}/providers/${PROVIDER}`;
}

export function serviceAccountOf({ project, name }: Pick<PoolSetup, "project" | "name">): string {
  return `${name}@${project}.iam.gserviceaccount.com`;
}

function poolNameOf({ projectNumber, name }: Pick<PoolSetup, "projectNumber" | "name">): string {
  return `projects/${projectNumber}/locations/global/workloadIdentityPools/${name}`;
}

function memberOf(setup: PoolSetup): string {
  return `principal://iam.googleapis.com/${poolNameOf(setup)}/subject/${setup.subject}`;
}

/** The gcloud CLI, step by step. */
export function googleCommands(setup: PoolSetup): string {
  const { project, name, issuer, subject } = setup;
  return `set -eu
gcloud services enable ${SERVICES.join(" ")} --project=${project}
gcloud iam workload-identity-pools create ${name} --project=${project} --location=global --display-name=Zerolake
gcloud iam workload-identity-pools providers create-oidc ${PROVIDER} --project=${project} --location=global \\
  --workload-identity-pool=${name} \\
  --issuer-uri='${issuer}' \\
  --attribute-mapping='google.subject=assertion.sub' \\
  --attribute-condition="assertion.sub == '${subject}'"
gcloud iam service-accounts create ${name} --project=${project} --display-name=Zerolake
gcloud iam service-accounts add-iam-policy-binding ${serviceAccountOf(setup)} --project=${project} \\
  --role=roles/iam.workloadIdentityUser \\
  --member='${memberOf(setup)}'
${roleCommands(setup)}`;
}

/** For workers that run in Google Cloud: a service account that theirs may act as. Whose it is, only their operator knows. */
export function googleAttachedCommands(setup: Pick<PoolSetup, "project" | "name" | "roles">): string {
  const { project, name } = setup;
  return `set -eu
# The service account that the workers of Zerolake run as.
WORKER_ACCOUNT=workers@their-project.iam.gserviceaccount.com
gcloud services enable ${SERVICES.join(" ")} --project=${project}
gcloud iam service-accounts create ${name} --project=${project} --display-name=Zerolake
gcloud iam service-accounts add-iam-policy-binding ${serviceAccountOf(setup)} --project=${project} \\
  --role=roles/iam.serviceAccountTokenCreator \\
  --member="serviceAccount:$WORKER_ACCOUNT"
${roleCommands(setup)}`;
}

function roleCommands(setup: Pick<PoolSetup, "project" | "name" | "roles">): string {
  const member = `serviceAccount:${serviceAccountOf(setup)}`;
  return `for ROLE in ${setup.roles.join(" ")}; do
  gcloud projects add-iam-policy-binding ${setup.project} --role=$ROLE --member=${member} --condition=None
done
`;
}

/** The same for Terraform. */
export function googleTerraform(setup: PoolSetup): string {
  const { project, name, issuer, subject, roles } = setup;
  return `resource "google_project_service" "zerolake" {
  for_each           = toset(${list(SERVICES)})
  project            = "${project}"
  service            = each.value
  disable_on_destroy = false
}

resource "google_iam_workload_identity_pool" "zerolake" {
  project                   = "${project}"
  workload_identity_pool_id = "${name}"
  display_name              = "Zerolake"
  depends_on                = [google_project_service.zerolake]
}

resource "google_iam_workload_identity_pool_provider" "zerolake" {
  project                            = "${project}"
  workload_identity_pool_id          = google_iam_workload_identity_pool.zerolake.workload_identity_pool_id
  workload_identity_pool_provider_id = "${PROVIDER}"
  attribute_mapping                  = { "google.subject" = "assertion.sub" }
  attribute_condition                = "assertion.sub == '${subject}'"
  oidc {
    issuer_uri = "${issuer}"
  }
}

resource "google_service_account" "zerolake" {
  project      = "${project}"
  account_id   = "${name}"
  display_name = "Zerolake"
}

resource "google_service_account_iam_member" "zerolake" {
  service_account_id = google_service_account.zerolake.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principal://iam.googleapis.com/\${google_iam_workload_identity_pool.zerolake.name}/subject/${subject}"
}

resource "google_project_iam_member" "zerolake" {
  for_each = toset(${list(roles)})
  project  = "${project}"
  role     = each.value
  member   = google_service_account.zerolake.member
}
`;
}

function list(texts: readonly string[]): string {
  return `[\n${texts.map((text) => `    "${text}",`).join("\n")}\n  ]`;
}
