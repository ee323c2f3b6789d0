import type { AppearanceRule, SeverityRule } from "./severity-rule.ts";

const RIGHTS = "Who may do what changed.";
const NETWORK = "Who may reach it over the network changed.";
const ALERTS = "What is watched and who is told changed.";

/** First match wins; sources are the fields' descriptions in Google's discovery documents. */
export const GOOGLE_RULES: readonly SeverityRule[] = [
  { type: "monitoring.*", path: "", severity: "medium", why: "What watched it does not exist any more." },
  { type: "monitoring.dashboard", path: "**", severity: "low", why: "A dashboard shows something else." },
  { type: "monitoring.*", path: "displayName", severity: "low", why: "A name for people; nothing works differently." },
  { type: "monitoring.*", path: "userLabels.**", severity: "low", why: "Labels only: costs and owners may be reported under other names." },
  { type: "monitoring.*", path: "**", severity: "medium", why: ALERTS },
  { type: "iam.member", path: "**", severity: "high", why: RIGHTS },
  { type: "iam.serviceAccount", path: "disabled", severity: "high", why: "Whoever acts with this account cannot work while it is off." },
  { type: "compute.firewall", path: "description", severity: "low", why: "A description for people; nothing works differently." },
  { type: "compute.firewall", path: "**", severity: "high", why: NETWORK },
  { type: "compute.router", path: "nats.**", severity: "high", why: "Where traffic goes changed." },
  { type: "compute.subnetwork", path: "privateIpGoogleAccess", severity: "high", why: "Where traffic goes changed." },
  { type: "storage.bucket", path: "iamConfiguration.**", severity: "high", why: "What keeps the bucket from being public changed." },
  { type: "storage.bucket", path: "lifecycle.**", severity: "high", why: "When objects are deleted changed." },
  { type: "storage.bucket", path: "encryption.**", severity: "high", why: "How data is encrypted changed." },
  {
    type: "storage.bucket",
    path: "softDeletePolicy.**",
    when: "lower",
    severity: "high",
    why: "Deleted data can be had back for a shorter time.",
  },
  {
    type: "cloudkms.cryptoKey",
    path: "labels.**",
    severity: "low",
    why: "Labels only: costs and owners may be reported under other names.",
  },
  { type: "cloudkms.cryptoKey", path: "**", severity: "high", why: "The key that data is encrypted with changed." },
  { type: "bigquery.dataset", path: "access.**", severity: "high", why: RIGHTS },
  { type: "bigquery.*", path: "default*ExpirationMs", severity: "high", why: "When data is deleted changed." },
  { type: "bigquery.table", path: "**.*expirationMs", severity: "high", why: "When data is deleted changed." },
  { type: "run.*", path: "ingress", severity: "high", why: NETWORK },
  { type: "run.*", path: "invokerIamDisabled", severity: "high", why: "Who may call it changed." },
  { type: "run.*", path: "template.vpcAccess.**", severity: "high", why: NETWORK },
  { type: "container.cluster", path: "privateClusterConfig.**", severity: "high", why: NETWORK },
  { type: "container.cluster", path: "masterAuthorizedNetworksConfig.**", severity: "high", why: NETWORK },
  { type: "*", path: "**.oauthScopes.**", severity: "high", why: RIGHTS },
  { type: "*", path: "**.internalIpOnly", severity: "high", why: NETWORK },
  { type: "composer.environment", path: "config.privateEnvironmentConfig.**", severity: "high", why: NETWORK },
  { type: "aiplatform.indexEndpoint", path: "publicEndpointEnabled", severity: "high", why: NETWORK },
  { type: "aiplatform.notebookRuntimeTemplate", path: "networkSpec.**", severity: "high", why: NETWORK },
  { type: "notebooks.instance", path: "**.disable*", severity: "high", why: NETWORK },
  { type: "dataproc.cluster", path: "config.endpointConfig.**", severity: "high", why: NETWORK },
  { type: "logging.sink", path: "**", severity: "high", why: "What is written down about who did what changed." },
  { type: "managedkafka.topic", path: "configs.cleanup.policy", severity: "high", why: "When data is deleted changed." },
];

/** How Google names everybody. */
const EVERYBODY = ["allUsers", "allAuthenticatedUsers"];

export const GOOGLE_APPEARANCES: readonly AppearanceRule[] = [
  { type: "bigquery.dataset", path: "defaultTableExpirationMs", severity: "high", why: "New tables are deleted after a while." },
  { type: "bigquery.dataset", path: "access", holds: EVERYBODY, severity: "high", why: "Everybody may read the tables." },
  { type: "storage.bucket", path: "lifecycle.rule", severity: "high", why: "Objects are deleted or moved by a rule that nobody deployed." },
  { type: "storage.bucket", path: "website", severity: "high", why: "The bucket is served as a website." },
  { type: "run.service", path: "invokerIamDisabled", values: [true], severity: "high", why: "Anybody may call it." },
  { type: "pubsub.topic", path: "ingestionDataSourceSettings", severity: "high", why: "Data comes in from a source that nobody deployed." },
];
