import type { Region } from "./region.ts";

/** Regions of AWS that are on without asking, code and place as AWS names them. */
export const AWS_REGIONS: readonly Region[] = [
  { code: "eu-central-1", place: "Frankfurt" },
  { code: "eu-west-1", place: "Ireland" },
  { code: "eu-west-2", place: "London" },
  { code: "eu-west-3", place: "Paris" },
  { code: "eu-north-1", place: "Stockholm" },
  { code: "us-east-1", place: "N. Virginia" },
  { code: "us-east-2", place: "Ohio" },
  { code: "us-west-1", place: "N. California" },
  { code: "us-west-2", place: "Oregon" },
  { code: "ca-central-1", place: "Central Canada" },
  { code: "sa-east-1", place: "São Paulo" },
  { code: "ap-south-1", place: "Mumbai" },
  { code: "ap-southeast-1", place: "Singapore" },
  { code: "ap-southeast-2", place: "Sydney" },
  { code: "ap-northeast-1", place: "Tokyo" },
  { code: "ap-northeast-2", place: "Seoul" },
  { code: "ap-northeast-3", place: "Osaka" },
];
