import type { Blueprint } from "@zerolake/blueprint";
import type { DesiredResource, Target } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { ANSWERED, DRAWN_SAMPLES, sampleTarget, templateSamples } from "./sample-environments.testing.ts";

interface Limit {
  readonly property: string;
  readonly max: number;
  readonly form: RegExp;
}

const WORD = /^[A-Za-z0-9](?:-*[A-Za-z0-9])*$/;
const BUCKET = /^(?!xn--|sthree-|amzn-s3-demo-|aws)[a-z0-9][a-z0-9-]*[a-z0-9]$/;
const limit = (property: string, max: number, form: RegExp): Limit => ({ property, max, form });

/** What the services' own references say about names, whether or not their schemas do. */
const LIMITS: Readonly<Record<string, Limit>> = {
  "AWS::IAM::Role": limit("RoleName", 64, /^[\w+=,.@-]+$/),
  "AWS::S3::Bucket": limit("BucketName", 63, BUCKET),
  "AWS::S3Tables::TableBucket": limit("TableBucketName", 63, BUCKET),
  "AWS::S3Vectors::VectorBucket": limit("VectorBucketName", 63, BUCKET),
  "AWS::S3Vectors::Index": limit("IndexName", 63, BUCKET),
  "AWS::S3Tables::Namespace": limit("Namespace", 255, /^(?!aws)[a-z0-9][a-z0-9_]*$/),
  "AWS::OpenSearchServerless::Collection": limit("Name", 32, /^[a-z][a-z0-9-]+$/),
  "AWS::OpenSearchServerless::SecurityPolicy": limit("Name", 32, /^[a-z][a-z0-9-]+$/),
  "AWS::OpenSearchServerless::AccessPolicy": limit("Name", 32, /^[a-z][a-z0-9-]+$/),
  "AWS::OpenSearchServerless::VpcEndpoint": limit("Name", 32, /^[a-z][a-z0-9-]+$/),
  "AWS::OpenSearchServerless::Index": limit("IndexName", 255, /^[a-z][a-z0-9_-]*$/),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": limit("Name", 32, /^(?!internal-)[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/),
  "AWS::ElasticLoadBalancingV2::TargetGroup": limit("Name", 32, /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/),
  "AWS::Bedrock::ApplicationInferenceProfile": limit("InferenceProfileName", 64, /^([0-9a-zA-Z][ _-]?)+$/),
  "AWS::Bedrock::Guardrail": limit("Name", 50, /^[0-9a-zA-Z-_]+$/),
  "AWS::KafkaConnect::Connector": limit("ConnectorName", 128, /^[ -~]+$/),
  "AWS::KafkaConnect::CustomPlugin": limit("Name", 128, /^[ -~]+$/),
  "AWS::KafkaConnect::WorkerConfiguration": limit("Name", 128, /^[ -~]+$/),
  "AWS::RedshiftServerless::Namespace": limit("NamespaceName", 64, /^[a-z0-9-]{3,64}$/),
  "AWS::RedshiftServerless::Workgroup": limit("WorkgroupName", 64, /^[a-z0-9-]{3,64}$/),
  "AWS::MWAA::Environment": limit("Name", 80, /^[a-zA-Z][\w-]*$/),
  "AWS::IoT::Policy": limit("PolicyName", 128, /^[\w+=,.@-]+$/),
  "AWS::IoT::TopicRule": limit("RuleName", 128, /^\w+$/),
  "AWS::Kinesis::Stream": limit("Name", 128, /^[\w.-]+$/),
  "AWS::KinesisFirehose::DeliveryStream": limit("DeliveryStreamName", 64, /^[\w.-]+$/),
  "AWS::KinesisAnalyticsV2::Application": limit("ApplicationName", 128, /^[\w.-]+$/),
  "AWS::Lambda::Function": limit("FunctionName", 64, /^[\w-]+$/),
  "AWS::MSK::Cluster": limit("ClusterName", 64, /^[A-Za-z0-9][A-Za-z0-9-]*$/),
  "AWS::MSK::ServerlessCluster": limit("ClusterName", 64, /^[A-Za-z0-9][A-Za-z0-9-]*$/),
  "AWS::MSK::Topic": limit("TopicName", 249, /^[\w.-]+$/),
  "AWS::Events::Rule": limit("Name", 64, /^[\w.-]+$/),
  "AWS::Scheduler::Schedule": limit("Name", 64, /^[\w.-]+$/),
  "AWS::StepFunctions::StateMachine": limit("StateMachineName", 80, /^[\w-]+$/),
  "AWS::EMRServerless::Application": limit("Name", 64, /^[\w./#-]+$/),
  "AWS::Glue::Database": limit("DatabaseName", 252, /^[a-z][a-z0-9_]*$/),
  "AWS::Glue::Job": limit("Name", 255, /^[\w-]+$/),
  "AWS::Glue::Crawler": limit("Name", 255, /^[\w-]+$/),
  "AWS::Glue::DataQualityRuleset": limit("Name", 255, /^[\w-]+$/),
  "AWS::Glue::Schema": limit("Name", 255, /^[\w$#-]+$/),
  "AWS::Athena::WorkGroup": limit("Name", 128, /^[\w.-]+$/),
  "AWS::Athena::NamedQuery": limit("Name", 128, /^[ -~]+$/),
  "AWS::SageMaker::Domain": limit("DomainName", 63, WORD),
  "AWS::SageMaker::UserProfile": limit("UserProfileName", 63, WORD),
  "AWS::SageMaker::FeatureGroup": limit("FeatureGroupName", 64, WORD),
  "AWS::SageMaker::ModelPackageGroup": limit("ModelPackageGroupName", 63, WORD),
  "AWS::SageMaker::Model": limit("ModelName", 63, WORD),
  "AWS::SageMaker::EndpointConfig": limit("EndpointConfigName", 63, WORD),
  "AWS::SageMaker::Endpoint": limit("EndpointName", 63, WORD),
  "AWS::SageMaker::Cluster": limit("ClusterName", 63, WORD),
  "AWS::SageMaker::Pipeline": limit("PipelineName", 256, WORD),
  "AWS::EKS::Cluster": limit("Name", 100, /^[0-9A-Za-z][\w-]*$/),
  "AWS::EKS::Nodegroup": limit("NodegroupName", 63, /^[0-9A-Za-z][\w-]*$/),
  "AWS::ECS::Cluster": limit("ClusterName", 255, /^[\w-]+$/),
  "AWS::ECS::Service": limit("ServiceName", 255, /^[\w-]+$/),
  "AWS::ECS::TaskDefinition": limit("Family", 255, /^[\w-]+$/),
  "AWS::RDS::DBCluster": limit("DBClusterIdentifier", 63, /^[a-z](?:-?[a-z0-9])*$/),
  "AWS::SQS::Queue": limit("QueueName", 80, /^[\w-]+$/),
  "AWS::SNS::Topic": limit("TopicName", 256, /^[\w-]+$/),
  "AWS::CloudWatch::Alarm": limit("AlarmName", 255, /^[ -~]+$/),
  "AWS::CloudWatch::Dashboard": limit("DashboardName", 255, /^[\w-]+$/),
  "AWS::CloudTrail::Trail": limit("TrailName", 128, /^[A-Za-z0-9][A-Za-z0-9._-]+[A-Za-z0-9]$/),
  "AWS::Logs::LogGroup": limit("LogGroupName", 512, /^[\w./#-]+$/),
  "AWS::KMS::Alias": limit("AliasName", 256, /^alias\/(?!aws\/)[\w/-]+$/),
  "AWS::SecretsManager::Secret": limit("Name", 512, /^[\w/+=.@-]+$/),
  "AWS::LakeFormation::Tag": limit("TagKey", 128, /^[a-z0-9_]+$/),
  "AWS::EC2::SecurityGroup": limit("GroupName", 255, /^(?!sg-)[\w ._:/()#,@[\]+=&;{}!$*-]+$/),
  "AWS::EC2::LaunchTemplate": limit("LaunchTemplateName", 128, /^[\w().\-/]+$/),
};

function illegal(resources: readonly DesiredResource[]): readonly string[] {
  return resources.flatMap(({ address, type, properties }) => {
    const rule = LIMITS[type];
    const name = rule && properties[rule.property];
    if (!rule || typeof name !== "string" || (name.length <= rule.max && rule.form.test(name))) return [];
    return [`${address} (${type}): ${name}`];
  });
}

/** Every component under the longest id that a blueprint takes. */
function renamed(blueprint: Blueprint, filler: string): Blueprint {
  const longId = (id: string): string => `${id}-${filler}`.slice(0, 31).replace(/-$/, "0");
  return {
    ...blueprint,
    components: blueprint.components.map((component) => ({ ...component, id: longId(component.id) })),
    edges: blueprint.edges.map((edge) => ({
      ...edge,
      from: { ...edge.from, component: longId(edge.from.component) },
      to: { ...edge.to, component: longId(edge.to.component) },
    })),
  };
}

const BLUEPRINTS = [...templateSamples(), ...DRAWN_SAMPLES];
/** What a person may call an environment: anything, in any script. */
const environmentNames = fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), fc.stringMatching(/^[a-z0-9 ]{100,200}$/));
const prefixes = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/);

describe("names of every template", () => {
  it("are legal for the service however long the ids, the environment's name and its prefix are", () => {
    const inputs = fc.record({
      sample: fc.constantFrom(...BLUEPRINTS),
      filler: fc.stringMatching(/^[a-z0-9-]{31}$/),
      name: environmentNames,
      namePrefix: prefixes,
    });
    fc.assert(
      fc.property(inputs, ({ sample, filler, name, namePrefix }) => {
        const target: Target = sampleTarget("production", ANSWERED);
        const environment = { ...target.environment, name, namePrefix };
        const { resources } = compile(renamed(sample.blueprint, filler), { ...target, environment });
        expect(illegal(resources)).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 30_000);

  it("stay apart when everything but the repeat key is the same", () => {
    const pairs = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(pairs, (topics) => {
        const blueprint = renamed(templateSamples()[0]!.blueprint, "x".repeat(31));
        const components = blueprint.components.map((component) =>
          component.kind === "event-stream" ? { ...component, settings: { ...component.settings, engine: "kinesis", topics } } : component,
        );
        const { resources } = compile({ ...blueprint, components }, sampleTarget("prototype", ANSWERED));
        const streams = resources.filter(({ type }) => type === "AWS::Kinesis::Stream").map(({ properties }) => String(properties["Name"]));
        expect(new Set(streams).size).toBe(topics.length);
        expect(illegal(resources.filter(({ type }) => type === "AWS::Kinesis::Stream"))).toEqual([]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 30_000);
});
