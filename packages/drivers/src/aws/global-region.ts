/** Services without regions answer here. */
export const GLOBAL_REGION = "us-east-1";
