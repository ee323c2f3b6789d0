import type { CostSheet } from "../cost-sheet.ts";

export const deviceSource: CostSheet = {
  kind: "device-source",
  basis:
    "AWS meters messages in steps of 5 KB, Azure in steps of 4 KB with a daily quota per unit. iotEdition is what the compiler puts in the IoT Hub resource: the cheapest edition that takes the messages of a day; a unit of S1 takes 400,000, of S2 six million, of S3 300 million. Google has no MQTT service: broker and bridge run on Cloud Run, 1 vCPU and 0.5 GiB each (10,000 messages/s or 50,000 connections a broker, assumption).",
  variables: [
    ["M", "eps*S/1e6"],
    ["stepsAws", "ceil(eventBytes/5120)"],
    ["dayMessages", "eps*86400*ceil(eventBytes/4096)"],
    ["brokers", "max(redundancy,ceil(eps*peak/10000),ceil(devices/50000))"],
  ],
  aws: {
    "iot-to-kinesis": [
      ["messages", "M*stepsAws", "aws.iot.messages"],
      ["connection minutes", "devices*H*60/1e6", "aws.iot.connection"],
      ["rule and action", "M*2", "aws.iot.rules"],
    ],
    "iot-to-msk": { sameAs: "iot-to-kinesis" },
  },
  azure: {
    "iot-hub": [
      ["S1 units", "iff(iotEdition==='S1',max(1,ceil(dayMessages/4e5)),0)", "azure.iothub.s1"],
      ["S2 units", "iff(iotEdition==='S2',max(1,ceil(dayMessages/6e6)),0)", "azure.iothub.s2"],
      ["S3 units", "iff(iotEdition==='S3',max(1,ceil(dayMessages/3e8)),0)", "azure.iothub.s3"],
    ],
  },
  gcp: {
    "pubsub-plus-broker": [
      ["broker and bridge vCPU", "brokers*2*H", "gcp.cloudrun.vcpu-always"],
      ["broker and bridge memory", "brokers*H", "gcp.cloudrun.memory-always"],
    ],
  },
};
