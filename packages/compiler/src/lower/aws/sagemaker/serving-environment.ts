import type { PropertyMap } from "@zerolake/resources";
import type { Part } from "../../../lowering.ts";

/** What the vendor's serving image has to know: our script for classic models, the task for fine-tuned ones, which it serves itself. */
export function servingEnvironment(part: Pick<Part, "target">, codeUri: string | undefined): PropertyMap {
  if (codeUri === undefined) return { HF_TASK: "text-generation" };
  return { SAGEMAKER_PROGRAM: "inference.py", SAGEMAKER_SUBMIT_DIRECTORY: codeUri, SAGEMAKER_REGION: part.target.region };
}
