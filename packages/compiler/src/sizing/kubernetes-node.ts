const NODES: Readonly<Record<string, string>> = { small: "m7g.large", medium: "m7g.xlarge", large: "m7g.2xlarge" };

/** Machine of a general-purpose node: Graviton, 4 GB of memory per virtual CPU. */
export function kubernetesNode(size: string): string {
  const found = NODES[size];
  if (found === undefined) throw new Error(`Unknown node size "${size}": the catalogue offers ${Object.keys(NODES).join(", ")}`);
  return found;
}
