import type { SeverityRule } from "./severity-rule.ts";

/** What names mean wherever they stand; asked after the tables of the clouds. */
export const EVERY_CLOUD_RULES: readonly SeverityRule[] = [
  { type: "*", path: "", severity: "high", why: "It was deployed and does not exist any more." },
  { type: "*", path: "**.*tags*.**", severity: "low", why: "Tags only: costs and owners may be reported under other names." },
  { type: "*", path: "**.*labels*.**", severity: "low", why: "Labels only: costs and owners may be reported under other names." },
  { type: "*", path: "**.*description", severity: "low", why: "A description for people; nothing works differently." },
  { type: "*", path: "**.comment*", severity: "low", why: "A comment for people; nothing works differently." },
  { type: "*", path: "**.*displayname", severity: "low", why: "A name for people; nothing works differently." },
  { type: "*", path: "**.*publicaccess*.**", severity: "high", why: "Who may reach it from the internet changed." },
  { type: "*", path: "**.*publicnetworkaccess*", severity: "high", why: "Whether it is reached from public networks changed." },
  { type: "*", path: "**.*publiclyaccessible*", severity: "high", why: "Whether it is reached from the internet changed." },
  { type: "*", path: "**.*publicip*", severity: "high", why: "Whether it has an address on the internet changed." },
  { type: "*", path: "**.*deletionprotect*", severity: "high", why: "What keeps it from being deleted changed." },
  { type: "*", path: "**.*encryption*.**", severity: "high", why: "How data is encrypted changed." },
  { type: "*", path: "**.*kms*", severity: "high", why: "The key that data is encrypted with changed." },
  { type: "*", path: "**.*tls*", severity: "high", why: "How connections are encrypted changed." },
  { type: "*", path: "**.*disablelocalauth", severity: "high", why: "Who may sign in without an identity changed." },
  { type: "*", path: "**.*localauth*", severity: "high", why: "Who may sign in without an identity changed." },
  { type: "*", path: "**.*rolearn", severity: "high", why: "It acts with other rights than it was given." },
  { type: "*", path: "**.*executionrole*", severity: "high", why: "It acts with other rights than it was given." },
  { type: "*", path: "**.serviceaccount*", severity: "high", why: "It acts with other rights than it was given." },
  { type: "*", path: "**.*retention*.**", when: "lower", severity: "high", why: "Data is deleted earlier than it was meant to be." },
  { type: "*", path: "**.*retention*.**", severity: "medium", why: "Data is kept for another time than it was meant to be." },
  { type: "*", path: "**.*versioning*.**", severity: "high", why: "Whether deleted data can be had back changed." },
  { type: "*", path: "**.*expiration*", severity: "high", why: "When data is deleted changed." },
];

/** What is in no table. */
export const DEFAULT_RULE: Pick<SeverityRule, "severity" | "why"> = {
  severity: "medium",
  why: "It works differently than it was deployed.",
};
