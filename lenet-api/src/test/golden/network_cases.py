"""The networks, inputs and training steps that every backend is compared with."""

import json

import numpy as np

from formulas import CounterRandom, initial_weights, optimizer_step
from network import (
    forward,
    layer_inputs,
    loss_and_gradient,
    parameter_shapes,
    pooling_windows,
    softmax,
)

SEED = 42
INPUT, WEIGHT = 100, 101  # purposes that the library itself does not use


def conv(name, filters, kernel, activation, stride=(1, 1), padding=(0, 0), connections=None):
    return {
        "name": name,
        "type": "conv2d",
        "filters": filters,
        "kernel": list(kernel),
        "stride": list(stride),
        "padding": list(padding),
        **({"connections": connections} if connections else {}),
        "activation": activation,
    }


def pooling(kind, name, kernel, stride):
    return {"name": name, "type": kind, "kernel": list(kernel), "stride": list(stride)}


def subsampling(name, kernel, stride, activation):
    return {**pooling("subsampling2d", name, kernel, stride), "activation": activation}


def dense(name, units, activation):
    return {"name": name, "type": "dense", "units": units, "activation": activation}


def network(name, shape, layers, optimizer=None, batch_size=64, epochs=10, validation=0):
    channels, height, width = shape
    return {
        "name": name,
        "input": {
            "channels": channels,
            "height": height,
            "width": width,
            "fit": "resize",
            "range": [0.0, 1.0],
        },
        "layers": layers,
        "training": {
            "optimizer": optimizer or {"type": "adam", "learningRate": 0.001},
            "schedule": {"type": "constant"},
            "loss": "crossEntropy",
            "batchSize": batch_size,
            "epochs": epochs,
            "seed": SEED,
            "validation": validation,
        },
    }


# The shipped recipe, letter for letter.
LENET5 = json.loads(
    """
{
  "name": "lenet5",
  "input":  {"channels": 1, "height": 32, "width": 32, "fit": "resize", "range": [0.0, 1.0]},
  "layers": [
    {"name": "c1", "type": "conv2d",    "filters": 6,   "kernel": [5, 5], "activation": "tanh"},
    {"name": "s2", "type": "avgpool2d", "kernel": [2, 2], "stride": [2, 2]},
    {"name": "c3", "type": "conv2d",    "filters": 16,  "kernel": [5, 5], "activation": "tanh"},
    {"name": "s4", "type": "avgpool2d", "kernel": [2, 2], "stride": [2, 2]},
    {"name": "c5", "type": "conv2d",    "filters": 120, "kernel": [5, 5], "activation": "tanh"},
    {"name": "f6", "type": "dense",     "units": 84,  "activation": "tanh"},
    {"name": "output", "type": "dense", "units": 10,  "activation": "softmax"}
  ],
  "training": {"optimizer": {"type": "adam", "learningRate": 0.001}, "loss": "crossEntropy",
               "batchSize": 64, "epochs": 10, "seed": 42, "validation": 5000}
}
"""
)


# Table I of the paper: which maps of S2 each map of C3 reads.
TABLE_I = [
    *(sorted((k + i) % 6 for i in range(3)) for k in range(6)),  # three in a row
    *(sorted((k + i) % 6 for i in range(4)) for k in range(6)),  # four in a row
    *(sorted((k + i) % 6 for i in (0, 1, 3, 4)) for k in range(3)),  # two pairs
    list(range(6)),
]

# The layers of the recipe lenet5-1998, whose sizes decide the initial weights.
LENET5_1998 = {
    "name": "lenet5-1998",
    "input": LENET5["input"],
    "layers": [
        conv("c1", 6, (5, 5), "scaledTanh"),
        subsampling("s2", (2, 2), (2, 2), "scaledTanh"),
        conv("c3", 16, (5, 5), "scaledTanh", connections=TABLE_I),
        subsampling("s4", (2, 2), (2, 2), "scaledTanh"),
        conv("c5", 120, (5, 5), "scaledTanh"),
        dense("f6", 84, "scaledTanh"),
        {"name": "output", "type": "rbf", "bitmaps": "ascii7x12"},
    ],
}


