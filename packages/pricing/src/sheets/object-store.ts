import type { CostSheet } from "../cost-sheet.ts";

export const objectStore: CostSheet = {
  kind: "object-store",
  basis:
    "Lifecycle absent = never. Default retention by tier; lifecycle.deleteDays caps it. Cold on AWS is Glacier Instant Retrieval. IA and cool classes bill at least 30 days and 128 KB. Azure: LRS in prototype, else ZRS, as the recipe sets it (geo-replication is not priced).",
  variables: [
    ["days", "min(retentionDays,horizonDays)"],
    ["hotDays", "min(days,infrequentDays,coldDays)"],
    ["warmDays", "max(0,min(days,coldDays)-min(infrequentDays,coldDays))"],
    ["coldDaysStored", "max(0,days-coldDays)"],
    ["v", "iff(versioning,1.1,1)"],
    ["hotGb", "gbDay*hotDays*v"],
    ["warmGb", "gbDay*warmDays*v"],
    ["coldGb", "gbDay*coldDaysStored*v"],
    ["puts", "filesDay*D"],
    ["avgMb", "iff(filesDay>0,gbDay*1000/max(filesDay,1e-9),1)"],
    ["gets", "readGbMonth*1000/getMb"],
    ["moved", "iff(infrequentDays<days,filesDay*D,0)+iff(coldDays<days,filesDay*D,0)"],
    ["z", "iff(tier==='prototype',0,1)"],
    ["w10k", "puts*ceil(avgMb/4)/1e4"],
    ["r10k", "gets*ceil(getMb/4)/1e4"],
  ],
  aws: {
    s3: [
      ["Standard", "hotGb", "aws.s3.standard.storage"],
      ["Standard-IA", "warmGb", "aws.s3.standard-ia.storage"],
      ["Glacier Instant Retrieval", "coldGb", "aws.s3.glacier-ir.storage"],
      ["PUT", "puts/1000", "aws.s3.standard.put"],
      ["GET", "gets/1000", "aws.s3.standard.get"],
      ["transitions", "moved/1000", "aws.s3.transition.ia"],
    ],
  },
  azure: {
    "adls-gen2": [
      ["Hot ZRS", "hotGb*z", "azure.adls.hot-zrs.storage"],
      ["Cool ZRS", "warmGb*z", "azure.adls.cool-zrs.storage"],
      ["Cold ZRS", "coldGb*z", "azure.adls.cold-zrs.storage"],
      ["writes ZRS (4 MB steps)", "w10k*z", "azure.adls.hot-zrs.write"],
      ["reads ZRS (4 MB steps)", "r10k*z", "azure.adls.hot-zrs.read"],
      ["Hot LRS", "hotGb*(1-z)", "azure.adls.hot-lrs.storage"],
      ["Cool LRS", "warmGb*(1-z)", "azure.adls.cool-lrs.storage"],
      ["Cold LRS", "coldGb*(1-z)", "azure.adls.cold-lrs.storage"],
      ["writes LRS (4 MB steps)", "w10k*(1-z)", "azure.adls.hot-lrs.write"],
      ["reads LRS (4 MB steps)", "r10k*(1-z)", "azure.adls.hot-lrs.read"],
    ],
    "blob-flat": { sameAs: "adls-gen2" },
    onelake: [["OneLake", "hotGb+warmGb+coldGb", "azure.onelake.storage"]],
  },
  gcp: {
    "cloud-storage": [
      ["Standard", "hotGb", "gcp.gcs.standard.storage"],
      ["Nearline", "warmGb", "gcp.gcs.nearline.storage"],
      ["Coldline", "coldGb", "gcp.gcs.coldline.storage"],
      ["class A", "puts/1000", "gcp.gcs.standard.class-a"],
      ["class B", "gets/1000", "gcp.gcs.standard.class-b"],
    ],
  },
};
