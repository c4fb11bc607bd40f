"""The formulas of docs/semantics.md that are not part of the network, in plain Python and NumPy."""

import math

import numpy as np

# Randomness: 64-bit wrap-around arithmetic.

MASK = (1 << 64) - 1
GOLDEN_GAMMA = 0x9E3779B97F4A7C15
INITIALIZE, ORDER, AUGMENT = 0, 1, 2


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class CounterRandom:
    """A stream of draws, each of which depends on the stream and its own number only."""

    def __init__(self, seed, purpose, epoch, index):
        s = mix((seed + GOLDEN_GAMMA) & MASK)  # a negative seed wraps too
        for part in (purpose, epoch, index):
            s = mix((s + GOLDEN_GAMMA * (part + 1)) & MASK)
        self.s = s

    def bits(self, n):
        return mix((self.s + GOLDEN_GAMMA * (n + 1)) & MASK)

    def uniform(self, n):
        return (self.bits(n) >> 11) * 2.0**-53

    def bounded(self, n, k):
        return ((self.bits(n) >> 32) * k) >> 32

    def symmetric(self, shape, first=0):
        """2u - 1 for consecutive draws from number `first`, row-major."""
        count = math.prod(shape)
        draws = [2 * self.uniform(first + n) - 1 for n in range(count)]
        return np.array(draws).reshape(shape)


# Initial weights.


def initial_weights(shapes, initializer, seed):
    """`shapes` as parameter_shapes gives them; the values are rounded to float32."""
    weights = {}
    for index, (name, (shape, fan_in, fan_out)) in enumerate(shapes.items()):
        if initializer == "glorotUniform":
            bound = np.sqrt(6 / (fan_in + fan_out))
        elif initializer == "lecunUniform":
            bound = np.sqrt(3 / fan_in)
        elif initializer == "lecun1998":
            bound = 2.4 / fan_in
        else:
            bound = 1 / np.sqrt(fan_in)
        if name.endswith(".bias") and initializer not in ("pytorch", "lecun1998"):
            weights[name] = np.zeros(shape, np.float32)
        else:
            draws = CounterRandom(seed, INITIALIZE, 0, index).symmetric(shape)
            weights[name] = (draws * bound).astype(np.float32)
    return weights


# Order of an epoch.


def order(seed, epoch, n):
    random = CounterRandom(seed, ORDER, epoch, 0)
    permutation = list(range(n))
    for i in range(n - 1, 0, -1):
        j = random.bounded(i, i + 1)
        permutation[i], permutation[j] = permutation[j], permutation[i]
    return permutation


# Optimizers: step number t counts from 0, `state` starts as {}.


def optimizer_step(optimizer, rate, t, w, g, state):
    """The weights after one step; `state` is updated."""
    decay = optimizer.get("weightDecay", 0.01 if optimizer["type"] == "adamw" else 0.0)
    if optimizer["type"] == "sgd":
        v = optimizer.get("momentum", 0.0) * state.get("v", 0 * w) + (g + decay * w)
        state["v"] = v
        return w - rate * v
    if optimizer["type"] == "sdlm":  # the curvature of each weight is given
        return w - rate / (optimizer["damping"] + state["h"]) * (g + decay * w)
    beta1, beta2 = optimizer.get("beta1", 0.9), optimizer.get("beta2", 0.999)
    if optimizer["type"] == "adamw":
        w = w - rate * decay * w
    else:
        g = g + decay * w
    state["m"] = beta1 * state.get("m", 0 * w) + (1 - beta1) * g
    state["v"] = beta2 * state.get("v", 0 * w) + (1 - beta2) * g * g
    m_hat = state["m"] / (1 - beta1 ** (t + 1))
    v_hat = state["v"] / (1 - beta2 ** (t + 1))
    return w - rate * m_hat / (np.sqrt(v_hat) + optimizer.get("epsilon", 1e-8))


# Preprocessing: an image of pixels [H, W] to values at the network's input size.


def preprocess(pixels, fit, height, width, value_range):
    low, high = value_range
    fitted = pad(pixels, height, width) if fit == "pad" else resize(pixels, height, width)
    return low + (high - low) / 255 * fitted


