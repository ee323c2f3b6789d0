/** Where a type names machines, and how many of them there are at most. */
export interface GpuRow {
  readonly type: string;
  /** Where the counted parts lie, e.g. `ProductionVariants.*`; the resource itself when absent. */
  readonly each?: string;
  readonly machine: string;
  /** Where the number stands; the first that is there counts, and 1 when none is. */
  readonly count: readonly string[];
  /** GPUs that are put beside a machine which has none of its own. */
  readonly accelerators?: string;
}

const AWS: readonly GpuRow[] = [
  { type: "AWS::EKS::Nodegroup", machine: "InstanceTypes.*", count: ["ScalingConfig.MaxSize", "ScalingConfig.DesiredSize"] },
  { type: "AWS::EC2::Instance", machine: "InstanceType", count: [] },
  {
    type: "AWS::SageMaker::EndpointConfig",
    each: "ProductionVariants.*",
    machine: "InstanceType",
    count: ["ManagedInstanceScaling.MaxInstanceCount", "InitialInstanceCount"],
  },
  { type: "AWS::SageMaker::Cluster", each: "InstanceGroups.*", machine: "InstanceType", count: ["InstanceCount"] },
];

const AZURE: readonly GpuRow[] = [
  {
    type: "Microsoft.ContainerService/managedClusters",
    each: "properties.agentPoolProfiles.*",
    machine: "vmSize",
    count: ["maxCount", "count"],
  },
  {
    type: "Microsoft.ContainerService/managedClusters/agentPools",
    machine: "properties.vmSize",
    count: ["properties.maxCount", "properties.count"],
  },
  {
    type: "Microsoft.MachineLearningServices/workspaces/computes",
    machine: "properties.properties.vmSize",
    count: ["properties.properties.scaleSettings.maxNodeCount"],
  },
  {
    type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
    machine: "properties.instanceType",
    count: ["properties.scaleSettings.maxInstances", "sku.capacity"],
  },
  {
    type: "Microsoft.App/managedEnvironments",
    each: "properties.workloadProfiles.*",
    machine: "workloadProfileType",
    count: ["maximumCount"],
  },
];

const GCP: readonly GpuRow[] = [
  {
    type: "container.nodePool",
    machine: "config.machineType",
    count: ["autoscaling.maxNodeCount", "autoscaling.totalMaxNodeCount", "initialNodeCount"],
    accelerators: "config.accelerators.*.acceleratorCount",
  },
  {
    type: "container.cluster",
    each: "nodePools.*",
    machine: "config.machineType",
    count: ["autoscaling.maxNodeCount", "initialNodeCount"],
    accelerators: "config.accelerators.*.acceleratorCount",
  },
  {
    type: "aiplatform.deployedModel",
    machine: "dedicatedResources.machineSpec.machineType",
    count: ["dedicatedResources.maxReplicaCount", "dedicatedResources.minReplicaCount"],
    accelerators: "dedicatedResources.machineSpec.acceleratorCount",
  },
  {
    type: "aiplatform.modelGardenDeployment",
    machine: "deployConfig.dedicatedResources.machineSpec.machineType",
    count: ["deployConfig.dedicatedResources.maxReplicaCount", "deployConfig.dedicatedResources.minReplicaCount"],
    accelerators: "deployConfig.dedicatedResources.machineSpec.acceleratorCount",
  },
  {
    type: "aiplatform.persistentResource",
    each: "resourcePools.*",
    machine: "machineSpec.machineType",
    count: ["autoscalingSpec.maxReplicaCount", "replicaCount"],
    accelerators: "machineSpec.acceleratorCount",
  },
  {
    type: "notebooks.instance",
    machine: "gceSetup.machineType",
    count: [],
    accelerators: "gceSetup.acceleratorConfigs.*.coreCount",
  },
  {
    type: "dataproc.cluster",
    each: "config.workerConfig",
    machine: "machineTypeUri",
    count: ["numInstances"],
    accelerators: "accelerators.*.acceleratorCount",
  },
];

export const GPU_ROWS: ReadonlyMap<string, GpuRow> = new Map([...AWS, ...AZURE, ...GCP].map((row) => [row.type, row]));
