"""Reads a source, applies an SQL file if there is one, and writes a table: append, or merge on the keys.

The catalog settings come from the job that starts it, never from this file.
Prints one JSON line with the rows that went in and out.
"""
import argparse
import json

from pyspark.sql import DataFrame, SparkSession


def read(spark: SparkSession, args: argparse.Namespace) -> DataFrame:
    reader = spark.readStream if args.mode == "stream" else spark.read
    if args.in_format == "table":
        return reader.table(args.source)
    if args.in_format in ("csv", "json") and args.mode == "batch":
        return reader.option("header", "true").option("inferSchema", "true").format(args.in_format).load(args.source)
    return reader.format(args.in_format).load(args.source)


def transform(spark: SparkSession, frame: DataFrame, sql_file: str | None) -> DataFrame:
    if not sql_file:
        return frame
    frame.createOrReplaceTempView("input")
    statement = "\n".join(spark.read.text(sql_file, wholetext=True).first())
    return spark.sql(statement)


def write(spark: SparkSession, frame: DataFrame, args: argparse.Namespace) -> None:
    keys = [key for key in (args.keys or "").split(",") if key]
    if args.format == "hudi":
        options = {
            "hoodie.table.name": args.out.rsplit(".", 1)[-1],
            "hoodie.datasource.write.operation": "upsert" if keys else "insert",
            "hoodie.datasource.write.recordkey.field": ",".join(keys) or "_row_key",
        }
        frame.write.format("hudi").options(**options).mode("append").saveAsTable(args.out)
        return
    if not spark.catalog.tableExists(args.out):
        frame.limit(0).write.format(args.format).saveAsTable(args.out)
    if not keys:
        frame.writeTo(args.out).append() if args.format == "iceberg" else frame.write.format(args.format).mode("append").saveAsTable(args.out)
        return
    frame.dropDuplicates(keys).createOrReplaceTempView("incoming")
    condition = " AND ".join(f"target.`{key}` = incoming.`{key}`" for key in keys)
    spark.sql(f"MERGE INTO {args.out} target USING incoming ON {condition} WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--mode", choices=["batch", "stream"], default="batch")
    parser.add_argument("--in", dest="source", required=True)
    parser.add_argument("--in-format", default="parquet")
    parser.add_argument("--out", required=True)
    parser.add_argument("--format", choices=["iceberg", "delta", "hudi"], required=True)
    parser.add_argument("--keys")
    parser.add_argument("--checkpoint")
    parser.add_argument("--sql")
    args = parser.parse_args()
    spark = SparkSession.builder.getOrCreate()
    frame = transform(spark, read(spark, args), args.sql)
    if args.mode == "stream":
        query = frame.writeStream.foreachBatch(lambda batch, _: write(spark, batch, args)).option("checkpointLocation", args.checkpoint).start()
        query.awaitTermination()
        return
    frame = frame.persist()
    rows = frame.count()
    write(spark, frame, args)
    print(json.dumps({"rowsOut": rows, "table": args.out}))


if __name__ == "__main__":
    main()
