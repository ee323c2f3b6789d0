import { type Cloud, type Target, TIERS, type Tier } from "@zerolake/resources";
import { UsageError } from "./command.ts";

const CLOUDS: readonly Cloud[] = ["aws"];
const NIL_UUID = "00000000-0000-0000-0000-000000000000";
const ACCOUNT_DEFAULT = "123456789012";

/** `TIERS` and the rest of the flags as a target. Owner ids are nil, so names differ from those of a real environment only in their suffix. */
export function targetFromFlags(flags: Readonly<Record<string, string | boolean | undefined>>, blueprintTier: Tier): Target {
  const cloud = oneOf("cloud", flags["cloud"], CLOUDS);
  const region = flags["region"];
  if (typeof region !== "string" || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    throw new UsageError("--region is missing or not a region of the cloud, e.g. eu-west-1.");
  const account = text(flags["account"]) ?? ACCOUNT_DEFAULT;
  if (!/^\d{12}$/.test(account)) throw new UsageError("--account is not a 12-digit account id.");
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
