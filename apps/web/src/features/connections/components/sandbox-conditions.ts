import type { Cloud } from "@zerolake/resources";

/** What the sandbox can be told to answer when it is asked: before a deployment, and afterwards how well something is. */
export const SANDBOX_CONDITIONS = ["deniedAction", "limit", "missingMachine", "missingService", "takenName", "illResource"] as const;
export type ConditionKind = (typeof SANDBOX_CONDITIONS)[number];

const CONDITION_KINDS: Readonly<Record<ConditionKind, string>> = {
  deniedAction: "A permission is missing",
  limit: "A limit of the account is lower",
  missingMachine: "The region has no such machine type",
  missingService: "The region has no such service",
  takenName: "Somebody else has the name",
  illResource: "A resource measures badly",
};

/** Addresses, as the list of resources has them. */
const ILL = "stream.*";

/** A cloud that never asks about something has no example of it. */
const EXAMPLES: Readonly<Record<Cloud, Readonly<Partial<Record<ConditionKind, string>>>>> = {
  aws: {
    deniedAction: "kinesis:CreateStream",
    limit: "VPCs per Region",
    missingMachine: "m7i.xlarge",
    takenName: "zl-*",
    illResource: ILL,
  },
  azure: {
    deniedAction: "Microsoft.EventHub/namespaces/write",
    limit: "StorageAccounts",
    missingMachine: "Standard_D4s_v5",
    missingService: "Microsoft.Search/searchServices in westeurope",
    takenName: "zl*",
    illResource: ILL,
  },
  gcp: {
    deniedAction: "pubsub.topics.create",
    limit: "NETWORKS",
    missingMachine: "n2-standard-4",
    missingService: "managedkafka.googleapis.com in europe-west1",
    takenName: "zl-*",
    illResource: ILL,
  },
};

export function exampleSubject(cloud: Cloud, kind: ConditionKind): string {
  return EXAMPLES[cloud][kind] ?? "";
}

/** What can be answered for a cloud, in the words of a choice. */
export function conditionOptions(cloud: Cloud): readonly { readonly value: ConditionKind; readonly label: string }[] {
  return SANDBOX_CONDITIONS.filter((kind) => kind in EXAMPLES[cloud]).map((kind) => ({ value: kind, label: CONDITION_KINDS[kind] }));
}

/** One condition in a sentence. */
export function conditionInWords({ kind, subject, value }: { kind: ConditionKind; subject: string; value?: number | undefined }): string {
  switch (kind) {
    case "deniedAction":
      return `${subject} is not permitted`;
    case "limit":
      return `The limit ${subject} is ${value ?? 0}`;
    case "missingMachine":
      return `The region has no ${subject}`;
    case "missingService":
      return `There is no ${subject}`;
    case "takenName":
      return `Somebody else has ${subject}`;
    case "illResource":
      return `${subject} measures badly`;
  }
}
