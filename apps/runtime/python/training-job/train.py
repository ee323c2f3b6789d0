"""Trains on the wired rows and saves the model with its metrics.

classic = gradient boosting on a table; lora and full = fine-tuning of a Hugging Face model on text.
Without rows it ends with code 3 and no model: a model that has seen nothing would be a lie.
"""
from __future__ import annotations

import argparse
import json
import os
import pathlib
import sys

NO_ROWS = 3
PARQUET_MAGIC = b"PAR1"


def log(level: str, message: str, **details) -> None:
    print(json.dumps({"level": level, "message": message, **details}), flush=True)


def data_files(folder: pathlib.Path) -> list[tuple[str, pathlib.Path]]:
    """Parquet and CSV files; query services write Parquet without an ending, and `_` or `.` begins a tool's own notes."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if any(part.startswith(("_", ".")) for part in path.relative_to(folder).parts):
            continue
        with path.open("rb") as file:
            magic = file.read(len(PARQUET_MAGIC))
        if magic == PARQUET_MAGIC:
            found.append(("parquet", path))
        elif path.suffix == ".csv":
            found.append(("csv", path))
    return found


def load_rows(data: str):
    import pandas

    readers = {"parquet": pandas.read_parquet, "csv": pandas.read_csv}
    frames = [readers[kind](path) for kind, path in data_files(pathlib.Path(data))]
    rows = pandas.concat(frames, ignore_index=True) if frames else pandas.DataFrame()
    if rows.empty:
        log("error", "no training rows", data=data)
        sys.exit(NO_ROWS)
    return rows


def need_column(rows, column: str, hint: str) -> None:
    if column not in rows:
        raise SystemExit(f'The rows have no column "{column}", only {", ".join(map(str, rows.columns))}: {hint}.')


def train_classic(rows, label: str, out: pathlib.Path) -> dict[str, float]:
    import joblib
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.model_selection import train_test_split

    need_column(rows, label, "name what is to be predicted `label`, or pass its name as the hyperparameter `label`")
    features = rows.drop(columns=[label]).select_dtypes("number")
    target = rows[label]
    is_class = target.dtype == object or target.nunique() <= 20
    model = HistGradientBoostingClassifier() if is_class else HistGradientBoostingRegressor()
    train_x, test_x, train_y, test_y = train_test_split(features, target, test_size=0.2, random_state=7)
    model.fit(train_x, train_y)
    joblib.dump({"model": model, "columns": list(features.columns)}, out / "model.joblib")
    return {"score": float(model.score(test_x, test_y)), "rows": len(rows)}


def base_model_of(args: argparse.Namespace):
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig

    if args.quantization == "none":
        return AutoModelForCausalLM.from_pretrained(args.base_model)
    return AutoModelForCausalLM.from_pretrained(args.base_model, quantization_config=BitsAndBytesConfig(load_in_4bit=True))


def fine_tune(rows, args: argparse.Namespace, out: pathlib.Path) -> dict[str, float]:
    from datasets import Dataset
    from peft import LoraConfig, get_peft_model
    from transformers import AutoTokenizer, DataCollatorForLanguageModeling, Trainer, TrainingArguments
    from transformers.trainer_utils import get_last_checkpoint

    need_column(rows, "text", "fine-tuning learns from texts")
    tokenizer = AutoTokenizer.from_pretrained(args.base_model)
    tokenizer.pad_token = tokenizer.pad_token or tokenizer.eos_token
    model = base_model_of(args)
    if args.method == "lora":
        model = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", r=16, lora_alpha=32))
    data = Dataset.from_pandas(rows[["text"]]).map(lambda row: tokenizer(row["text"], truncation=True, max_length=1024), remove_columns=["text"])
    arguments = TrainingArguments(output_dir=args.checkpoints, num_train_epochs=1, save_steps=200, report_to=[])
    trainer = Trainer(model=model, args=arguments, train_dataset=data, data_collator=DataCollatorForLanguageModeling(tokenizer, mlm=False))
    last = get_last_checkpoint(args.checkpoints) if os.path.isdir(args.checkpoints) else None
    result = trainer.train(resume_from_checkpoint=last)
    # An adapter alone could not be served without the model hub: it is merged into its base.
    saved = trainer.model.merge_and_unload() if args.method == "lora" else trainer.model
    saved.save_pretrained(str(out))
    tokenizer.save_pretrained(str(out))
    return {"loss": float(result.training_loss), "rows": len(rows)}


def record(args: argparse.Namespace, metrics: dict[str, float]) -> None:
    """A run that cannot be recorded is reported, never thrown away: the model is trained and saved."""
    tracking = os.environ.get("MLFLOW_TRACKING_URI", "")
    if not tracking:
        return
    from mlflow_run import record_run

    params = {"method": args.method, "base-model": args.base_model, "quantization": args.quantization, "label": args.label}
    try:
        run_id = record_run(tracking, args.experiment, params, metrics)
        log("info", "run recorded", run=run_id)
    except Exception as error:
        log("error", "the run could not be recorded in MLflow; the model is saved", reason=str(error))


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--method", choices=["classic", "lora", "full"], default="classic")
    parser.add_argument("--base-model", default="")
    parser.add_argument("--quantization", choices=["none", "int4"], default="none")
    parser.add_argument("--label", default="label")
    parser.add_argument("--experiment", default="zerolake")
    parser.add_argument("--data", default=os.environ.get("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train"))
    parser.add_argument("--out", default=os.environ.get("SM_MODEL_DIR", "/opt/ml/model"))
    parser.add_argument("--checkpoints", default="/opt/ml/checkpoints")
    return parser


def main() -> None:
    args = arguments().parse_args()
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    rows = load_rows(args.data)
    metrics = train_classic(rows, args.label, out) if args.method == "classic" else fine_tune(rows, args, out)
    (out / "metrics.json").write_text(json.dumps(metrics))
    log("info", "trained", **metrics)
    record(args, metrics)


if __name__ == "__main__":
    main()
