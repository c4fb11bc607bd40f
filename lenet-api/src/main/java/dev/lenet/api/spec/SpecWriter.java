package dev.lenet.api.spec;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a spec as JSON text, with every field. */
final class SpecWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LINE_LENGTH = 140;

  private SpecWriter() {}

  static String write(NetworkSpec spec) {
    ObjectNode root = JSON.objectNode();
    root.put("name", spec.name());
    root.set("input", input(spec.input()));
    root.put("initializer", spec.initializer().specName());
    ArrayNode layers = root.putArray("layers");
    spec.layers().forEach(layer -> layers.add(layer(layer)));
    root.set("training", training(spec.training()));
    return text(root, "") + "\n";
  }

  private static ObjectNode input(InputSpec input) {
    ObjectNode node = JSON.objectNode();
    node.put("channels", input.channels());
    node.put("height", input.height());
    node.put("width", input.width());
    node.put("fit", input.fit().specName());
    node.putArray("range").add(input.range().low()).add(input.range().high());
    return node;
  }

  private static ObjectNode layer(LayerSpec layer) {
    ObjectNode node = JSON.objectNode();
    node.put("name", layer.name());
    node.put("type", layer.type());
    if (layer instanceof LayerSpec.Conv2d conv) {
      node.put("filters", conv.filters());
      put(node, "kernel", conv.kernel());
      put(node, "stride", conv.stride());
      put(node, "padding", conv.padding());
      node.put("activation", conv.activation().specName());
    } else if (layer instanceof LayerSpec.AvgPool2d pool) {
      put(node, "kernel", pool.kernel());
      put(node, "stride", pool.stride());
    } else if (layer instanceof LayerSpec.MaxPool2d pool) {
      put(node, "kernel", pool.kernel());
      put(node, "stride", pool.stride());
    } else if (layer instanceof LayerSpec.Dense dense) {
      node.put("units", dense.units());
      node.put("activation", dense.activation().specName());
    }
    return node;
  }

  private static void put(ObjectNode node, String field, Size size) {
    node.putArray(field).add(size.height()).add(size.width());
  }

  private static ObjectNode training(TrainingSpec training) {
    ObjectNode node = JSON.objectNode();
    node.set("optimizer", optimizer(training.optimizer()));
    node.set("schedule", schedule(training.schedule()));
    node.put("loss", training.loss().specName());
    node.put("batchSize", training.batchSize());
    node.put("epochs", training.epochs());
    node.put("seed", training.seed());
    node.put("validation", training.validation());
    Integer patience = training.patience();
    if (patience != null) {
      node.putObject("earlyStopping").put("patience", patience);
    }
    AugmentationSpec augmentation = training.augmentation();
    if (augmentation != null) {
      node.set("augmentation", augmentation(augmentation));
    }
    return node;
  }

  private static ObjectNode optimizer(OptimizerSpec optimizer) {
    ObjectNode node = JSON.objectNode();
    node.put("type", optimizer.type());
    node.put("learningRate", optimizer.learningRate());
    if (optimizer instanceof OptimizerSpec.Sgd sgd) {
      node.put("momentum", sgd.momentum()).put("weightDecay", sgd.weightDecay());
    } else if (optimizer instanceof OptimizerSpec.Adam adam) {
      node.put("beta1", adam.beta1()).put("beta2", adam.beta2());
      node.put("epsilon", adam.epsilon()).put("weightDecay", adam.weightDecay());
    } else if (optimizer instanceof OptimizerSpec.AdamW adam) {
      node.put("beta1", adam.beta1()).put("beta2", adam.beta2());
      node.put("epsilon", adam.epsilon()).put("weightDecay", adam.weightDecay());
    }
    return node;
  }

  private static ObjectNode schedule(ScheduleSpec schedule) {
    ObjectNode node = JSON.objectNode();
    node.put("type", schedule.type());
    if (schedule instanceof ScheduleSpec.Step step) {
      node.put("gamma", step.gamma()).put("epochs", step.epochs());
    } else if (schedule instanceof ScheduleSpec.Cosine cosine) {
      node.put("warmup", cosine.warmup()).put("final", cosine.finalFraction());
    }
    return node;
  }

  private static ObjectNode augmentation(AugmentationSpec augmentation) {
    ObjectNode node = JSON.objectNode();
    node.put("rotate", augmentation.rotate());
    node.put("scale", augmentation.scale());
    node.put("shear", augmentation.shear());
    node.put("shift", augmentation.shift());
    AugmentationSpec.Elastic elastic = augmentation.elastic();
    if (elastic != null) {
      ObjectNode field = node.putObject("elastic");
      field.put("sigma", elastic.sigma()).put("displacement", elastic.displacement());
    }
    return node;
  }

  /** On one line if it fits and is not the document itself, else one entry a line. */
  private static String text(JsonNode node, String indent) {
    if (!node.isContainer()) {
      return node.toString();
    }
    String flat = joined(node, "", ", ", "");
    if (!indent.isEmpty() && indent.length() + flat.length() < LINE_LENGTH) {
      return flat;
    }
    String inner = indent + "  ";
    return joined(node, "\n" + inner, ",\n" + inner, "\n" + indent);
  }

  private static String joined(JsonNode node, String open, String between, String close) {
    String indent = open.isEmpty() ? "  " : open.substring(1);
    List<String> entries =
        node.isObject()
            ? node.propertyStream()
                .map(e -> SpecChecks.quoted(e.getKey()) + ": " + text(e.getValue(), indent))
                .toList()
            : node.valueStream().map(value -> text(value, indent)).toList();
    String brackets = node.isObject() ? "{}" : "[]";
    return entries.stream()
        .collect(
            Collectors.joining(between, brackets.charAt(0) + open, close + brackets.charAt(1)));
  }
}
