import type { DesiredResource } from "@zerolake/resources";

/** Whether something that exists could stand in for a planned resource. What is shared by an account is adopted by any deployment; what is looked up exists already. */
export function isImportable({ singleton, isReadStep }: DesiredResource): boolean {
  return singleton === undefined && isReadStep !== true;
}
