import { resourceTypes } from "@zerolake/compiler";
import type { Cloud } from "@zerolake/resources";
import { awsPolicies } from "@zerolake/trust-setup";
import type { NeededRights } from "../components/rights-card.tsx";

/**
 * Contributor creates everything but role assignments; those take the second role. Sources: Microsoft Learn, "Azure built-in
 * roles" and "Create an Azure service principal with Azure CLI".
 */
const AZURE_COMMANDS = `# Say which subscription. The first command prints tenant, client ID and secret.
SUBSCRIPTION=00000000-0000-0000-0000-000000000000
az ad sp create-for-rbac --name zerolake --role Contributor --scopes /subscriptions/$SUBSCRIPTION
az role assignment create --assignee <the appId that was printed> \\
  --role "Role Based Access Control Administrator" --scope /subscriptions/$SUBSCRIPTION
`;

/**
 * Editor creates everything and enables services; Security Admin sets the policies of what was created. Sources: Google Cloud,
 * "IAM basic and predefined roles reference" and "Create and delete service account keys".
 */
const GOOGLE_COMMANDS = `# Say which project. The last command writes the key file.
PROJECT=data-prod-123456
gcloud iam service-accounts create zerolake --project=$PROJECT
for ROLE in roles/editor roles/iam.securityAdmin; do
  gcloud projects add-iam-policy-binding $PROJECT --role=$ROLE \\
    --member=serviceAccount:zerolake@$PROJECT.iam.gserviceaccount.com
done
gcloud iam service-accounts keys create zerolake-key.json \\
  --iam-account=zerolake@$PROJECT.iam.gserviceaccount.com
`;

/** Made on the server: the facts about resource types that the policy of AWS comes from are large. */
export function rightsOfEveryCloud(): Readonly<Record<Cloud, NeededRights>> {
  return { aws: neededRights("aws"), azure: neededRights("azure"), gcp: neededRights("gcp") };
}

function neededRights(cloud: Cloud): NeededRights {
  switch (cloud) {
    case "aws": {
      const policies = awsPolicies(resourceTypes("aws"));
      return {
        text: policies.map((policy) => JSON.stringify(policy, null, 1)).join("\n\n"),
        what: "the policies",
        covers: `The ${policies.length} policies, each as long as AWS takes one, cover every component; a design that uses fewer services needs fewer of their actions.`,
        activity: "The right cloudtrail:LookupEvents",
      };
    }
    case "azure":
      return {
        text: AZURE_COMMANDS,
        what: "the commands",
        covers:
          "Contributor alone is not enough: parts are given roles on each other, which takes Role Based Access Control Administrator too.",
        activity: "The right Microsoft.Insights/eventtypes/values/read, which Contributor has,",
      };
    case "gcp":
      return {
        text: GOOGLE_COMMANDS,
        what: "the commands",
        covers: "Editor alone is not enough: parts are given roles on each other, which takes Security Admin too.",
        activity: "The right logging.logEntries.list, which Editor has,",
      };
  }
}
