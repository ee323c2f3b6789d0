import type { CostSheet } from "../cost-sheet.ts";

export const kubernetesCluster: CostSheet = {
  kind: "kubernetes-cluster",
  basis:
    "A small node has two vCPU, a medium one four, a large one eight; nodeUnits counts in medium ones. Autopilot bills pods: 4 vCPU and 16 GB a node's worth, 60 % requested (assumption).",
  variables: [["nodes", "nodesMin+0.3*(nodesMax-nodesMin)"]],
  aws: {
    eks: [
      ["control plane", "H", "aws.eks.cluster"],
      ["nodes, as m7g.xlarge", "nodes*nodeUnits*H", "aws.ec2.m7g.xlarge"],
      ["disk 100 GB", "nodes*100", "aws.ebs.gp3"],
    ],
  },
  azure: {
    aks: [
      ["uptime SLA", "H", "azure.aks.uptime"],
      ["nodes, as D4s_v5", "nodes*nodeUnits*H", "azure.vm.d4s-v5"],
    ],
  },
  gcp: {
    "gke-standard": [
      ["cluster fee", "H", "gcp.gke.cluster"],
      ["nodes, as e2-standard-4", "nodes*nodeUnits*H", "gcp.gce.e2-standard-4"],
      ["disk 100 GiB", "nodes*100", "gcp.pd.balanced"],
    ],
    "gke-autopilot": [
      ["cluster fee", "H", "gcp.gke.cluster"],
      ["pod vCPU", "nodes*nodeUnits*4*0.6*H", "gcp.gke.autopilot.vcpu"],
      ["pod memory", "nodes*nodeUnits*16*0.6*H", "gcp.gke.autopilot.memory"],
    ],
  },
};
