"""The tables of docs/semantics.md: a few numbers of each formula, for a reader with a pocket calculator."""

import numpy as np

import formula_cases
import formulas
import network
from formulas import CounterRandom
from network_cases import LENET5, network_cases, network_tensors


def table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def number(value):
    """Seven digits: about what a float32 holds."""
    return f"{value:.7g}"


def numbers(values):
    return ", ".join(number(value) for value in values)


def matrix(values):
    return "; ".join(" ".join(number(value) for value in row) for row in values)


def layers():
    x = np.arange(1.0, 10.0).reshape(1, 1, 3, 3)
    weight, bias = np.array([[[[1.0, 2.0], [3.0, 4.0]]]]), np.array([0.5])

    def conv(stride, padding):
        return matrix(network.conv2d(x, weight, bias, stride, padding)[0, 0])

    return table(
        ["layer, on the input 1 2 3; 4 5 6; 7 8 9", "output"],
        [
            ["conv2d, kernel 1 2; 3 4, bias 0.5", conv((1, 1), (0, 0))],
            ["the same, stride [2, 1], padding [1, 0]", conv((2, 1), (1, 0))],
            ["avgpool2d, kernel [2, 2]", matrix(network.pool("avgpool2d", x, (2, 2), (2, 2))[0, 0])],
            [
                "avgpool2d, kernel [2, 1], stride [1, 2]",
                matrix(network.pool("avgpool2d", x, (2, 1), (1, 2))[0, 0]),
            ],
            [
                "subsampling2d, kernel [2, 2], coefficient 0.5, bias 1",
                matrix(0.5 * network.pooling_windows(x, (2, 2), (2, 2)).sum(axis=0)[0, 0] + 1),
            ],
            [
                "maxpool2d, kernel [2, 2], stride [1, 1]",
                matrix(network.pool("maxpool2d", x, (2, 2), (1, 1))[0, 0]),
            ],
        ],
    )


def activations():
    z = np.array([-1.0, 0.0, 0.5, 2.0])
    return table(
        ["activation", *(f"of {value:g}" for value in z)],
        [
            [name, *(number(value) for value in network.activate(name, z))]
            for name in ("tanh", "relu", "sigmoid", "scaledTanh", "identity")
        ],
    )


def lenet5():
    spec, rows = network_cases()[0]
    tensors = network_tensors(spec, rows)
    return table(
        ["row", "probability of 0, 1, … 9"],
        [[row, numbers(line)] for row, line in enumerate(tensors["probabilities"])],
    )


def loss():
    logits, labels = np.array([[0.5, -1.0, 2.0], [0.0, 0.0, 0.0]]), np.array([2, 0])
    gradient = network.cross_entropy_gradient(logits, labels)
    return table(
        ["", "value"],
        [
            ["logits, labels 2 and 0", matrix(logits)],
            ["probabilities", matrix(network.softmax(logits))],
            ["loss of the first row", number(network.cross_entropy(logits[:1], labels[:1]))],
            ["loss of the batch", number(network.cross_entropy(logits, labels))],
            ["gradient of the batch's loss by the logits", matrix(gradient)],
        ],
    )


def random():
    stream = CounterRandom(42, formulas.ORDER, 1, 0)
    return table(
        ["draw n", "bits", "uniform", "bounded(10)"],
        [
            [n, f"`{stream.bits(n):016x}`", stream.uniform(n), stream.bounded(n, 10)]
            for n in range(4)
        ],
    )


def initial_weights():
    shapes = network.parameter_shapes(LENET5)
    rows = []
    for initializer in ("glorotUniform", "lecunUniform", "pytorch"):
        weights = formulas.initial_weights(shapes, initializer, 42)
        for name in ("c1.weight", "c1.bias", "output.weight"):
            rows.append([initializer, f"`{name}`", numbers(weights[name].flat[:3])])
    return table(["initializer", "tensor", "first values"], rows)


def order():
    return table(
        ["epoch", "order of 10 images"],
        [[epoch, " ".join(map(str, formulas.order(42, epoch, 10)))] for epoch in (1, 2)],
    )


def preprocess():
    pixels = np.array([[0.0, 51.0], [204.0, 255.0]])
    rows = []
    for fit in ("pad", "resize"):
        for value_range in ([0.0, 1.0], [-0.1, 1.175]):
            values = formulas.preprocess(pixels, fit, 4, 4, value_range)
            rows.append([fit, value_range, *(numbers(line) for line in values)])
    return table(["fit", "range", "row 0", "row 1", "row 2", "row 3"], rows)


