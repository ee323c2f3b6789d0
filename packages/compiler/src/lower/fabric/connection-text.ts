/** A parameter of a connection. Names of kinds and parameters: Fabric's own list of supported connections. */
export function connectionText(name: string, value: string) {
  return { dataType: "Text", name, value };
}
