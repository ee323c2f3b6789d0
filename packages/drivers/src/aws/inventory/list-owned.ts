import type { RoleDetail } from "@aws-sdk/client-iam";
import { GetAccountAuthorizationDetailsCommand } from "@aws-sdk/client-iam";
import type { ResourceTagMapping } from "@aws-sdk/client-resource-groups-tagging-api";
import { CloudRefusalError, type OwnedListing, type OwnedResource } from "@zerolake/execution";
import type { Value } from "@zerolake/resources";
import { readOwner } from "../../owner-tags.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { GLOBAL_REGION } from "../global-region.ts";
import { findByArn } from "./find-by-arn.ts";
import { resourceOfArn } from "./resource-of-arn.ts";

const INSTALLATION_TAG = "zerolake:installation";
/** Most that the Tagging API tells at once. */
const PAGE_SIZE = 100;
const UNTAGGED =
  "AWS: what takes no tags, such as Glue databases and tables, budgets, log streams and access policies, cannot be told from what others made.";

/** Everything with our tags: by the Tagging API in the region, what belongs to no region in us-east-1, and roles by IAM, which alone knows their tags. */
export async function listOwned(call: AwsCall, installation: string): Promise<OwnedListing> {
  const here = await taggedIn(call, installation, { region: call.region });
  const elsewhere =
    call.region === GLOBAL_REGION
      ? NOTHING
      : await orGap("Cost anomaly detection of AWS", () => taggedIn(call, installation, { region: GLOBAL_REGION, only: ["ce"] }));
  const roles = await orGap("Roles of IAM", () => ownedRoles(call, installation));
  return {
    resources: [...here.resources, ...elsewhere.resources, ...roles.resources],
    gaps: [...elsewhere.gaps, ...roles.gaps, UNTAGGED],
  };
}

const NOTHING: OwnedListing = { resources: [], gaps: [] };

/** A part that the cloud refuses to show is a gap; the others are told all the same. */
async function orGap(what: string, list: () => Promise<OwnedListing>): Promise<OwnedListing> {
  try {
    return await list();
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    return { resources: [], gaps: [`${what} could not be looked through: ${error.error.message} ${error.error.remedy}`] };
  }
}

async function taggedIn(
  call: AwsCall,
  installation: string,
  { region, only }: { readonly region: string; readonly only?: readonly string[] },
): Promise<OwnedListing> {
  const { GetResourcesCommand } = await import("@aws-sdk/client-resource-groups-tagging-api");
  const client = await call.clients.tagging(region);
  const resources: OwnedResource[] = [];
  let token: string | undefined;
  do {
    const command = new GetResourcesCommand({
      TagFilters: [{ Key: INSTALLATION_TAG, Values: [installation] }],
      ResourcesPerPage: PAGE_SIZE,
      ...(only ? { ResourceTypeFilters: [...only] } : {}),
      ...(token ? { PaginationToken: token } : {}),
    });
    const page = await lookUp(() => client.send(command, { abortSignal: call.abortSignal }));
    for (const mapping of page?.ResourceTagMappingList ?? []) resources.push(...(await ownedBy(call, mapping)));
    token = page?.PaginationToken;
  } while (token);
  return { resources, gaps: [] };
}

/** What the table does not know, or what is not found under its ARN, is told by its ARN: nothing with our tags is lost. */
async function ownedBy(call: AwsCall, { ResourceARN: arn = "", Tags = [] }: ResourceTagMapping): Promise<readonly OwnedResource[]> {
  const owner = readOwner({ Tags: Tags as unknown as Value });
  if (!owner) return [];
  const meaning = resourceOfArn(arn);
  if (!meaning) {
    const [, , service, , , ...rest] = arn.split(":");
    return [{ type: `${service}:${rest.join(":").split(/[/:]/)[0]}`, via: "arn", identifier: arn, owner }];
  }
  const identifier = meaning.identifier ?? (await findByArn(call, meaning.type, arn));
  return [{ type: meaning.type, via: "cloudcontrol", identifier: identifier ?? arn, owner }];
}

async function ownedRoles(call: AwsCall, installation: string): Promise<OwnedListing> {
  const resources: OwnedResource[] = [];
  let marker: string | undefined;
  do {
    const command = new GetAccountAuthorizationDetailsCommand({ Filter: ["Role"], ...(marker ? { Marker: marker } : {}) });
    const page = await lookUp(() => call.clients.iam().send(command, { abortSignal: call.abortSignal }));
    resources.push(...(page?.RoleDetailList ?? []).flatMap((role) => ownedRole(role, installation)));
    marker = page?.IsTruncated ? page.Marker : undefined;
  } while (marker);
  return { resources, gaps: [] };
}

function ownedRole({ RoleName: name, Tags = [] }: RoleDetail, installation: string): readonly OwnedResource[] {
  const owner = readOwner({ Tags: Tags as unknown as Value });
  if (owner?.installation !== installation || name === undefined) return [];
  return [{ type: "AWS::IAM::Role", via: "cloudcontrol", identifier: name, owner }];
}
