"""Starts a program of an archive in a job of Databricks: the service takes one file, and the programs are several."""
from __future__ import annotations

import argparse
import importlib
import io
import sys
import tarfile
import tempfile

PROGRAMS = {"train": "workspace_train", "embed": "workspace_embed"}


def read_file(spark, address: str) -> bytes:
    """With the rights of the job, wherever Spark may read."""
    found = spark.read.format("binaryFile").load(address).select("content").collect()
    if len(found) != 1:
        raise SystemExit(f"{address} is no file that this job can read")
    return bytes(found[0][0])


def unpack(archive: bytes) -> str:
    folder = tempfile.mkdtemp(prefix="programs-")
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as files:
        files.extractall(folder)
    return folder


def parse(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """What is not for this file is for the program."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--code", required=True)
    parser.add_argument("--program", choices=sorted(PROGRAMS), required=True)
    return parser.parse_known_args(words)


def main() -> None:
    from pyspark.sql import SparkSession

    args, rest = parse(sys.argv[1:])
    spark = SparkSession.builder.getOrCreate()
    sys.path.insert(0, unpack(read_file(spark, args.code)))
    importlib.import_module(PROGRAMS[args.program]).run(spark, rest)


if __name__ == "__main__":
    main()
