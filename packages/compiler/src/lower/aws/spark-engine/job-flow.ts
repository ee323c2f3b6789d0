import type { Value } from "@zerolake/resources";
import { chosenText, type EnvironmentView, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import type { SparkRun } from "../../jobs/batch-runs.ts";
import { ref } from "../../part-address.ts";
import { artefactPrefix, artefactStore } from "../artefact.ts";
import { nameOf } from "../names.ts";
import { jobEntryPoint } from "./job-files.ts";
import { sparkProperties } from "./spark-catalog.ts";

export const EMR_RELEASE_DEFAULT = "emr-7.13.0";
export const SERVICE_ROLE = "serviceRole";
export const PROFILE = "AWS::IAM::InstanceProfile";
const SECURITY = "AWS::EMR::SecurityConfiguration";
const MAIN_MACHINE = "m7g.xlarge";
const MACHINES: Readonly<Record<string, readonly string[]>> = {
  small: ["r7g.xlarge", "r6g.xlarge"],
  medium: ["r7g.2xlarge", "r6g.2xlarge"],
  large: ["r7g.4xlarge", "r6g.4xlarge"],
};

/** All that a cluster is made of; a workflow knows it of the engine that it starts. */
export type FlowOwner = Pick<LoweringContext, "component" | "target" | "platform">;

export function profileName(owner: FlowOwner): string {
  return nameOf(owner, PROFILE, "instanceProfile");
}

export function securityName(owner: FlowOwner): string {
  return nameOf(owner, SECURITY, "securityConfiguration");
}

/** Name of every cluster of the component; its role lets workflows look at no others. */
export function flowName(owner: FlowOwner): string {
  return nameOf(owner, "AWS::EMR::Cluster", "cluster");
}

/** The request for a cluster that runs one job and goes when that has ended, however it ended. */
export function jobFlow(owner: FlowOwner, view: EnvironmentView, run: SparkRun) {
  const { bucketName } = artefactStore(owner);
  const lakes = [...view.incoming(owner.component.id, "tables"), ...view.outgoing(owner.component.id, "tables")];
  return {
    Name: flowName(owner),
    ReleaseLabel: chosenText(owner, "emrRelease") ?? EMR_RELEASE_DEFAULT,
    Applications: [{ Name: "Spark" }],
    ServiceRole: ref(owner, SERVICE_ROLE, "Arn"),
    JobFlowRole: profileName(owner),
    LogUri: `s3://${bucketName}/${artefactPrefix(owner)}logs/`,
    ...(owner.platform("encryption-key") ? { SecurityConfiguration: securityName(owner) } : {}),
    Instances: {
      Ec2SubnetIds: subnets(owner),
      KeepJobFlowAliveWhenNoSteps: false,
      TerminationProtected: false,
      InstanceFleets: fleets(owner),
    },
    Configurations: [{ Classification: "spark-defaults", Properties: sparkProperties(lakes) }],
    Steps: [
      {
        Name: run.key,
        ActionOnFailure: "TERMINATE_CLUSTER",
        HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", jobEntryPoint(owner), ...run.args] },
      },
    ],
    VisibleToAllUsers: true,
  } as const;
}

function subnets(owner: FlowOwner): readonly Value[] {
  const ids = owner.platform("network")?.["privateSubnetIds"];
  return Array.isArray(ids) ? (ids as readonly Value[]) : [];
}

/** Machines that stay for the whole job, and beside them as many spare ones as the settings want. */
function fleets(owner: FlowOwner) {
  const workers = Math.max(1, numberSetting(owner, "workersMax", 2));
  const spare = Math.min(workers - 1, Math.round(workers * numberSetting(owner, "spotShare", 0)));
  const machines = (MACHINES[textSetting(owner, "workerSize", "small")] ?? MACHINES["small"] ?? []).map((InstanceType) => ({
    InstanceType,
    WeightedCapacity: 1,
  }));
  const main = [{ InstanceType: MAIN_MACHINE, WeightedCapacity: 1 }];
  return [
    { Name: "primary", InstanceFleetType: "MASTER", TargetOnDemandCapacity: 1, InstanceTypeConfigs: main },
    { Name: "core", InstanceFleetType: "CORE", TargetOnDemandCapacity: workers - spare, InstanceTypeConfigs: machines },
    ...(spare === 0 ? [] : [{ Name: "spare", InstanceFleetType: "TASK", TargetSpotCapacity: spare, InstanceTypeConfigs: machines }]),
  ];
}
