"""The network in plain NumPy: forward pass, cross-entropy, and a backward pass written by hand.

Arrays keep the dtype they come in, so the same code gives the float64 reference and a float32 run
that shows how far rounding alone may move a result.
"""

import numpy as np


BITMAPS = """
....... ....... ....... ....... ....... ....... ....... ....... ....... .......
..###.. ...##.. .#####. .#####. ....##. ####### ..####. ####### .#####. .#####.
.##.##. ..###.. ##...## ##...## ...###. ##..... .##.... ##...## ##...## ##...##
##...## .####.. .....## .....## ..####. ##..... ##..... .....## ##...## ##...##
##...## ...##.. .....## .....## .##.##. ######. ##..... ....##. ##...## ##...##
##...## ...##.. ....##. ..####. ##..##. ##...## ######. ....##. .#####. ##...##
##...## ...##.. ...##.. .....## ####### .....## ##...## ...##.. ##...## .######
##...## ...##.. ..##... .....## ....##. .....## ##...## ...##.. ##...## .....##
##...## ...##.. .##.... .....## ....##. .....## ##...## ..##... ##...## .....##
.##.##. ...##.. ##..... ##...## ....##. ##...## ##...## ..##... ##...## ....##.
..###.. .###### ####### .#####. ....##. .#####. .#####. ..##... .#####. .####..
....... ....... ....... ....... ....... ....... ....... ....... ....... .......
"""
# The code of each class, row by row.
CODES = np.array(
    [
        [1.0 if pixel == "#" else -1.0 for row in digit for pixel in row]
        for digit in zip(*(line.split() for line in BITMAPS.split("\n")[1:-1]))
    ]
)


def layer_inputs(spec):
    """The shape [C, H, W] that enters each layer, and, last, the one that leaves the network."""
    given = spec["input"]
    shapes = [(given["channels"], given["height"], given["width"])]
    for layer in spec["layers"]:
        channels, height, width = shapes[-1]
        if layer["type"] in ("dense", "rbf"):
            shapes.append((layer.get("units", len(CODES)), 1, 1))
            continue
        kernel = layer["kernel"]
        if layer["type"] == "conv2d":
            channels = layer["filters"]
            stride, padding = layer.get("stride", [1, 1]), layer.get("padding", [0, 0])
        else:
            stride, padding = layer.get("stride", kernel), [0, 0]
        shapes.append(
            (
                channels,
                (height + 2 * padding[0] - kernel[0]) // stride[0] + 1,
                (width + 2 * padding[1] - kernel[1]) // stride[1] + 1,
            )
        )
    return shapes


def parameter_shapes(spec):
    """Every parameter tensor in order: name -> (shape, fan in, fan out)."""
    shapes = {}
    for layer, (channels, height, width) in zip(spec["layers"], layer_inputs(spec)):
        if layer["type"] == "conv2d":
            kernel_height, kernel_width = layer["kernel"]
            out, area = layer["filters"], kernel_height * kernel_width
            weight = (out, channels, kernel_height, kernel_width)
            fan_in, fan_out = channels * area, out * area
            if "connections" in layer:
                read = [len(channels) for channels in layer["connections"]]
                each = np.repeat(read, read) * area
                weight = (len(each), kernel_height, kernel_width)
                shapes[layer["name"] + ".weight"] = (weight, each[:, None, None], fan_out)
                shapes[layer["name"] + ".bias"] = ((out,), np.array(read) * area, fan_out)
                continue
        elif layer["type"] == "subsampling2d":
            out, fan_in, fan_out = channels, layer["kernel"][0] * layer["kernel"][1], 1
            weight = (out,)
        elif layer["type"] == "dense":
            out, fan_in = layer["units"], channels * height * width
            weight = (out, fan_in)
            fan_out = out
        else:
            continue
        shapes[layer["name"] + ".weight"] = (weight, fan_in, fan_out)
        shapes[layer["name"] + ".bias"] = ((out,), fan_in, fan_out)
    return shapes


# Activations, and their derivatives from the input z and the output a.


def activate(name, z):
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0)
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if name == "scaledTanh":
        return 1.7159 * np.tanh(2 * z / 3)
    if name in ("identity", "softmax"):  # softmax is applied to the logits, outside the layer
        return z
    raise ValueError(name)


