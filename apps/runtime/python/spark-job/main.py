"""Reads a source, applies an SQL file if there is one, and writes a table: append, or merge on the keys.

The catalog settings come from the job that starts it, never from this file.
Prints one JSON line with the rows that went in and out.
"""
from __future__ import annotations

import argparse
import base64
import json
import sys
import urllib.request

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

METADATA = "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token"


def read(spark: SparkSession, args: argparse.Namespace) -> DataFrame:
    reader = spark.readStream if args.mode == "stream" else spark.read
    if args.in_format == "table":
        return reader.table(args.source)
    if args.in_format in ("csv", "json") and args.mode == "batch":
        return reader.option("header", "true").option("inferSchema", "true").format(args.in_format).load(args.source)
    return reader.format(args.in_format).load(args.source)


def stream_options(address: str) -> tuple[str, list[dict[str, str]]]:
    """Format and options of a stream's address. Kafka reads all topics at once, Kinesis one stream at a time: EMR and Glue each with its own connector."""
    scheme, _, rest = address.partition("://")
    place, _, names = rest.partition("/")
    names, _, query = names.partition("?")
    asked = dict(part.partition("=")[::2] for part in query.split("&"))
    if scheme == "kinesis":
        endpoint = f"https://kinesis.{place}.amazonaws.com"
        if asked.get("reader") == "glue":
            common = {"endpointUrl": endpoint, "startingPosition": "TRIM_HORIZON"}
            return "kinesis", [{**common, "streamName": name} for name in names.split(",")]
        common = {"kinesis.region": place, "kinesis.endpointUrl": endpoint, "kinesis.consumerType": "GetRecords", "kinesis.startingposition": "TRIM_HORIZON"}
        return "aws-kinesis", [{**common, "kinesis.streamName": name} for name in names.split(",")]
    if scheme == "eventhubs":
        return "kafka", [eventhubs_options(place, names, secret_of_workspace(asked["vault"], asked["secret"]))]
    if scheme != "kafka":
        raise SystemExit(f"{address} is not the address of a stream")
    options = {"kafka.bootstrap.servers": place, "subscribe": names, "startingOffsets": "earliest", "failOnDataLoss": "false"}
    if "iam" in asked:
        options["kafka.security.protocol"] = "SASL_SSL"
        options["kafka.sasl.mechanism"] = "AWS_MSK_IAM"
        options["kafka.sasl.jaas.config"] = "software.amazon.msk.auth.iam.IAMLoginModule required;"
        options["kafka.sasl.client.callback.handler.class"] = "software.amazon.msk.auth.iam.IAMClientCallbackHandler"
    if "credential" in asked and "login" not in asked:
        options["databricks.serviceCredential"] = asked["credential"]
    if asked.get("login") == "plain":
        login = json.loads(secret_of_stream(asked))
        options.update(plain_login(login["username"], login["password"]))
    if asked.get("login") == "google":
        options["kafka.security.protocol"] = "SASL_SSL"
        options["kafka.sasl.mechanism"] = "OAUTHBEARER"
        options["kafka.sasl.jaas.config"] = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;"
        options["kafka.sasl.login.callback.handler.class"] = "com.google.cloud.hosted.kafka.auth.GcpLoginCallbackHandler"
    return "kafka", [options]


def eventhubs_options(host: str, topics: str, connection: str) -> dict[str, str]:
    """Event Hubs speaks Kafka; a Spark pool has no library that would sign in with an identity."""
    return {
        "kafka.bootstrap.servers": f"{host}:9093",
        "subscribe": topics,
        "startingOffsets": "earliest",
        "failOnDataLoss": "false",
        **plain_login("$ConnectionString", connection),
    }


def plain_login(username: str, password: str) -> dict[str, str]:
    return {
        "kafka.security.protocol": "SASL_SSL",
        "kafka.sasl.mechanism": "PLAIN",
        "kafka.sasl.jaas.config": f'org.apache.kafka.common.security.plain.PlainLoginModule required username="{username}" password="{password}";',
    }


def secret_of_stream(asked: dict[str, str]) -> str:
    """The text of the secret that the address names, read with whatever identity the job has."""
    if "credential" in asked:
        return secret_of_vault(asked["credential"], asked["vault"], asked["secret"])
    if "vault" in asked:
        return secret_of_workspace(asked["vault"], asked["secret"])
    return secret_of_project(asked["secret"])


def secret_of_vault(credential: str, vault: str, name: str) -> str:
    """The newest version of a secret of Azure's, read with a service credential of Unity."""
    from databricks.sdk.runtime import dbutils

    token = dbutils.credentials.getServiceCredentialsProvider(credential).get_token("https://vault.azure.net/.default").token
    return answer_of(f"https://{vault}.vault.azure.net/secrets/{name}?api-version=7.4", {"Authorization": f"Bearer {token}"})["value"]


def secret_of_workspace(vault: str, name: str) -> str:
    from notebookutils import mssparkutils

    return mssparkutils.credentials.getSecret(vault, name)


def secret_of_project(name: str) -> str:
    """The newest version of a secret of Google's, read with the identity of the job."""
    token = answer_of(METADATA, {"Metadata-Flavor": "Google"})["access_token"]
    version = answer_of(f"https://secretmanager.googleapis.com/v1/{name}/versions/latest:access", {"Authorization": f"Bearer {token}"})
    return base64.b64decode(version["payload"]["data"]).decode()


def answer_of(address: str, headers: dict[str, str]) -> dict:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:
        return json.load(answer)