def network_cases():
    """(spec, rows) of every case; the spec's name is the case's."""
    return [
        (LENET5, 5),
        (
            network(
                "conv-stride-padding",
                (2, 9, 8),
                [
                    conv("c1", 3, (3, 2), "tanh", stride=(2, 1), padding=(1, 2)),
                    conv("c2", 4, (2, 3), "sigmoid", stride=(1, 1), padding=(0, 0)),
                    conv("c3", 5, (3, 4), "scaledTanh", stride=(2, 2), padding=(1, 1)),
                    dense("output", 6, "softmax"),
                ],
            ),
            5,
        ),
        (
            network(
                "conv-rectangular-dense",
                (3, 7, 10),
                [
                    conv("c1", 4, (1, 5), "relu", stride=(1, 2)),
                    conv("c2", 2, (4, 1), "identity", padding=(0, 1)),
                    dense("f3", 9, "scaledTanh"),
                    dense("output", 5, "softmax"),
                ],
            ),
            4,
        ),
        (
            network(
                "conv-padding-relu",
                (2, 6, 7),
                [
                    conv("c1", 4, (3, 3), "relu", padding=(1, 1)),
                    conv("c2", 3, (3, 3), "relu", stride=(2, 2), padding=(1, 2)),
                    dense("output", 4, "softmax"),
                ],
            ),
            3,
        ),
        (
            network(
                "avgpool-stride-truncation",
                (2, 9, 8),
                [
                    conv("c1", 3, (2, 2), "tanh"),
                    pooling("avgpool2d", "s2", (3, 2), (2, 3)),
                    conv("c3", 4, (2, 2), "relu", padding=(1, 0)),
                    pooling("avgpool2d", "s4", (2, 1), (1, 1)),
                    dense("output", 7, "softmax"),
                ],
            ),
            6,
        ),
        (
            network(
                "maxpool-stride-truncation",
                (2, 11, 10),
                [
                    conv("c1", 3, (2, 3), "relu"),
                    pooling("maxpool2d", "s2", (3, 2), (2, 3)),
                    conv("c3", 4, (2, 2), "tanh", padding=(1, 1)),
                    pooling("maxpool2d", "s4", (2, 2), (1, 1)),
                    dense("output", 6, "softmax"),
                ],
            ),
            5,
        ),
        (
            network(
                "pooling-first",
                (3, 12, 11),
                [
                    pooling("avgpool2d", "s1", (2, 3), (1, 2)),
                    pooling("maxpool2d", "s2", (2, 2), (2, 1)),
                    conv("c3", 4, (3, 2), "sigmoid"),
                    pooling("maxpool2d", "s4", (3, 1), (3, 1)),
                    pooling("avgpool2d", "s5", (1, 2), (1, 1)),
                    dense("output", 5, "softmax"),
                ],
            ),
            4,
        ),
        (
            network(
                "dense-only",
                (2, 4, 5),
                [
                    dense("f1", 9, "relu"),
                    dense("f2", 8, "sigmoid"),
                    dense("f3", 7, "scaledTanh"),
                    dense("f4", 6, "identity"),
                    dense("f5", 5, "tanh"),
                    dense("output", 4, "softmax"),
                ],
            ),
            7,
        ),
        (network("softmax-regression-one-row", (3, 3, 4), [dense("output", 3, "softmax")]), 1),
        (
            network(
                "activations-conv",
                (1, 10, 9),
                [
                    conv("c1", 3, (3, 3), "identity"),
                    conv("c2", 3, (3, 2), "scaledTanh"),
                    conv("c3", 3, (2, 2), "sigmoid"),
                    conv("c4", 3, (2, 2), "relu"),
                    conv("c5", 4, (2, 2), "tanh"),
                    dense("output", 8, "softmax"),
                ],
            ),
            5,
        ),
        (
            network(
                "conv-connections",
                (3, 8, 9),
                [
                    conv("c1", 4, (3, 2), "tanh", padding=(1, 0), connections=[[0], [0, 2], [1], [0, 1, 2]]),
                    conv("c2", 3, (2, 3), "scaledTanh", stride=(2, 1), connections=[[1, 3], [0], [2, 3]]),
                    conv("c3", 5, (4, 6), "relu", connections=[[0], [1], [2], [0, 1], [1, 2]]),
                    dense("output", 4, "softmax"),
                ],
            ),
            5,
        ),
        (
            network(
                "rbf",
                (1, 5, 4),
                [
                    dense("f1", 4, "scaledTanh"),
                    dense("f2", 84, "scaledTanh"),
                    {"name": "output", "type": "rbf", "bitmaps": "ascii7x12"},
                ],
            ),
            4,
        ),
        (
            network(
                "subsampling",
                (2, 12, 11),
                [
                    subsampling("s1", (2, 1), (1, 1), "identity"),
                    conv("c2", 3, (2, 2), "scaledTanh"),
                    subsampling("s3", (2, 2), (2, 2), "scaledTanh"),
                    subsampling("s4", (3, 2), (2, 1), "tanh"),
                    dense("output", 6, "softmax"),
                ],
            ),
            5,
        ),
    ]