def activation_slope(name, z, a):
    if name == "tanh":
        return 1 - a * a
    if name == "relu":
        return (z > 0).astype(z.dtype)
    if name == "sigmoid":
        return a * (1 - a)
    if name == "scaledTanh":
        return 2 / 3 * (1.7159 - a * a / 1.7159)
    if name in ("identity", "softmax"):
        return np.ones_like(z)
    raise ValueError(name)


# Convolution (cross-correlation): a sum over the kernel's positions of strided views.


def window(x, i, j, stride, height, width):
    """The pixels under kernel position (i, j), one for each of height x width outputs."""
    return x[
        :,
        :,
        i : i + stride[0] * (height - 1) + 1 : stride[0],
        j : j + stride[1] * (width - 1) + 1 : stride[1],
    ]


def pad(x, padding):
    return np.pad(x, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))


def output_size(x, kernel, stride):
    return (
        (x.shape[2] - kernel[0]) // stride[0] + 1,
        (x.shape[3] - kernel[1]) // stride[1] + 1,
    )


def conv2d(x, weight, bias, stride, padding):
    x = pad(x, padding)
    kernel = weight.shape[2:]
    height, width = output_size(x, kernel, stride)
    out = np.zeros((x.shape[0], weight.shape[0], height, width), x.dtype)
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            seen = window(x, i, j, stride, height, width)
            out += np.einsum("nchw,fc->nfhw", seen, weight[:, :, i, j])
    return out + bias[:, None, None]


def dense_kernels(layer, weight, channels):
    """The kernels of a convolution whose filters read all channels: 0 where one is not connected."""
    if "connections" not in layer:
        return weight
    kernels = np.zeros((layer["filters"], channels) + weight.shape[1:], weight.dtype)
    kernels[connected(layer)] = weight
    return kernels


def connected(layer):
    """Index of each connection: its filters, its channels."""
    pairs = [(f, c) for f, channels in enumerate(layer["connections"]) for c in channels]
    return tuple(np.array(pairs).T)


def conv2d_gradient(x, weight, stride, padding, dz):
    """The gradients of input, weight and bias, given that of the output."""
    padded = pad(x, padding)
    height, width = dz.shape[2:]
    dx, dweight = np.zeros_like(padded), np.zeros_like(weight)
    for i in range(weight.shape[2]):
        for j in range(weight.shape[3]):
            seen = window(padded, i, j, stride, height, width)
            dweight[:, :, i, j] = np.einsum("nfhw,nchw->fc", dz, seen)
            under = window(dx, i, j, stride, height, width)
            under += np.einsum("nfhw,fc->nchw", dz, weight[:, :, i, j])
    top, left = padding
    dx = dx[:, :, top : top + x.shape[2], left : left + x.shape[3]]
    return dx, dweight, dz.sum(axis=(0, 2, 3))


def pooling_windows(x, kernel, stride):
    """All windows, [kernel positions, N, C, H, W]; what does not fill a window is left out."""
    height, width = output_size(x, kernel, stride)
    return np.stack(
        [
            window(x, i, j, stride, height, width)
            for i in range(kernel[0])
            for j in range(kernel[1])
        ]
    )


def pool(kind, x, kernel, stride):
    windows = pooling_windows(x, kernel, stride)
    return windows.mean(axis=0) if kind == "avgpool2d" else windows.max(axis=0)


def pool_gradient(kind, x, kernel, stride, dz):
    positions = kernel[0] * kernel[1]
    winner = pooling_windows(x, kernel, stride).argmax(axis=0)
    dx = np.zeros_like(x)
    for position in range(positions):
        i, j = divmod(position, kernel[1])
        share = dz / positions if kind == "avgpool2d" else dz * (winner == position)
        under = window(dx, i, j, stride, *dz.shape[2:])
        under += share
    return dx


# The network as a whole.


