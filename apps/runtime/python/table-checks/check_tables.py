"""Checks Delta tables by rules, writes down how each check went, and fails at the end when a failed check has to be seen.

Prints one JSON line per check.
"""
from __future__ import annotations

import argparse
import datetime
import json
import sys

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

VIEW = "checked"
FRESH_HOURS = 24
SCHEMA = "time timestamp, table string, rule string, failed_rows long, passed boolean"


def question(rule: str, time: str, keys: list[str]) -> str:
    """A question in SQL whose one answer is the number of rows that fail."""
    columns = ", ".join(quoted(key) for key in keys)
    missing = " OR ".join(f"{quoted(key)} IS NULL" for key in keys)
    questions = {
        "freshness": f"SELECT COUNT(*) FROM (SELECT MAX({quoted(time)}) AS newest FROM {VIEW}) WHERE newest IS NULL OR newest < current_timestamp() - INTERVAL {FRESH_HOURS} HOURS",
        "volume": f"SELECT IF(COUNT(*) = 0, 1, 0) FROM {VIEW}",
        "null": f"SELECT COUNT(*) FROM {VIEW} WHERE {missing}",
        "uniqueness": f"SELECT COUNT(*) FROM (SELECT {columns} FROM {VIEW} GROUP BY {columns} HAVING COUNT(*) > 1)",
    }
    return questions[rule]


def quoted(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"


def check(spark: SparkSession, args: argparse.Namespace) -> list[tuple]:
    """One result per table and rule; a table that cannot be read fails each of its checks."""
    now = datetime.datetime.now(datetime.timezone.utc)
    results = []
    for table in args.tables:
        for rule in args.rules:
            try:
                spark.read.format("delta").load(table).createOrReplaceTempView(VIEW)
                failed = int(spark.sql(question(rule, args.time, args.keys)).first()[0])
            except Exception as error:
                print(f"{table}, {rule}: {error}", file=sys.stderr)
                failed = None
            results.append((now, table, rule, failed, failed == 0))
            print(json.dumps({"table": table, "rule": rule, "failedRows": failed}))
    return results


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=names, required=True)
    parser.add_argument("--rules", type=names, required=True)
    parser.add_argument("--time", required=True)
    parser.add_argument("--keys", type=names, required=True)
    parser.add_argument("--results", required=True)
    parser.add_argument("--stop", choices=["yes", "no"], default="no")
    return parser.parse_args(argv)


def main() -> None:
    from pyspark.sql import SparkSession

    args = parse()
    spark = SparkSession.builder.getOrCreate()
    results = check(spark, args)
    spark.createDataFrame(results, SCHEMA).write.format("delta").mode("append").save(args.results)
    failed = [f"{rule} of {table}" for _, table, rule, _, passed in results if not passed]
    if failed and args.stop == "yes":
        raise SystemExit(f"Failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