def pad(pixels, height, width):
    top, left = (height - pixels.shape[0]) // 2, (width - pixels.shape[1]) // 2
    out = np.zeros((height, width))
    out[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return out


def resize(pixels, height, width):
    """Bilinear, half-pixel centres, no antialiasing."""
    rows, columns = pixels.shape
    out = np.zeros((height, width))
    for y in range(height):
        for x in range(width):
            source_y = max((y + 0.5) * rows / height - 0.5, 0)
            source_x = max((x + 0.5) * columns / width - 0.5, 0)
            top, left = int(source_y), int(source_x)
            bottom, right = min(top + 1, rows - 1), min(left + 1, columns - 1)
            down, across = source_y - top, source_x - left
            upper = (1 - across) * pixels[top, left] + across * pixels[top, right]
            lower = (1 - across) * pixels[bottom, left] + across * pixels[bottom, right]
            out[y, x] = (1 - down) * upper + down * lower
    return out


# Learning rate of step t, counted from 0.


def rate(schedule, base, t, batches, epochs):
    if schedule["type"] == "constant":
        return base
    if schedule["type"] == "step":
        return base * schedule["gamma"] ** ((t // batches) // schedule["epochs"])
    if schedule["type"] == "table":
        factors = schedule["factors"]
        return base * factors[min(t // batches, len(factors) - 1)]
    steps = epochs * batches
    warmup = math.floor(schedule.get("warmup", 0) * steps + 0.5)
    if t < warmup:
        return base * t / warmup
    progress = (t - warmup) / (steps - warmup)
    final = schedule.get("final", 0)
    return base * (final + (1 - final) * (1 + math.cos(math.pi * progress)) / 2)


# Augmentation of one image [H, W].


def augment(image, augmentation, background, seed, epoch, index):
    height, width = image.shape
    random = CounterRandom(seed, AUGMENT, epoch, index)
    affine = affine_map(augmentation, random)
    field = elastic_field(augmentation.get("elastic"), random, height, width)
    out = np.zeros((height, width))
    for y in range(height):
        for x in range(width):
            source_x, source_y = source(affine, field, x, y)
            out[y, x] = sample(image, source_x, source_y, background)
    return out


def affine_map(augmentation, random):
    u = random.symmetric((6,))
    return {
        "angle": augmentation.get("rotate", 0) * u[0],  # degrees
        "scaleX": 1 + augmentation.get("scale", 0) * u[1],
        "scaleY": 1 + augmentation.get("scale", 0) * u[2],
        "shear": augmentation.get("shear", 0) * u[3],
        "shiftX": augmentation.get("shift", 0) * u[4],
        "shiftY": augmentation.get("shift", 0) * u[5],
    }


def source(affine, field, x, y):
    """Where the value of output pixel (x, y) comes from."""
    field_x, field_y = field
    center_x, center_y = (field_x.shape[1] - 1) / 2, (field_x.shape[0] - 1) / 2
    angle = math.radians(affine["angle"])
    across, down = affine["scaleX"] * (x - center_x), affine["scaleY"] * (y - center_y)
    across = across + affine["shear"] * down
    turned_x = math.cos(angle) * across - math.sin(angle) * down
    turned_y = math.sin(angle) * across + math.cos(angle) * down
    return (
        turned_x + center_x + affine["shiftX"] + field_x[y, x],
        turned_y + center_y + affine["shiftY"] + field_y[y, x],
    )


def elastic_field(elastic, random, height, width):
    """The displacements along x and along y of every pixel."""
    if elastic is None:
        return np.zeros((2, height, width))
    radius = math.ceil(3 * elastic["sigma"])
    taps = [math.exp(-((i / elastic["sigma"]) ** 2) / 2) for i in range(-radius, radius + 1)]
    kernel = np.array(taps) / sum(taps)
    scale = elastic["displacement"] / math.sqrt(float((kernel**2).sum()) ** 2 / 3)
    extended = (height + 2 * radius, width + 2 * radius)
    fields = []
    for first in (6, 6 + extended[0] * extended[1]):
        noise = random.symmetric(extended, first)
        rows = sum(tap * noise[i : i + height, :] for i, tap in enumerate(kernel))
        fields.append(scale * sum(tap * rows[:, j : j + width] for j, tap in enumerate(kernel)))
    return fields


def sample(image, x, y, background):
    """Bilinear; each of the four neighbours that lies outside counts as background."""
    height, width = image.shape
    left, top = math.floor(x), math.floor(y)
    value = 0.0
    for row, row_share in ((top, 1 - (y - top)), (top + 1, y - top)):
        for column, column_share in ((left, 1 - (x - left)), (left + 1, x - left)):
            inside = 0 <= row < height and 0 <= column < width
            value += row_share * column_share * (image[row, column] if inside else background)
    return value


# Slices of a batch, one for each of some threads: (first row, row after the last).


def slices(rows, threads):
    bounds = [(rows * i // threads, rows * (i + 1) // threads) for i in range(threads)]
    return [(start, end) for start, end in bounds if end > start]


# Evaluation.

LEAST_PROBABILITY = 2.0**-126  # the smallest normal float32


def wilson(right, n):
    """95% confidence interval of right / n."""
    z, p = 1.959963984540054, right / n
    center = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return center - half, center + half


def ranking(probabilities):
    """Classes from the most probable to the least; of equal ones the lower first."""
    return sorted(range(len(probabilities)), key=lambda c: (-probabilities[c], c))


def ratio(a, b):
    return a / b if b else 0.0


def rejection(sureness, right):
    """Refuse every answer below a threshold, for each threshold; keep where errors get fewer."""
    curve = []
    for threshold in sorted(set(sureness)):
        kept = [ok for sure, ok in zip(sureness, right) if sure >= threshold]
        rejected, errors = 1 - len(kept) / len(right), kept.count(False)
        if not curve or errors < curve[-1]["errors"]:
            curve.append({"rejected": rejected, "errors": errors, "sureFrom": threshold})
    return curve


def calibration(sureness, right, bins=15):
    """Expected calibration error (Guo et al. 2017): section 2, bins as in table 1."""
    total = 0.0
    for m in range(1, bins + 1):
        members = [
            (sure, ok) for sure, ok in zip(sureness, right) if (m - 1) / bins < sure <= m / bins
        ]
        if members:
            confidence = sum(sure for sure, _ in members) / len(members)
            accuracy = sum(ok for _, ok in members) / len(members)
            total += len(members) / len(right) * abs(accuracy - confidence)
    return total


def evaluate(labels, probabilities, classes):
    rankings = [ranking(row) for row in probabilities]
    confusion = [[0] * classes for _ in range(classes)]
    for truth, ranked in zip(labels, rankings):
        confusion[truth][ranked[0]] += 1
    right = [confusion[c][c] for c in range(classes)]
    truths = [sum(confusion[c]) for c in range(classes)]
    guesses = [sum(row[c] for row in confusion) for c in range(classes)]
    precision = [ratio(right[c], guesses[c]) for c in range(classes)]
    recall = [ratio(right[c], truths[c]) for c in range(classes)]
    n = len(labels)
    sureness = [max(row) for row in probabilities]
    hits = [ranked[0] == truth for truth, ranked in zip(labels, rankings)]
    return {
        "predicted": [ranked[0] for ranked in rankings],
        "accuracy": sum(right) / n,
        "errors": n - sum(right),
        "wilson95": list(wilson(sum(right), n)),
        "confusion": confusion,
        "precision": precision,
        "recall": recall,
        "f1": [ratio(2 * p * r, p + r) for p, r in zip(precision, recall)],
        "topK": [
            sum(truth in ranked[:k] for truth, ranked in zip(labels, rankings)) / n
            for k in range(1, classes + 1)
        ],
        "meanLoss": sum(
            -math.log(max(row[truth], LEAST_PROBABILITY))
            for truth, row in zip(labels, probabilities)
        )
        / n,
        "misread": [i for i in range(n) if rankings[i][0] != labels[i]],
        "rejection": rejection(sureness, hits),
        "calibrationError": calibration(sureness, hits),
    }
