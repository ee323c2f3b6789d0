import { addressToTag } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { QDRANT_KEY_VARIABLE, QDRANT_PORTS, QDRANT_STORAGE_PATH, qdrantEnvironment } from "../../qdrant/server.ts";

const DATA = "/data";

export interface StartOptions {
  /** Repeat key of the machine; the first one is where the others find the cluster. */
  readonly key: string;
  readonly first: string;
  /** Name of the secret that every caller knows. */
  readonly secretName: string;
  readonly image: string;
}

/**
 * What a machine does when it starts for the first time: it takes its volume – from the machine before it, as soon as that is gone – and runs the
 * server on it. What it must know of others it finds by their owner tags, since this text is written before anything exists.
 */
export function startScript(context: LoweringContext, { key, first, secretName, image }: StartOptions): string {
  const join = key === first ? "" : ` --bootstrap "http://$first:${QDRANT_PORTS.cluster}"`;
  const variables = Object.entries({ ...qdrantEnvironment(), QDRANT__CLUSTER__ENABLED: "true" }).map(
    ([name, value]) => `-e ${name}=${value}`,
  );
  return [
    "#!/bin/bash",
    "set -euo pipefail",
    `export AWS_DEFAULT_REGION=${context.target.region}`,
    'token=$(curl -sfX PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 300" http://169.254.169.254/latest/api/token)',
    'me() { curl -sf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"; }',
    "instance=$(me instance-id)",
    "ip=$(me local-ipv4)",
    "dnf install -y docker",
    `volume=$(aws ec2 describe-volumes ${tagged(context, "volume", key)} --query 'Volumes[0].VolumeId' --output text)`,
    'until aws ec2 attach-volume --volume-id "$volume" --instance-id "$instance" --device /dev/sdf; do sleep 10; done',
    'device="/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume/-/}"',
    'until [ -e "$device" ]; do sleep 2; done',
    'blkid "$device" || mkfs.xfs "$device"',
    `mkdir -p ${DATA}`,
    `echo "$device ${DATA} xfs defaults,nofail 0 2" >> /etc/fstab`,
    `mount ${DATA}`,
    `key=$(aws secretsmanager get-secret-value --secret-id ${secretName} --query SecretString --output text)`,
    ...(key === first ? [] : [`until first=$(${addressOfFirst(context, first)}) && [ "$first" != None ]; do sleep 10; done`]),
    "systemctl enable --now docker",
    ...signInAt(image),
    `docker run -d --restart always --name qdrant --network host -v ${DATA}:${QDRANT_STORAGE_PATH} \\`,
    `  ${variables.join(" ")} -e ${QDRANT_KEY_VARIABLE}="$key" \\`,
    `  ${image} ./entrypoint.sh --uri "http://$ip:${QDRANT_PORTS.cluster}"${join}`,
    "",
  ].join("\n");
}

/** A copy in a registry of the account is pulled with the machine's role. */
function signInAt(image: string): readonly string[] {
  const [registry = ""] = image.split("/");
  return registry.includes(".dkr.ecr.") ? [`aws ecr get-login-password | docker login --username AWS --password-stdin ${registry}`] : [];
}

function addressOfFirst(context: LoweringContext, first: string): string {
  const running = `${tagged(context, "machine", first)} Name=instance-state-name,Values=running`;
  return `aws ec2 describe-instances ${running} --query 'Reservations[0].Instances[0].PrivateIpAddress' --output text`;
}

/** Finds a resource of this environment by its address. */
function tagged(context: LoweringContext, name: string, key: string): string {
  const { environmentId } = context.target.environment;
  const address = addressToTag(addressIn(context, name, key));
  return `--filters Name=tag:zerolake:environment,Values=${environmentId} Name=tag:zerolake:address,Values=${address}`;
}
