import type { JsonObject } from "../../json.ts";

/** What a service fills in when it is not asked for; they come back on a read, as they do in the cloud. */
const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  "AWS::EC2::VPC": { InstanceTenancy: "default", EnableDnsSupport: true, EnableDnsHostnames: false },
  "AWS::EC2::Subnet": { MapPublicIpOnLaunch: false, AssignIpv6AddressOnCreation: false },
  "AWS::IAM::Role": { Path: "/", MaxSessionDuration: 3600 },
  "AWS::KMS::Key": { KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT", Enabled: true, MultiRegion: false, Origin: "AWS_KMS" },
  "AWS::Kinesis::Stream": { RetentionPeriodHours: 24, StreamModeDetails: { StreamMode: "PROVISIONED" } },
  "AWS::Lambda::Function": {
    MemorySize: 128,
    Timeout: 3,
    Architectures: ["x86_64"],
    PackageType: "Zip",
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: "PassThrough" },
  },
  "AWS::Logs::LogGroup": { LogGroupClass: "STANDARD" },
  "AWS::S3::Bucket": {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: false, ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
  },
  "AWS::SQS::Queue": { VisibilityTimeout: 30, MessageRetentionPeriod: 345_600, DelaySeconds: 0, ReceiveMessageWaitTimeSeconds: 0 },
  "AWS::ECS::Service": { SchedulingStrategy: "REPLICA", DesiredCount: 1 },
  "AWS::StepFunctions::StateMachine": { StateMachineType: "STANDARD" },
  "AWS::MSK::Cluster": { EnhancedMonitoring: "DEFAULT" },
};

export function withDefaults(type: string, desired: JsonObject): JsonObject {
  return { ...DEFAULTS[type], ...desired };
}
