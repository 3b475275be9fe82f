"""Measures the model on rows that it has not seen; the pipeline's condition reads metrics.accuracy.value."""
import json
import pathlib
import sys
import tarfile


def evaluate(root):
    """Reads root/input/{model,test,code}, writes root/output/evaluation/evaluation.json and returns its content."""
    root = pathlib.Path(root)
    sys.path.insert(0, str(root / "input/code"))
    import train

    with tarfile.open(root / "input/model/model.tar.gz") as archive:
        model = json.load(archive.extractfile(next(m for m in archive if pathlib.PurePath(m.name).name == "model.json")))
    rows = train.read(root / "input/test")
    right = sum((train.score(model, features) >= 0.5) == (label >= 0.5) for label, features in rows)
    report = {"metrics": {"accuracy": {"value": right / len(rows)}, "rows": {"value": len(rows)}}}
    folder = root / "output/evaluation"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evaluation.json").write_text(json.dumps(report))
    return report


if __name__ == "__main__":
    print(evaluate("/opt/ml/processing"))
