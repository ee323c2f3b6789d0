import { type Cloud, type Target, TIERS, type Tier } from "@zerolake/resources";
import { UsageError } from "./command.ts";

const COMPILED: readonly Cloud[] = ["aws", "azure", "gcp"];

/** Region that a judgement without one is made for, and the form of the cloud's regions. */
const REGIONS: Readonly<Record<Cloud, { readonly usual: string; readonly form: RegExp }>> = {
  aws: { usual: "eu-west-1", form: /^[a-z]{2}(-[a-z]+)+-\d$/ },
  azure: { usual: "westeurope", form: /^[a-z]+\d?$/ },
  gcp: { usual: "europe-west4", form: /^[a-z]+-[a-z]+\d+$/ },
};

type Flags = Readonly<Record<string, string | boolean | undefined>>;

const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** What a cloud calls an account, its form, and one that nobody owns. */
const ACCOUNTS: Readonly<Record<Cloud, { readonly form: RegExp; readonly words: string; readonly usual: string }>> = {
  aws: { form: /^\d{12}$/, words: "a 12-digit account id", usual: "123456789012" },
  azure: { form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, words: "a subscription id", usual: NIL_UUID },
  gcp: { form: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, words: "a project id", usual: "example-project" },
};

/** Flags as a target to create resources for. Owner ids are nil, so names differ from those of a real environment only in their suffix. */
export function targetFromFlags(flags: Flags, blueprintTier: Tier): Target {
  const cloud = oneOf("cloud", flags["cloud"], COMPILED);
  if (flags["region"] === undefined) throw new UsageError(`--region is missing, e.g. ${REGIONS[cloud].usual}.`);
  return targetOn(cloud, flags, blueprintTier);
}

/** Flags as a target that a design is only judged for: any cloud, the region may be left out. */
export function judgedTarget(flags: Flags, blueprintTier: Tier): Target {
  return targetOn(oneOf("cloud", flags["cloud"], Object.keys(REGIONS) as Cloud[]), flags, blueprintTier);
}

function targetOn(cloud: Cloud, flags: Flags, blueprintTier: Tier): Target {
  const { usual, form } = REGIONS[cloud];
  const region = flags["region"] ?? usual;
  if (typeof region !== "string" || !form.test(region)) throw new UsageError(`--region is not a region of the cloud, e.g. ${usual}.`);
  const accounts = ACCOUNTS[cloud];
  const account = text(flags["account"]) ?? accounts.usual;
  if (!accounts.form.test(account)) throw new UsageError(`--account is not ${accounts.words}.`);
  const environment = {
    installationId: NIL_UUID,
    organizationId: NIL_UUID,
    environmentId: NIL_UUID,
    name: text(flags["environment"]) ?? "preview",
    namePrefix: "zl",
  };
  const tier = flags["tier"] === undefined ? blueprintTier : oneOf("tier", flags["tier"], TIERS);
  return { cloud, region, tier, account, environment, choices: {}, overrides: {} };
}

function oneOf<T extends string>(flag: string, value: string | boolean | undefined, options: readonly T[]): T {
  const found = options.find((option) => option === value);
  if (found === undefined) throw new UsageError(`--${flag} must be one of ${options.join(", ")}.`);
  return found;
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