def forward(spec, weights, x):
    """The logits, and for each layer its input, its pre-activation and its output."""
    trace = []
    for layer in spec["layers"]:
        kind, entering = layer["type"], x
        if kind == "conv2d":
            z = conv2d(
                x,
                dense_kernels(layer, weights[layer["name"] + ".weight"], x.shape[1]),
                weights[layer["name"] + ".bias"],
                layer.get("stride", [1, 1]),
                layer.get("padding", [0, 0]),
            )
            x = activate(layer["activation"], z)
        elif kind == "subsampling2d":
            windows = pooling_windows(x, layer["kernel"], layer.get("stride", layer["kernel"]))
            z = windows.sum(axis=0) * weights[layer["name"] + ".weight"][:, None, None]
            z = z + weights[layer["name"] + ".bias"][:, None, None]
            x = activate(layer["activation"], z)
        elif kind == "rbf":
            entering = x.reshape(len(x), -1)
            z = x = -((entering[:, None, :] - CODES[None]) ** 2).sum(axis=2)
        elif kind == "dense":
            entering = x.reshape(len(x), -1)  # C, H, W order
            z = np.einsum("ni,oi->no", entering, weights[layer["name"] + ".weight"])
            z = z + weights[layer["name"] + ".bias"]
            x = activate(layer["activation"], z)
        else:
            z = x = pool(kind, x, layer["kernel"], layer.get("stride", layer["kernel"]))
        trace.append((entering, z, x))
    return x, trace


def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def beside(logits, j):
    """The logits, and that of one more class, which is -j; none without j."""
    return logits if j is None else np.pad(logits, ((0, 0), (0, 1)), constant_values=-j)


def cross_entropy(logits, labels, j=None):
    """Mean over the rows of -log(probability of the label)."""
    logits = beside(logits, j)
    top = logits.max(axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    return (log_sum - logits[np.arange(len(labels)), labels]).mean()


def cross_entropy_gradient(logits, labels, j=None):
    """By each logit: (softmax - one-hot) / rows."""
    rows = len(labels)
    d = softmax(beside(logits, j))[:, : logits.shape[1]]
    d[np.arange(rows), labels] -= 1
    return d / rows


def loss_and_gradient(spec, weights, x, labels):
    logits, trace = forward(spec, weights, x)
    d = cross_entropy_gradient(logits, labels)
    gradient = {}
    for layer, (entering, z, a) in reversed(list(zip(spec["layers"], trace))):
        kind = layer["type"]
        d = d.reshape(a.shape)
        if kind == "conv2d":
            weight = layer["name"] + ".weight"
            dz = d * activation_slope(layer["activation"], z, a)
            d, dweight, dbias = conv2d_gradient(
                entering,
                dense_kernels(layer, weights[weight], entering.shape[1]),
                layer.get("stride", [1, 1]),
                layer.get("padding", [0, 0]),
                dz,
            )
            if "connections" in layer:
                dweight = dweight[connected(layer)]
            gradient[weight], gradient[layer["name"] + ".bias"] = dweight, dbias
        elif kind == "subsampling2d":
            weight = layer["name"] + ".weight"
            stride = layer.get("stride", layer["kernel"])
            sums = pooling_windows(entering, layer["kernel"], stride).sum(axis=0)
            dz = d * activation_slope(layer["activation"], z, a)
            gradient[weight] = (dz * sums).sum(axis=(0, 2, 3))
            gradient[layer["name"] + ".bias"] = dz.sum(axis=(0, 2, 3))
            d = dz * weights[weight][:, None, None] * (layer["kernel"][0] * layer["kernel"][1])
            d = pool_gradient("avgpool2d", entering, layer["kernel"], stride, d)
        elif kind == "rbf":
            d = (-2 * d[:, :, None] * (entering[:, None, :] - CODES[None])).sum(axis=1)
        elif kind == "dense":
            weight = layer["name"] + ".weight"
            dz = d * activation_slope(layer["activation"], z, a)
            gradient[weight] = np.einsum("no,ni->oi", dz, entering)
            gradient[layer["name"] + ".bias"] = dz.sum(axis=0)
            d = np.einsum("no,oi->ni", dz, weights[weight])
        else:
            stride = layer.get("stride", layer["kernel"])
            d = pool_gradient(kind, entering, layer["kernel"], stride, d)
    loss = cross_entropy(logits, labels)
    return loss, {name: gradient[name] for name in weights}
