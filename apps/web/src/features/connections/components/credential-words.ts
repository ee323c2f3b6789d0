import type { Cloud } from "@zerolake/resources";

/** How forms and lists speak about the credentials that a cloud is reached with. */
export const CREDENTIAL_WORDS: Readonly<
  Record<Cloud, { readonly name: string; readonly one: string; readonly account: string; readonly advice: string }>
> = {
  aws: {
    name: "Access key",
    one: "key",
    account: "Account",
    advice:
      "An access key works until somebody deletes it: whoever gets hold of it has the account. Use a key of a separate account, give its user only what deployments need, and replace it every 90 days.",
  },
  azure: {
    name: "Client secret",
    one: "secret",
    account: "Subscription",
    advice:
      "A client secret works until it expires: whoever gets hold of it has the subscription. Use a subscription of its own, let the secret expire after 90 days, and replace it before.",
  },
  gcp: {
    name: "Service account key",
    one: "key",
    account: "Project",
    advice:
      "A key of a service account works until somebody deletes it: whoever gets hold of it has the project. Use a project of its own, and replace the key every 90 days.",
  },
};
