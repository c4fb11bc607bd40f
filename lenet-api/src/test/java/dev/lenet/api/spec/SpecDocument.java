package dev.lenet.api.spec;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A spec's JSON document, to be changed value by value. JSON is given with single quotes. */
record SpecDocument(String text) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Every field there is. */
  static SpecDocument full() {
    return new SpecDocument(
        """
        {"$schema": "lenet-spec.schema.json",
         "name": "full",
         "input": {"channels": 2, "height": 16, "width": 12, "fit": "pad", "range": [-0.1, 1.175]},
         "initializer": "pytorch",
         "layers": [
          {"name": "c1", "type": "conv2d", "filters": 3, "kernel": [3, 5], "stride": [2, 1],
           "padding": [1, 2], "activation": "relu"},
          {"name": "m2", "type": "maxpool2d", "kernel": [2, 2], "stride": [1, 2]},
          {"name": "a3", "type": "avgpool2d", "kernel": [2, 3], "stride": [2, 3]},
          {"name": "f4", "type": "dense", "units": 9, "activation": "scaledTanh"},
          {"name": "output", "type": "dense", "units": 4, "activation": "softmax"}],
         "classNames": ["T-shirt", "Größe 2", "x", "0"],
         "training": {
          "optimizer": {"type": "sgd", "learningRate": 0.1, "momentum": 0.9, "weightDecay": 1e-4},
          "schedule": {"type": "step", "gamma": 0.5, "epochs": 2},
          "loss": "crossEntropy", "batchSize": 32, "epochs": 5, "seed": -7, "validation": 10,
          "earlyStopping": {"patience": 3},
          "augmentation": {"rotate": 10, "scale": 0.1, "shear": 0.2, "shift": 1.5,
                           "elastic": {"sigma": 4, "displacement": 0.65}}}}
        """);
  }

  /** No field that has a default, and every kind of layer. */
  static SpecDocument sparse() {
    return new SpecDocument(
        """
        {"name": "sparse",
         "input": {"channels": 1, "height": 6, "width": 5, "fit": "resize", "range": [1, 0]},
         "layers": [
          {"name": "c", "type": "conv2d", "filters": 2, "kernel": [3, 2]},
          {"name": "a", "type": "avgpool2d", "kernel": [1, 2]},
          {"name": "m", "type": "maxpool2d", "kernel": [2, 1]},
          {"name": "d", "type": "dense", "units": 3},
          {"name": "s", "type": "subsampling2d", "kernel": [1, 1]},
          {"name": "output", "type": "dense", "units": 2, "activation": "softmax"}],
         "training": {"optimizer": {"type": "sgd", "learningRate": 1},
          "schedule": {"type": "cosine"}, "loss": "crossEntropy", "batchSize": 1, "epochs": 1,
          "augmentation": {}}}
        """);
  }

  /** Documents that are valid, some of them barely. */
  static Stream<SpecDocument> goodOnes() {
    SpecDocument full = full();
    return Stream.of(
        full,
        sparse(),
        full.with("/name", "'Größe 2, wide'"),
        full.with("/name", "'" + "x".repeat(100) + "'"),
        full.with("/input/range", "[1, -1]"),
        full.with("/layers/0/kernel", "[18, 16]").without("/layers/1").without("/layers/1"),
        full.with("/layers/0/padding", "[3, 5]"),
        full.with("/layers/0/stride", "[18, 1]").without("/layers/1").without("/layers/1"),
        full.with("/layers/0/connections", "[[0], [0, 1], [1]]"),
        full.with(
            "/layers/1",
            "{'name':'s','type':'subsampling2d','kernel':[2,2],'stride':[1,2],'activation':'tanh'}"),
        full.with("/layers/3/units", "84")
            .with("/layers/4", "{'name':'r','type':'rbf','bitmaps':'ascii7x12'}")
            .without("/classNames"),
        full.with("/layers/4/units", "2").without("/classNames"),
        full.with("/layers/4/units", "256").without("/classNames"),
        full.with("/layers/4/units", "256").with("/classNames", names(256)),
        full.with("/classNames/3", "'" + "x".repeat(100) + "'"),
        // a dense layer's output is units x 1 x 1: a convolution of 1 x 1 fits on it
        full.with(
                "/layers/2", "{'name': 'd', 'type': 'dense', 'units': 3, 'activation': 'sigmoid'}")
            .with("/layers/3", "{'name': 'c', 'type': 'conv2d', 'filters': 1, 'kernel': [1, 1]}"),
        full.with("/layers", "[{'name':'o','type':'dense','units':2,'activation':'softmax'}]")
            .with("/classNames", names(2)),
        full.with("/training/batchSize", "64.0"),
        full.with("/training/seed", "9223372036854775807"),
        full.with("/training/optimizer/momentum", "0"),
        full.with("/training/schedule", "{'type': 'constant'}"),
        full.with("/training/schedule", "{'type': 'table', 'factors': [1, 0.4]}"),
        full.with("/training/optimizer", "{'type': 'sdlm', 'learningRate': 1}"),
        full.with("/training/loss", "'maximumPosterior'").with("/training/j", "0.5"),
        full.with("/initializer", "'lecun1998'"),
        full.with("/training/schedule", "{'type': 'cosine', 'warmup': 0.999, 'final': 1}"),
        full.with("/training/augmentation/rotate", "180"),
        full.with("/training/augmentation/shift", "16"),
        full.with("/training/augmentation/elastic/displacement", "0"),
        full.with(
            "/training/optimizer",
            "{'type':'adam','learningRate':1,'beta1':0,'beta2':0.5,'epsilon':1,'weightDecay':3}"));
  }

  /** So many names of classes. */
  static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'class " + i + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The document with another, or one more, value at the pointer. */
  SpecDocument with(String pointer, String json) {
    JsonNode value = MAPPER.readTree(json.replace('\'', '"'));
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode root = MAPPER.readTree(text);
    if (at.matches()) {
      return new SpecDocument(value.toString());
    }
    JsonNode parent = root.at(at.head());
    if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
    }
    return new SpecDocument(root.toString());
  }

  /** The document without the value at the pointer, which must be there. */
  SpecDocument without(String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode root = MAPPER.readTree(text);
    JsonNode parent = root.at(at.head());
    JsonNode removed =
        parent instanceof ArrayNode array
            ? array.remove(at.last().getMatchingIndex())
            : ((ObjectNode) parent).remove(at.last().getMatchingProperty());
    Objects.requireNonNull(removed, pointer);
    return new SpecDocument(root.toString());
  }
}
