import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { errorShare, fullness, latency, newestArrival, throttled, wrongState } from "../usual-rows.ts";
import { metricsOf, outOf, text } from "./cloudwatch-query.ts";

const dynamo = metricsOf("AWS/DynamoDB", ({ identifier }) => ({ TableName: identifier }));
const cluster = metricsOf("AWS/RDS", ({ identifier }) => ({ DBClusterIdentifier: identifier }));
const instance = metricsOf("AWS/RDS", ({ identifier }) => ({ DBInstanceIdentifier: identifier }));
const search = metricsOf("AWS/AOSS", ({ identifier, properties }, { account }) => ({
  ClientId: account,
  CollectionId: identifier,
  CollectionName: text(properties["Name"]),
}));
const warehouse = metricsOf("AWS/Redshift-Serverless", ({ identifier }) => ({ Workgroup: identifier }));
const athena = metricsOf("AWS/Athena", ({ identifier }) => ({ WorkGroup: identifier, QueryType: "DML" }));
const features = metricsOf("AWS/SageMaker/FeatureStore", ({ identifier }) => ({ FeatureGroupName: identifier }));
const queue = metricsOf("AWS/SQS", ({ properties }) => ({ QueueName: text(properties["QueueName"]) }));

const userErrors = above({ warn: 10, bad: 50, because: "People mistype queries; when half of them fail it is not their typing." });

/** What keeps data and answers questions about it. */
export const STORE_SIGNALS: SignalTable = {
  "AWS::DynamoDB::Table": [
    throttled({ key: "reads-throttled", label: "Reads turned away", query: dynamo("ReadThrottleEvents", "Sum") }),
    throttled({ key: "writes-throttled", label: "Writes turned away", query: dynamo("WriteThrottleEvents", "Sum") }),
  ],
  "AWS::RDS::DBCluster": [fullness({ key: "cpu", label: "Processors", query: cluster("CPUUtilization", "Average") })],
  "AWS::RDS::DBInstance": [fullness({ key: "cpu", label: "Processors", query: instance("CPUUtilization", "Average") })],
  "AWS::OpenSearchServerless::Collection": [
    errorShare({
      key: "search-errors",
      label: "Failed searches",
      query: outOf(search("SearchRequestErrors", "Sum"), search("SearchRequestRate", "Sum")),
    }),
    latency({ key: "search-latency", label: "Time to answer a search, on average", query: search("SearchRequestLatency", "Average") }),
    errorShare({
      key: "write-errors",
      label: "Failed writes",
      query: outOf(search("IngestionRequestErrors", "Sum"), search("IngestionRequestRate", "Sum")),
    }),
  ],
  "AWS::RedshiftServerless::Workgroup": [
    errorShare({
      key: "failed-queries",
      label: "Failed queries, compared with successful ones",
      query: outOf(warehouse("QueriesFailed", "Sum"), warehouse("QueriesSucceeded", "Sum")),
      threshold: userErrors,
    }),
  ],
  "AWS::Athena::WorkGroup": [
    errorShare({
      key: "failed-queries",
      label: "Failed queries",
      query: outOf(
        athena("TotalExecutionTime", "SampleCount", { with: { QueryState: "FAILED" } }),
        athena("TotalExecutionTime", "SampleCount", { across: { dimensions: ["QueryState"], join: "SUM" } }),
      ),
      threshold: userErrors,
    }),
  ],
  "AWS::SageMaker::FeatureGroup": [
    newestArrival({
      key: "newest-features",
      label: "Newest features",
      query: features("ConsumedWriteRequestsUnits", "Sum", { with: { OperationName: "PutRecord" } }),
    }),
  ],
  /** All queues that we make hold what could not be processed. */
  "AWS::SQS::Queue": [
    wrongState({
      key: "set-aside",
      label: "Messages set aside after failing",
      query: queue("ApproximateNumberOfMessagesVisible", "Maximum"),
      threshold: above({ warn: 1, bad: 100, because: "What lies here was tried and failed; nobody tries it again." }),
    }),
  ],
};
