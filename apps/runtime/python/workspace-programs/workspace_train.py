"""Trains in a job of Databricks: rows come from Spark, the run is recorded in the workspace, the model goes to Unity Catalog."""
from __future__ import annotations

import argparse
import json
import pathlib
import tempfile

import train

REGISTRY = "databricks-uc"
# Enough for the types of the columns.
EXAMPLE_ROWS = 5


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--in", dest="source", required=True)
    parser.add_argument("--in-format", default="table")
    parser.add_argument("--method", choices=["classic", "lora", "full"], default="classic")
    parser.add_argument("--base-model", default="")
    parser.add_argument("--quantization", choices=["none", "int4"], default="none")
    parser.add_argument("--label", default="label")
    parser.add_argument("--experiment", required=True)
    parser.add_argument("--model", default="")
    parser.add_argument("--alias", default="")
    parser.add_argument("--checkpoints", default="")
    return parser


def rows_of(spark, source: str, form: str):
    """All rows on this machine: the libraries that train know no other."""
    if form == "table":
        frame = spark.read.table(source)
    else:
        frame = spark.read.option("header", "true").option("inferSchema", "true").format(form).load(source)
    rows = frame.toPandas()
    if rows.empty:
        train.log("error", "no training rows", data=source)
        raise SystemExit(train.NO_ROWS)
    return rows


def log_classic(rows, out: pathlib.Path, name: str | None):
    """The catalog takes no model without the types of what goes in and comes out."""
    import joblib
    import mlflow
    from mlflow.models import infer_signature

    saved = joblib.load(out / "model.joblib")
    example = rows[saved["columns"]].head(EXAMPLE_ROWS)
    signature = infer_signature(example, saved["model"].predict(example))
    return mlflow.sklearn.log_model(saved["model"], artifact_path="model", signature=signature, registered_model_name=name)


def log_tuned(out: pathlib.Path, name: str | None):
    import mlflow
    from transformers import AutoModelForCausalLM, AutoTokenizer

    parts = {"model": AutoModelForCausalLM.from_pretrained(str(out)), "tokenizer": AutoTokenizer.from_pretrained(str(out))}
    return mlflow.transformers.log_model(parts, artifact_path="model", task="llm/v1/completions", registered_model_name=name)


def train_and_record(rows, args: argparse.Namespace, out: pathlib.Path) -> dict:
    import mlflow

    mlflow.set_registry_uri(REGISTRY)
    mlflow.set_experiment(args.experiment)
    with mlflow.start_run() as run:
        mlflow.log_params({"method": args.method, "base-model": args.base_model, "quantization": args.quantization, "label": args.label})
        is_classic = args.method == "classic"
        metrics = train.train_classic(rows, args.label, out) if is_classic else train.fine_tune(rows, args, out)
        mlflow.log_metrics(metrics)
        name = args.model or None
        info = log_classic(rows, out, name) if is_classic else log_tuned(out, name)
    return {**metrics, "run": run.info.run_id, "version": mark(args, info)}


def mark(args: argparse.Namespace, info) -> str | None:
    """A new version is the one that people look at next; which one answers is for people to say."""
    version = getattr(info, "registered_model_version", None)
    if args.model and args.alias and version is not None:
        from mlflow import MlflowClient

        MlflowClient(registry_uri=REGISTRY).set_registered_model_alias(args.model, args.alias, version)
    return None if version is None else str(version)


def run(spark, words: list[str]) -> None:
    args = arguments().parse_args(words)
    rows = rows_of(spark, args.source, args.in_format)
    with tempfile.TemporaryDirectory(prefix="training-") as folder:
        out = pathlib.Path(folder) / "model"
        out.mkdir()
        args.checkpoints = args.checkpoints or f"{folder}/checkpoints"
        result = train_and_record(rows, args, out)
    train.log("info", "trained", **json.loads(json.dumps(result)))