def augmentation():
    described = formula_cases.AUGMENTATIONS["both"]
    stream = CounterRandom(42, formulas.AUGMENT, 1, 7)
    affine = formulas.affine_map(described, stream)
    field = formulas.elastic_field(described["elastic"], stream, 32, 32)
    rows = [[name, number(value)] for name, value in affine.items()]
    rows.append(["elastic displacement (ex, ey) of pixel x = 10, y = 20", numbers(part[20, 10] for part in field)])
    rows.append(["source of pixel x = 10, y = 20", numbers(formulas.source(affine, field, 10, 20))])
    return table(["", "value"], rows)


def optimizers():
    document = formula_cases.optimizers()
    rows = []
    for case in document["cases"]:
        settings = {key: value for key, value in case["optimizer"].items() if value}
        del settings["learningRate"]
        described = ", ".join(f"{key} {value}" for key, value in list(settings.items())[1:])
        rows.append([settings["type"], described, numbers(after[0] for after in case["after"])])
    return table(["optimizer", "settings", "w after step 0, 1, 2"], rows)


def schedules():
    rows = []
    for case in formula_cases.schedule()["cases"]:
        described = dict(case["schedule"])
        kind = described.pop("type")
        settings = ", ".join(f"{key} {value}" for key, value in described.items())
        steps = f"{case['epochs']} × {case['batchesPerEpoch']}"
        rows.append([kind, settings, case["learningRate"], steps, numbers(case["rates"][:8])])
    return table(["schedule", "settings", "base", "epochs × batches", "rate of steps 0 to 7"], rows)


def slices():
    rows = []
    for size, threads in ((64, 2), (64, 3), (32, 3), (2, 4)):
        parts = formulas.slices(size, threads)
        rows.append(
            [
                size,
                threads,
                ", ".join(f"{start} to {end - 1}" for start, end in parts),
                numbers((end - start) / size for start, end in parts),
            ]
        )
    return table(["rows", "threads", "rows of each slice", "weight of each gradient"], rows)


def wilson():
    rows = [
        [case["right"], case["n"], numbers(case["interval"])]
        for case in formula_cases.evaluation()["wilson95Of"]
    ]
    return table(["right", "of", "95% interval"], rows)


def evaluated():
    document = formula_cases.evaluation()
    rows = zip(document["labels"], document["probabilities"], document["predicted"])
    return table(
        ["image", "truth", "probability of 0, 1, 2, 3", "predicted"],
        [
            [image, truth, numbers(row), predicted]
            for image, (truth, row, predicted) in enumerate(rows)
        ],
    )


def evaluation():
    document = formula_cases.evaluation()
    return table(
        ["figure", "value"],
        [
            ["accuracy", number(document["accuracy"])],
            ["errors", document["errors"]],
            ["Wilson interval", numbers(document["wilson95"])],
            ["top-k, k = 1, 2, 3, 4", numbers(document["topK"])],
            ["mean loss", number(document["meanLoss"])],
            ["expected calibration error", number(document["calibrationError"])],
        ],
    )


def classes():
    document = formula_cases.evaluation()
    rows = [
        [c, " ".join(map(str, document["confusion"][c]))]
        + [number(document[measure][c]) for measure in ("precision", "recall", "f1")]
        for c in range(document["classes"])
    ]
    return table(["class", "confusion row", "precision", "recall", "F1"], rows)


def rejection():
    return table(
        ["refused", "errors left", "smallest probability left"],
        [
            [number(point["rejected"]), point["errors"], number(point["sureFrom"])]
            for point in formula_cases.evaluation()["rejection"]
        ],
    )


TABLES = {
    "layers": layers,
    "activations": activations,
    "lenet5": lenet5,
    "loss": loss,
    "random": random,
    "initial-weights": initial_weights,
    "order": order,
    "preprocess": preprocess,
    "augmentation": augmentation,
    "optimizers": optimizers,
    "schedules": schedules,
    "slices": slices,
    "wilson": wilson,
    "evaluated": evaluated,
    "evaluation": evaluation,
    "classes": classes,
    "rejection": rejection,
}
