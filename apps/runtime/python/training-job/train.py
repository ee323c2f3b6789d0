"""Trains on the wired rows and saves the model with its metrics.

classic = gradient boosting on a table; lora and full = fine-tuning of a Hugging Face model on text.
Without rows it ends with code 3 and no model: a model that has seen nothing would be a lie.
"""
import argparse
import json
import os
import pathlib
import sys

NO_ROWS = 3


def load_rows(data: str):
    import pandas

    files = sorted(path for path in pathlib.Path(data).rglob("*") if path.suffix in (".parquet", ".csv"))
    frames = [pandas.read_parquet(path) if path.suffix == ".parquet" else pandas.read_csv(path) for path in files]
    rows = pandas.concat(frames, ignore_index=True) if frames else pandas.DataFrame()
    if rows.empty:
        print(json.dumps({"level": "error", "message": "no training rows", "data": data}))
        sys.exit(NO_ROWS)
    return rows


def train_classic(rows, label: str, out: pathlib.Path) -> dict[str, float]:
    import joblib
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.model_selection import train_test_split

    features = rows.drop(columns=[label]).select_dtypes("number")
    target = rows[label]
    is_class = target.dtype == object or target.nunique() <= 20
    model = HistGradientBoostingClassifier() if is_class else HistGradientBoostingRegressor()
    train_x, test_x, train_y, test_y = train_test_split(features, target, test_size=0.2, random_state=7)
    model.fit(train_x, train_y)
    joblib.dump({"model": model, "columns": list(features.columns)}, out / "model.joblib")
    return {"score": float(model.score(test_x, test_y)), "rows": len(rows)}


def fine_tune(rows, method: str, base_model: str, checkpoints: str, out: pathlib.Path) -> dict[str, float]:
    from datasets import Dataset
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM, AutoTokenizer, DataCollatorForLanguageModeling, Trainer, TrainingArguments
    from transformers.trainer_utils import get_last_checkpoint

    tokenizer = AutoTokenizer.from_pretrained(base_model)
    tokenizer.pad_token = tokenizer.pad_token or tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(base_model)
    if method == "lora":
        model = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", r=16, lora_alpha=32))
    data = Dataset.from_pandas(rows[["text"]]).map(lambda row: tokenizer(row["text"], truncation=True, max_length=1024), remove_columns=["text"])
    arguments = TrainingArguments(output_dir=checkpoints, num_train_epochs=1, save_steps=200, report_to=[])
    trainer = Trainer(model=model, args=arguments, train_dataset=data, data_collator=DataCollatorForLanguageModeling(tokenizer, mlm=False))
    last = get_last_checkpoint(checkpoints) if os.path.isdir(checkpoints) else None
    result = trainer.train(resume_from_checkpoint=last)
    trainer.save_model(str(out))
    tokenizer.save_pretrained(str(out))
    return {"loss": float(result.training_loss), "rows": len(rows)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--method", choices=["classic", "lora", "full"], default="classic")
    parser.add_argument("--base-model", default="")
    parser.add_argument("--label", default="label")
    parser.add_argument("--data", default=os.environ.get("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train"))
    parser.add_argument("--out", default=os.environ.get("SM_MODEL_DIR", "/opt/ml/model"))
    parser.add_argument("--checkpoints", default="/opt/ml/checkpoints")
    args = parser.parse_args()
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    rows = load_rows(args.data)
    metrics = train_classic(rows, args.label, out) if args.method == "classic" else fine_tune(rows, args.method, args.base_model, args.checkpoints, out)
    (out / "metrics.json").write_text(json.dumps(metrics))
    print(json.dumps({"level": "info", "message": "trained", **metrics}))


if __name__ == "__main__":
    main()
