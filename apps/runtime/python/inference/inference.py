"""Serves what train.py saved, by the contract of SageMaker's inference containers (model_fn, input_fn, predict_fn, output_fn).

A row may name an entity instead of its features: with a feature store wired, what the row lacks is looked up there.
"""
from __future__ import annotations

import functools
import json
import os


def model_fn(model_dir):
    import joblib

    return joblib.load(os.path.join(model_dir, "model.joblib"))


def input_fn(body, content_type):
    if content_type != "application/json":
        raise ValueError(f"400: send application/json, not {content_type}")
    rows = json.loads(body)
    rows = rows if isinstance(rows, list) else [rows]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("400: send an object per row, from column to value")
    return rows


def predict_fn(rows, saved):
    import pandas

    address = os.environ.get("ZEROLAKE_IN_FEATURES")
    groups = open_groups(address) if address else []
    frame = pandas.DataFrame([complete(row, saved["columns"], groups) for row in rows])
    missing = [column for column in saved["columns"] if column not in frame]
    if missing:
        raise ValueError(f"400: the input lacks {', '.join(missing)}")
    numbers = frame[saved["columns"]].apply(pandas.to_numeric)
    return saved["model"].predict(numbers).tolist()


def output_fn(predictions, accept):
    return json.dumps({"predictions": predictions}), "application/json"


def complete(row, columns, groups):
    """Adds what the row lacks from each group whose key it names; what it brings along is kept."""
    found = dict(row)
    for key, read in groups:
        if key in row and any(column not in found for column in columns):
            found = {**read(str(row[key])), **found}
    return found


def parse_features(address):
    scheme, _, rest = address.partition("://")
    region, _, names = rest.partition("/")
    if scheme != "sagemaker-features" or not region or not names:
        raise ValueError(f'ZEROLAKE_IN_FEATURES is "{address}"; expected sagemaker-features://region/group,group')
    return region, names.split(",")


@functools.lru_cache(maxsize=None)
def open_groups(address):
    import boto3

    region, names = parse_features(address)
    control = boto3.client("sagemaker", region_name=region)
    store = boto3.client("sagemaker-featurestore-runtime", region_name=region)

    def reader(name):
        def read(key):
            record = store.get_record(FeatureGroupName=name, RecordIdentifierValueAsString=key).get("Record", [])
            return {feature["FeatureName"]: feature["ValueAsString"] for feature in record}

        return read

    return [(control.describe_feature_group(FeatureGroupName=name)["RecordIdentifierFeatureName"], reader(name)) for name in names]
