export type Variables = Readonly<Record<string, string>>;

const VARIABLE = /\{\+?\w+\}/;

/** `projects/{project}/topics/{name}` and `projects/p/topics/t` give `{ project: "p", name: "t" }`; the last variable may hold slashes. */
export function readVariables(template: string, path: string): Variables | undefined {
  const names = [...template.matchAll(/\{\+?(\w+)\}/g)].map(([, name = ""]) => name);
  const source = template
    .split(VARIABLE)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .reduce((pattern, text, index) => `${pattern}${index === names.length ? "(.+)" : "([^/]+)"}${text}`);
  const values = new RegExp(`^${source}$`).exec(path)?.slice(1);
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

/** `{+name}` keeps the slashes of its value. Throws for a variable without a value, which only a wrong row can cause. */
export function fill(template: string, variables: Variables, encode: (value: string) => string = encodeURIComponent): string {
  return template.replace(/\{(\+?)(\w+)\}/g, (_match, keepsSlashes: string, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`The address ${template} needs its ${name}`);
    return keepsSlashes === "" ? encode(value) : value.split("/").map(encode).join("/");
  });
}