def read_events(spark: SparkSession, address: str) -> DataFrame:
    """The bodies of the events as text, in the column `value`."""
    name, sources = stream_options(address)
    column = "data" if name in ("aws-kinesis", "kinesis") else "value"
    frames = [spark.readStream.format(name).options(**options).load().selectExpr(f"CAST({column} AS STRING) AS value") for options in sources]
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame)
    return whole


def write_events(spark: SparkSession, batch: DataFrame, args: argparse.Namespace) -> None:
    """One micro-batch: JSON becomes rows, the SQL sees them as `input`, and the table takes them."""
    rows = spark.read.json(batch.rdd.map(lambda row: row.value))
    if rows.columns:
        write(spark, transform(spark, rows, args.sql), args)


def transform(spark: SparkSession, frame: DataFrame, sql_file: str | None) -> DataFrame:
    if not sql_file:
        return frame
    frame.createOrReplaceTempView("input")
    statement = "\n".join(spark.read.text(sql_file, wholetext=True).first())
    return spark.sql(statement)


def hudi_options(table: str, keys: list[str], ordering: str | None) -> dict[str, str]:
    """Without keys Hudi makes keys of its own, so a field that does not exist must not be named."""
    options = {"hoodie.table.name": table.rsplit(".", 1)[-1], "hoodie.datasource.write.operation": "upsert" if keys else "insert"}
    if keys:
        options["hoodie.datasource.write.recordkey.field"] = ",".join(keys)
    if ordering:
        options["hoodie.datasource.write.precombine.field"] = ordering
    return options


def newest_rows(frame: DataFrame, keys: list[str], ordering: str | None) -> DataFrame:
    """One row per key, since a merge refuses two; of several the one with the greatest ordering column, else any."""
    if not ordering:
        return frame.dropDuplicates(keys)
    from pyspark.sql import Window, functions

    newest = Window.partitionBy(*keys).orderBy(functions.col(ordering).desc())
    return frame.withColumn("_row", functions.row_number().over(newest)).where("_row = 1").drop("_row")


def merge_condition(keys: list[str]) -> str:
    return " AND ".join(f"target.`{key}` = incoming.`{key}`" for key in keys)


def write(spark: SparkSession, frame: DataFrame, args: argparse.Namespace) -> None:
    keys = [key for key in (args.keys or "").split(",") if key]
    if args.format == "hudi":
        save(frame.write.format("hudi").options(**hudi_options(args.out, keys, args.ordering)).mode("append"), args)
        return
    if args.path:
        # An append of no rows makes a table that is not there yet, and leaves one that is as it was.
        save(frame.limit(0).write.format(args.format).mode("append"), args)
    elif not spark.catalog.tableExists(args.out):
        frame.limit(0).write.format(args.format).saveAsTable(args.out)
    if not keys:
        frame.writeTo(args.out).append() if args.format == "iceberg" else save(frame.write.format(args.format).mode("append"), args)
        return
    newest_rows(frame, keys, args.ordering).createOrReplaceTempView("incoming")
    spark.sql(merge_statement(args, keys))


def save(writer, args: argparse.Namespace) -> None:
    """Into the folder where a table lies that no catalog keeps, else into the table of the catalog."""
    writer.save(args.path) if args.path else writer.saveAsTable(args.out)


def merge_statement(args: argparse.Namespace, keys: list[str]) -> str:
    table = f"{args.format}.`{args.path}`" if args.path else args.out
    return f"MERGE INTO {table} target USING incoming ON {merge_condition(keys)} WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *"


def database_statement(table: str, location: str) -> str:
    """Tables of a database lie below its folder, in the container that the drawing names."""
    return f"CREATE DATABASE IF NOT EXISTS `{table.rsplit('.', 1)[0]}` LOCATION '{location}'"


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--mode", choices=["batch", "stream"], default="batch")
    parser.add_argument("--in", dest="source", required=True)
    parser.add_argument("--in-format", default="parquet")
    parser.add_argument("--out", required=True)
    parser.add_argument("--format", choices=["iceberg", "delta", "hudi"], required=True)
    parser.add_argument("--keys")
    parser.add_argument("--ordering")
    parser.add_argument("--checkpoint")
    parser.add_argument("--every", type=int, default=60)
    parser.add_argument("--sql")
    parser.add_argument("--location")
    parser.add_argument("--path")
    return parser


def parse(words: list[str]) -> argparse.Namespace:
    """Glue hands its own arguments to the program too: what is not ours is left alone."""
    parser = arguments()
    args, _ = parser.parse_known_args(words)
    if args.mode == "stream" and not args.checkpoint:
        parser.error("--checkpoint is required for --mode stream")
    return args


def kept(frame: DataFrame) -> DataFrame:
    """The rows, read once where machines keep them; those that a service has ready keep nothing."""
    try:
        return frame.persist()
    except Exception as error:
        if "NOT_SUPPORTED_WITH_SERVERLESS" not in str(error):
            raise
        return frame


def main() -> None:
    args = parse(sys.argv[1:])
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    if args.location:
        spark.sql(database_statement(args.out, args.location))
    if args.mode == "stream":
        is_events = args.in_format == "events"
        frame = read_events(spark, args.source) if is_events else transform(spark, read(spark, args), args.sql)
        one_batch = write_events if is_events else write
        writer = frame.writeStream.foreachBatch(lambda batch, _: one_batch(spark, batch, args))
        writer.option("checkpointLocation", args.checkpoint).trigger(processingTime=f"{args.every} seconds").start().awaitTermination()
        return
    frame = kept(transform(spark, read(spark, args), args.sql))
    rows = frame.count()
    write(spark, frame, args)
    print(json.dumps({"rowsOut": rows, "table": args.out}))


if __name__ == "__main__":
    main()
