import { type Advice, type Chosen, chooseOver } from "../advice.ts";
import type { Answers } from "./answers.ts";

/** `native` is the cloud's own catalog. */
export type CatalogEngine = "native" | "unity" | "polaris";

export function decideCatalog({ engines, catalog }: Answers): Chosen<CatalogEngine> {
  return chooseOver(engines.includes("databricks") ? WITH_DATABRICKS : WITHOUT_DATABRICKS, catalog);
}

const WITH_DATABRICKS: Advice<CatalogEngine> = {
  choice: "unity",
  because: ["Databricks shares its tables through Unity Catalog"],
  whyNot: [
    { option: "native", because: "Databricks would see its tables only through a second catalog" },
    { option: "polaris", because: "it would be a server to run beside Unity Catalog" },
  ],
};

const WITHOUT_DATABRICKS: Advice<CatalogEngine> = {
  choice: "native",
  because: ["the cloud's engines know its catalog, and there is nothing to run"],
  whyNot: [
    { option: "unity", because: "it needs a Databricks account" },
    { option: "polaris", because: "it is a server to run; worth it when engines of several vendors write" },
  ],
};
