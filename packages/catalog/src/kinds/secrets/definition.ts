import type { ComponentDefinition } from "../../definition.ts";

export const secrets: ComponentDefinition = {
  kind: "secrets",
  title: "Secrets",
  category: "platform",
  summary: "Places for passwords and tokens that components need.",
  help: "Creates one empty place per name. You write the values yourself; they never enter a blueprint, a plan or a log. Components that name a secret may read it, others may not.",
  isPlatform: true,
  inputs: [],
  outputs: [],
  engines: [{ value: "auto", label: "Automatic" }],
  settings: [
    {
      key: "names",
      type: "textList",
      label: "Names",
      help: "One place per name.",
      level: "basic",
      maxItems: 100,
      pattern: "^[a-z][a-z0-9-]{0,62}$",
      patternText: "up to 63 lower-case letters, digits and hyphens, starting with a letter",
      default: [],
    },
  ],
  searchWords: ["password", "token", "secrets manager", "key vault", "secret manager", "credentials"],
  examples: [{ title: "Model hub token", settings: { names: ["hugging-face-token"] } }],
  onCloud: {
    aws: { becomes: "AWS Secrets Manager" },
    azure: { becomes: "Key Vault secrets" },
    gcp: { becomes: "Secret Manager" },
  },
};
