import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const GROUP = "AWS::SageMaker::ModelPackageGroup";
const RULE = "AWS::Events::Rule";
const READ = ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages", "sagemaker:DescribeModelPackageGroup"];

/** A group of numbered versions, each pending, approved or rejected. */
export const sagemakerRegistry: Lowering = {
  cloud: "aws",
  kind: "model-registry",
  variant: "sagemaker-registry",
  service: "Amazon SageMaker Model Registry",
  gap: "stages are approval statuses and lifecycle fields, not free names",
  minutes: [0, 1],

  outputs: (part) => ({
    ports: {
      model: {
        protocol: "sagemaker model package",
        modelPackageGroupName: groupName(part),
        modelPackageGroupArn: arn(part, "sagemaker", `model-package-group/${groupName(part)}`),
        modelPackageArnPrefix: arn(part, "sagemaker", `model-package/${groupName(part)}`),
        approvalRequired: flagSetting(part, "approvalRequired"),
        region: part.target.region,
      },
    },
  }),

  grants: {
    in: { model: (self) => [allow(["sagemaker:CreateModelPackage", ...READ, "sagemaker:AddTags"], packages(self))] },
    out: { model: (self) => [allow(READ, packages(self))] },
  },

  lower: (context) => [
    awsResource(context, {
      name: "group",
      type: GROUP,
      properties: { ModelPackageGroupName: groupName(context), ModelPackageGroupDescription: `Models of ${context.component.id}` },
    }),
    ...approvalRule(context),
  ],
};

/** People are told when a version waits for them or was decided. */
function approvalRule(context: LoweringContext): readonly DesiredResource[] {
  const topicArn = context.platform("monitoring")?.["topicArn"];
  if (topicArn === undefined || !flagSetting(context, "approvalRequired")) return [];
  return [
    awsResource(context, {
      name: "approvalRule",
      type: RULE,
      properties: {
        Name: nameOf(context, RULE, "approvalRule"),
        Description: "model approved or rejected",
        EventPattern: {
          source: ["aws.sagemaker"],
          "detail-type": ["SageMaker Model Package State Change"],
          detail: { ModelPackageGroupName: [ref(context, "group", "ModelPackageGroupName")] },
        },
        State: "ENABLED",
        Targets: [{ Id: "alerts", Arn: topicArn }],
      },
    }),
  ];
}

function packages(self: Part): readonly Value[] {
  return [arn(self, "sagemaker", `model-package-group/${groupName(self)}`), arn(self, "sagemaker", `model-package/${groupName(self)}/*`)];
}

function groupName(part: Part): string {
  return nameOf(part, GROUP, "group");
}
