import type { DesiredResource } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenText, type Lowering, type LoweringContext, type Peer, type Statement } from "../../../lowering.ts";
import { base64 } from "../../base64.ts";
import { type FollowedDatabase, followedDatabase } from "../../followed-database.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { arn, bucketArn } from "../arn.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { logGroup, logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { debeziumConfiguration, historyTopic } from "./debezium-configuration.ts";
import { type SignIn, signIn } from "./sign-in.ts";

const PLUGIN = "AWS::KafkaConnect::CustomPlugin";
const WORKER = "AWS::KafkaConnect::WorkerConfiguration";
const CONNECTOR = "AWS::KafkaConnect::Connector";
const KAFKA_CONNECT_VERSION = "3.7.x";
const LOG_PURPOSE = "connect";
const WAITING_FOR_PLUGIN = "the plugin of its connector is named in the environment's settings";
const SCALING = { MinWorkerCount: 1, MaxWorkerCount: 2, McuCount: 1 } as const;
const CPU_PERCENT = { in: 20, out: 80 } as const;

/** Debezium as a managed connector: it copies the tables once, then follows the log of the database. */
export const debeziumMskConnect: Lowering = {
  cloud: "aws",
  kind: "database-source",
  variant: "debezium-mskconnect",
  service: "Amazon MSK Connect with Debezium",
  gap: "the plugin is a zip that you upload once; another configuration makes another connector, which goes on where the old one stopped",
  minutes: [8, 20],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      events: {
        protocol: "rows as JSON",
        connectorName: nameOf(part, CONNECTOR, "connector"),
        roleArn: roleArn(part),
        region: part.target.region,
      },
    },
  }),
  refuses: refusesTables,
  lower: (context) => {
    const stream = context.outgoing("events")[0];
    const database = followedDatabase(context);
    const login = signIn(context);
    return [
      logGroup(context, LOG_PURPOSE),
      ...login.resources,
      ...workloadRole(context, {
        services: ["kafkaconnect.amazonaws.com"],
        usesKey: true,
        baseline: [...login.read, ...(stream ? workerRights(context, stream) : [])],
      }),
      securityGroup(context, { description: `Kafka Connect of ${context.component.id}` }),
      worker(context),
      ...connector(context, { stream, database, login }),
    ];
  },
};

/** Copies of tables come through a stream here; the clouds that write them directly take the arrow. */
export function refusesTables(_self: unknown, data: string, direction: "in" | "out", peer: Pick<Peer, "component">): string | undefined {
  return data === "tables" && direction === "out"
    ? `Changes reach “${peer.component.title}” through a stream: put an Event stream and a Stream processing job or Managed delivery between.`
    : undefined;
}

/** Workers keep their own state in topics that they make, and the connector the history of tables. */
function workerRights(context: LoweringContext, stream: Peer): readonly Statement[] {
  const cluster = String(stream.outputs["clusterName"]);
  const topics = [`topic/${cluster}/*/__amazon_msk_connect_*`, `topic/${cluster}/*/${historyTopic(context)}`];
  const groups = [
    `group/${cluster}/*/__amazon_msk_connect_*`,
    `group/${cluster}/*/connect-*`,
    `group/${cluster}/*/${context.component.id}-*`,
  ];
  return [
    allow(
      ["CreateTopic", "DescribeTopic", "ReadData", "WriteData"].map((verb) => `kafka-cluster:${verb}`),
      topics.map((topic) => arn(context, "kafka", topic)),
    ),
    allow(
      ["kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup"],
      groups.map((group) => arn(context, "kafka", group)),
    ),
  ];
}

/** Plain JSON rows, and a provider that reads the sign-in at the start, so that it never stands in a configuration. */
function worker(context: LoweringContext): DesiredResource {
  const lines = {
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "key.converter.schemas.enable": "false",
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter.schemas.enable": "false",
    "config.providers": "secretManager",
    "config.providers.secretManager.class": "com.github.jcustenborder.kafka.config.aws.SecretsManagerConfigProvider",
    "config.providers.secretManager.param.aws.region": context.target.region,
  };
  const text = Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join("");
  return awsResource(context, {
    name: "worker",
    type: WORKER,
    properties: { Name: nameOf(context, WORKER, "worker"), PropertiesFileContent: base64(text) },
  });
}

interface Connection {
  readonly stream: Peer | undefined;
  readonly database: FollowedDatabase | undefined;
  readonly login: SignIn;
}

/** The connector's code, and the connector once somebody has said what it follows. */
function connector(context: LoweringContext, { stream, database, login }: Connection): readonly DesiredResource[] {
  const location = /^s3:\/\/([^/]+)\/(.+)$/.exec(chosenText(context, "debeziumPlugin") ?? "");
  if (!location)
    reportAwaited(context, {
      answer: "debeziumPlugin",
      severity: "warning",
      message: `“${context.component.title}” does not run yet: nobody has named the plugin of its connector.`,
    });
  const [, bucket = "plugins", key = "debezium.zip"] = location ?? [];
  const waiting = location ? {} : { deferredUntil: WAITING_FOR_PLUGIN };
  const plugin = awsResource(context, {
    name: "plugin",
    type: PLUGIN,
    minutes: [1, 3],
    properties: {
      Name: nameOf(context, PLUGIN, "plugin"),
      ContentType: "ZIP",
      Location: { S3Location: { BucketArn: bucketArn(context, bucket), FileKey: key } },
    },
    ...waiting,
  });
  if (!stream || !database) return [plugin];
  return [
    plugin,
    runningConnector(context, {
      stream,
      configuration: debeziumConfiguration(context, { database, stream, secret: login.secretArn }),
      waiting,
    }),
  ];
}

interface Running {
  readonly stream: Peer;
  readonly configuration: LooseMap;
  readonly waiting: { readonly deferredUntil?: string };
}

function runningConnector(context: LoweringContext, { stream, configuration, waiting }: Running): DesiredResource {
  return awsResource(context, {
    name: "connector",
    type: CONNECTOR,
    minutes: [8, 20],
    properties: {
      ConnectorName: nameOf(context, CONNECTOR, "connector"),
      KafkaConnectVersion: KAFKA_CONNECT_VERSION,
      ServiceExecutionRoleArn: ref(context, "role", "Arn"),
      Capacity: {
        AutoScaling: {
          ...SCALING,
          ScaleInPolicy: { CpuUtilizationPercentage: CPU_PERCENT.in },
          ScaleOutPolicy: { CpuUtilizationPercentage: CPU_PERCENT.out },
        },
      },
      KafkaCluster: {
        ApacheKafkaCluster: {
          BootstrapServers: stream.outputs["bootstrapServers"],
          Vpc: { SecurityGroups: [securityGroupId(context)], Subnets: privateNetwork(context).privateSubnetIds },
        },
      },
      KafkaClusterClientAuthentication: { AuthenticationType: "IAM" },
      KafkaClusterEncryptionInTransit: { EncryptionType: "TLS" },
      Plugins: [{ CustomPlugin: { CustomPluginArn: ref(context, "plugin", "CustomPluginArn"), Revision: 1 } }],
      WorkerConfiguration: { WorkerConfigurationArn: ref(context, "worker", "WorkerConfigurationArn"), Revision: 1 },
      ConnectorConfiguration: configuration,
      LogDelivery: { WorkerLogDelivery: { CloudWatchLogs: { Enabled: true, LogGroup: logGroupName(context, LOG_PURPOSE) } } },
    },
    dependsOn: [policyLogicalName(), "log"],
    ...waiting,
  });
}