STEP_OPTIMIZERS = {
    "sgd": {"type": "sgd", "learningRate": 0.5},
    "momentum": {"type": "sgd", "learningRate": 0.2, "momentum": 0.9},
    "adam": {"type": "adam", "learningRate": 0.01},
    "adamw": {"type": "adamw", "learningRate": 0.01, "weightDecay": 0.1},
}
STEP_BATCH, STEP_ROWS = 4, 11  # two whole batches and one of three rows


def step_cases():
    """A small smooth network with each optimizer."""
    layers = [
        conv("c1", 3, (3, 3), "tanh"),
        pooling("avgpool2d", "s2", (2, 2), (2, 2)),
        dense("f3", 5, "tanh"),
        dense("output", 4, "softmax"),
    ]
    return [
        network("steps-" + name, (2, 8, 8), layers, optimizer, STEP_BATCH, epochs=1)
        for name, optimizer in STEP_OPTIMIZERS.items()
    ]


def golden_weights(spec, seed):
    """Weights large enough to spread the probabilities, small enough not to saturate."""
    shapes = parameter_shapes(spec)
    weights = initial_weights(shapes, "glorotUniform", seed)
    for index, (name, (shape, _, _)) in enumerate(shapes.items()):
        if name.endswith(".bias"):
            draws = CounterRandom(seed, WEIGHT, 0, index).symmetric(shape)
            weights[name] = (0.3 * draws).astype(np.float32)
        else:
            weights[name] = (np.float32(1.5) * weights[name]).astype(np.float32)
    return weights


def golden_input(spec, rows, seed):
    """Uniform noise for small networks; for images, three soft strokes on a black ground."""
    shape = layer_inputs(spec)[0]
    if shape[1] * shape[2] < 500:
        draws = [CounterRandom(seed, INPUT, 0, row).symmetric(shape) for row in range(rows)]
        return ((np.array(draws) + 1) / 2).astype(np.float32)
    return np.stack([[blobs(CounterRandom(seed, INPUT, 0, row), *shape[1:])] for row in range(rows)])


def blobs(random, height, width):
    y, x = np.mgrid[0:height, 0:width]
    image = np.zeros((height, width))
    for blob in range(3):
        center_y, center_x, spread_y, spread_x = (random.uniform(4 * blob + k) for k in range(4))
        down = (y - height * (0.25 + 0.5 * center_y)) / (2 + 4 * spread_y)
        right = (x - width * (0.25 + 0.5 * center_x)) / (2 + 4 * spread_x)
        image = np.maximum(image, np.exp(-(down**2 + right**2)))
    return image.astype(np.float32)


