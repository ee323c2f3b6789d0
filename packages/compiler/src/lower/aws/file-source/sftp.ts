import { type DesiredResource, join } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { textsOf } from "../../texts-of.ts";
import { policyLogicalName } from "../iam.ts";
import { logGroup, logGroupArn } from "../log-group.ts";
import { awsResource } from "../resource.ts";
import { type Landing, landingsOf, PARTNER_ROLE, partnerRole, partnersOf } from "./partner-access.ts";
import { serverEndpoint } from "./sftp-endpoint.ts";

const LOG_PURPOSE = "sftp";
const SECURITY_POLICY = "TransferSecurityPolicy-2024-01";
/** Shortest name that the service lets sign in. */
const USER_NAME_MIN = 3;

/** An SFTP server in front of the lake: each partner signs in with keys and sees its own folder and nothing above it. */
export const sftp: Lowering = {
  cloud: "aws",
  kind: "file-source",
  variant: "sftp",
  service: "AWS Transfer Family",
  gap: "the server has an hourly price from the first minute, also while it is stopped: only deleting it ends that",
  minutes: [3, 8],
  outputs: (part) => ({
    ports: {
      files: {
        protocol: "sftp",
        serverId: ref(part, "server", "ServerId"),
        host: join(ref(part, "server", "ServerId"), `.server.transfer.${part.target.region}.amazonaws.com`),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    const endpoint = serverEndpoint(context);
    const partners = partnersOf(context).map(([name, { sshPublicKeys }]) => ({ name, keys: textsOf(sshPublicKeys) }));
    reportWithoutKey(context, partners);
    return [
      logGroup(context, LOG_PURPOSE),
      ...endpoint.resources,
      awsResource(context, {
        name: "server",
        type: "AWS::Transfer::Server",
        minutes: [2, 6],
        properties: {
          Domain: "S3",
          Protocols: ["SFTP"],
          IdentityProviderType: "SERVICE_MANAGED",
          SecurityPolicyName: SECURITY_POLICY,
          StructuredLogDestinations: [logGroupArn(context, LOG_PURPOSE)],
          ...endpoint.properties,
        },
        dependsOn: ["log", ...endpoint.dependsOn],
      }),
      ...partners.filter(({ keys }) => keys.length > 0).flatMap((partner) => access(context, partner)),
    ];
  },
};

interface Partner {
  readonly name: string;
  readonly keys: readonly string[];
}

function access(context: LoweringContext, { name, keys }: Partner): readonly DesiredResource[] {
  const landings = landingsOf(context, name);
  if (landings.length === 0) return [];
  const account = { StringEquals: { "aws:SourceAccount": context.target.account } };
  return [
    ...partnerRole(context, { partner: name, landings, trust: { Principal: { Service: "transfer.amazonaws.com" }, Condition: account } }),
    ...landings.map((landing) => folder(context, name, landing)),
    awsResource(context, {
      name: "user",
      key: name,
      type: "AWS::Transfer::User",
      properties: {
        ServerId: ref(context, "server", "ServerId"),
        UserName: name.length < USER_NAME_MIN ? `partner-${name}` : name,
        Role: ref(context, PARTNER_ROLE, "Arn", name),
        HomeDirectoryType: "LOGICAL",
        HomeDirectoryMappings: landings.map(({ storeId, bucketName, prefix }) => ({
          Entry: landings.length === 1 ? "/" : `/${storeId}`,
          Target: `/${bucketName}/${prefix.slice(0, -1)}`,
        })),
        SshPublicKeys: keys,
      },
      dependsOn: [addressIn(context, policyLogicalName(PARTNER_ROLE), name)],
    }),
  ];
}

/** The service leaves out a folder that does not exist: an empty object makes it one. */
function folder(context: LoweringContext, partner: string, { storeId, bucketName, prefix, isLocked }: Landing): DesiredResource {
  return awsResource(context, {
    name: "folder",
    key: `${partner}.${storeId}`,
    type: "Zerolake::S3::Object",
    via: "sdk:s3",
    retain: isLocked,
    properties: { Bucket: bucketName, Key: prefix, Content: "", ContentType: "application/x-directory" },
    dependsOn: [`${storeId}.bucket`],
  });
}

function reportWithoutKey(context: LoweringContext, partners: readonly Partner[]): void {
  const { id, title } = context.component;
  const without = partners.filter(({ keys }) => keys.length === 0).map(({ name }) => name);
  if (partners.length > 0 && without.length === 0) return;
  context.report({
    severity: "warning",
    code: "ZL-AWS-SFTP-KEYS",
    message:
      partners.length === 0
        ? `Nobody can sign in to “${title}”: it names no partner, and its server costs by the hour.`
        : `${without.join(", ")} cannot sign in to “${title}”: there is no SSH key.`,
    target: { component: id, setting: "partners" },
    hint: "Name each partner with its SSH public keys under Partners.",
  });
}
