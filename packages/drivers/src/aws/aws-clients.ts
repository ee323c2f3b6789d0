import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudControlClient } from "@aws-sdk/client-cloudcontrol";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DatabaseMigrationServiceClient } from "@aws-sdk/client-database-migration-service";
import { EC2Client } from "@aws-sdk/client-ec2";
import { EMRServerlessClient } from "@aws-sdk/client-emr-serverless";
import { GlueClient } from "@aws-sdk/client-glue";
import { IAMClient } from "@aws-sdk/client-iam";
import { KafkaClient } from "@aws-sdk/client-kafka";
import { KinesisAnalyticsV2Client } from "@aws-sdk/client-kinesis-analytics-v2";
import { LakeFormationClient } from "@aws-sdk/client-lakeformation";
import { RDSDataClient } from "@aws-sdk/client-rds-data";
import type { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import { GLOBAL_REGION } from "./global-region.ts";

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export interface AwsClientOptions {
  readonly region: string;
  /** A provider is asked again when what it gave has expired. */
  readonly credentials: AwsCredentials | (() => Promise<AwsCredentials>);
  /** Replaces the cloud's own addresses, for the sandbox; whoever passes it has checked it. */
  readonly endpoint?: string;
  readonly callsInFlight: number;
}

const CONNECT_TIMEOUT_MS = 5_000;

/** The SDK's clients, one per service and region, made when first needed and closed together. */
export class AwsClients {
  readonly #options: AwsClientOptions;
  readonly #made = new Map<string, { destroy(): void }>();

  constructor(options: AwsClientOptions) {
    this.#options = options;
  }

  /** The region that manages a type: IAM, budgets and cost belong to no region. */
  regionOf(type: string): string {
    const isGlobal = /^AWS::(IAM|Budgets|CE)::/.test(type);
    return isGlobal && this.#options.endpoint === undefined ? GLOBAL_REGION : this.#options.region;
  }

  cloudControl(type: string): CloudControlClient {
    return this.#client("cloudcontrol", this.regionOf(type), (options) => new CloudControlClient(options));
  }

  cloudFormation(type: string): CloudFormationClient {
    return this.#client("cloudformation", this.regionOf(type), (options) => new CloudFormationClient(options));
  }

  /** Loaded when it is first needed: only questions after a drift ask for it. What belongs to no region is logged in one. */
  async cloudTrail(type: string): Promise<CloudTrailClient> {
    const { CloudTrailClient: Client } = await import("@aws-sdk/client-cloudtrail");
    return this.#client("cloudtrail", this.regionOf(type), (options) => new Client(options));
  }

  /** Loaded when it is first needed: only looks at health ask for it. */
  async cloudWatch(): Promise<CloudWatchClient> {
    const { CloudWatchClient: Client } = await import("@aws-sdk/client-cloudwatch");
    return this.#client("cloudwatch", this.#options.region, (options) => new Client(options));
  }

  budgets(): BudgetsClient {
    return this.#client("budgets", this.regionOf("AWS::Budgets::Budget"), (options) => new BudgetsClient(options));
  }

  databaseMigration(): DatabaseMigrationServiceClient {
    return this.#client("dms", this.#options.region, (options) => new DatabaseMigrationServiceClient(options));
  }

  emrServerless(): EMRServerlessClient {
    return this.#client("emr-serverless", this.#options.region, (options) => new EMRServerlessClient(options));
  }

  ec2(): EC2Client {
    return this.#client("ec2", this.#options.region, (options) => new EC2Client(options));
  }

  glue(): GlueClient {
    return this.#client("glue", this.#options.region, (options) => new GlueClient(options));
  }

  iam(): IAMClient {
    return this.#client("iam", this.regionOf("AWS::IAM::Role"), (options) => new IAMClient(options));
  }

  kafka(): KafkaClient {
    return this.#client("kafka", this.#options.region, (options) => new KafkaClient(options));
  }

  kinesisAnalytics(): KinesisAnalyticsV2Client {
    return this.#client("kinesisanalytics", this.#options.region, (options) => new KinesisAnalyticsV2Client(options));
  }

  lakeFormation(): LakeFormationClient {
    return this.#client("lakeformation", this.#options.region, (options) => new LakeFormationClient(options));
  }

  rdsData(): RDSDataClient {
    return this.#client("rds-data", this.#options.region, (options) => new RDSDataClient(options));
  }

  /** A custom endpoint has no name per bucket, so buckets stand in the path there. */
  s3(): S3Client {
    const forcePathStyle = this.#options.endpoint !== undefined;
    return this.#client("s3", this.#options.region, (options) => new S3Client({ ...options, forcePathStyle }));
  }

  secretsManager(): SecretsManagerClient {
    return this.#client("secretsmanager", this.#options.region, (options) => new SecretsManagerClient(options));
  }

  serviceQuotas(): ServiceQuotasClient {
    return this.#client("servicequotas", this.#options.region, (options) => new ServiceQuotasClient(options));
  }

  sts(): STSClient {
    return this.#client("sts", this.#options.region, (options) => new STSClient(options));
  }

  /** Loaded when it is first needed: only sweeps ask for it. */
  async tagging(region: string): Promise<ResourceGroupsTaggingAPIClient> {
    const { ResourceGroupsTaggingAPIClient: Client } = await import("@aws-sdk/client-resource-groups-tagging-api");
    return this.#client("tagging", region, (options) => new Client(options));
  }

  close(): void {
    for (const client of this.#made.values()) client.destroy();
    this.#made.clear();
  }

  #client<Client extends { destroy(): void }>(service: string, region: string, make: (options: SdkOptions) => Client): Client {
    const key = `${service} ${region}`;
    const known = this.#made.get(key) as Client | undefined;
    if (known) return known;
    const made = make(this.#sdkOptions(region));
    this.#made.set(key, made);
    return made;
  }

  #sdkOptions(region: string): SdkOptions {
    const { credentials, endpoint, callsInFlight } = this.#options;
    const agent = { keepAlive: true, maxSockets: callsInFlight };
    return {
      region,
      credentials,
      // The engine decides about retries: it knows the lease, the journal and the token.
      maxAttempts: 1,
      requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, httpAgent: agent, httpsAgent: agent },
      ...(endpoint === undefined ? {} : { endpoint }),
    };
  }
}

interface SdkOptions {
  readonly region: string;
  readonly credentials: AwsCredentials | (() => Promise<AwsCredentials>);
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly httpAgent: { readonly keepAlive: boolean; readonly maxSockets: number };
    readonly httpsAgent: { readonly keepAlive: boolean; readonly maxSockets: number };
  };
  readonly endpoint?: string;
}