def golden_labels(spec, rows):
    classes = spec["layers"][-1].get("units", 10)
    return np.array([(3 * row + 1) % classes for row in range(rows)])


def as_double(tensors):
    return {name: tensor.astype(np.float64) for name, tensor in tensors.items()}


def network_tensors(spec, rows):
    """All tensors of a case, after a check that rounding cannot decide anything in it."""
    seed = settled_seed(spec, rows)
    weights, x = golden_weights(spec, seed), golden_input(spec, rows, seed)
    labels = golden_labels(spec, rows)
    logits, _ = forward(spec, as_double(weights), x.astype(np.float64))
    loss, gradient = loss_and_gradient(spec, as_double(weights), x.astype(np.float64), labels)
    return {
        **weights,
        "input": x,
        "labels": labels,
        "logits": logits,
        "probabilities": softmax(logits),
        "loss": np.array([loss]),
        **{"gradient." + name: tensor for name, tensor in gradient.items()},
    }


def settled_seed(spec, rows):
    """The first seed whose network is well conditioned."""
    for seed in range(SEED, SEED + 1000):
        if is_settled(spec, golden_weights(spec, seed), golden_input(spec, rows, seed)):
            return seed
    raise ValueError(spec["name"] + ": no seed gives a well conditioned network")


def is_settled(spec, weights, x):
    """No kink of a relu or tie of a maximum within float32's reach, no saturation, rows differ."""
    logits, trace = forward(spec, as_double(weights), x.astype(np.float64))
    for layer, (entering, z, _) in zip(spec["layers"], trace):
        if layer.get("activation") == "relu" and np.abs(z).min() < 2e-4:
            return False
        if layer.get("activation") in ("tanh", "sigmoid", "scaledTanh") and np.abs(z).max() > 4:
            return False
        if layer["type"] == "maxpool2d" and not maxima_are_clear(layer, entering):
            return False
    probabilities = softmax(logits)
    if spec["layers"][-1]["type"] == "rbf":  # distances from 84 values spread far
        return (np.abs(logits) < 200).all() and np.median(probabilities.max(axis=1)) < 0.9
    varied = len(x) == 1 or probabilities.std(axis=0).max() > 0.02
    return varied and 0.004 < probabilities.min() and probabilities.max() < 0.9


def maxima_are_clear(layer, entering):
    """Equal zeros that a relu left behind are no tie: their gradient is 0 whoever wins."""
    windows = np.sort(pooling_windows(entering, layer["kernel"], layer["stride"]), axis=0)
    best, second = windows[-1], windows[-2]
    return bool(((best - second > 1e-4) | (best == 0)).all())


def run_steps(spec, weights, x, labels):
    """One pass over the rows in the order given: weights after it, loss of every batch."""
    optimizer = spec["training"]["optimizer"]
    batch = spec["training"]["batchSize"]
    states = {name: {} for name in weights}
    losses = []
    for t, start in enumerate(range(0, len(x), batch)):
        rows = slice(start, start + batch)
        loss, gradient = loss_and_gradient(spec, weights, x[rows], labels[rows])
        losses.append(loss)
        weights = {
            name: optimizer_step(
                optimizer, optimizer["learningRate"], t, w, gradient[name], states[name]
            )
            for name, w in weights.items()
        }
    return weights, np.array(losses)


def step_tensors(spec):
    for seed in range(SEED, SEED + 1000):
        weights = golden_weights(spec, seed)
        x = golden_input(spec, STEP_ROWS, seed)
        labels = golden_labels(spec, STEP_ROWS)
        after, losses = run_steps(spec, as_double(weights), x.astype(np.float64), labels)
        rounded, _ = run_steps(spec, weights, x, labels)
        if max(np.abs(after[name] - rounded[name]).max() for name in after) < 5e-7:
            return {
                **weights,
                "input": x,
                "labels": labels,
                "loss": losses,
                **{"after." + name: tensor for name, tensor in after.items()},
            }
    raise ValueError(spec["name"] + ": float32 rounding decides the steps of every seed")
