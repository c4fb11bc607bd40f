package dev.lenet.api.spec;

import dev.lenet.api.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a spec as JSON text, with every field. */
final class SpecWriter {
  private static final int LINE_LENGTH = 140;

  private SpecWriter() {}

  static String write(NetworkSpec spec) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("name", spec.name());
    root.put("input", input(spec.input()));
    root.put("initializer", spec.initializer().specName());
    root.put("layers", spec.layers().stream().map(SpecWriter::layer).toList());
    root.put("training", training(spec.training()));
    return text(root, "") + "\n";
  }

  private static Map<String, Object> input(InputSpec input) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("channels", input.channels());
    node.put("height", input.height());
    node.put("width", input.width());
    node.put("fit", input.fit().specName());
    node.put("range", List.of(input.range().low(), input.range().high()));
    return node;
  }

  private static Map<String, Object> layer(LayerSpec layer) {
    Map<String, Object> node = new LinkedHashMap<>();
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

  private static void put(Map<String, Object> node, String field, Size size) {
    node.put(field, List.of(size.height(), size.width()));
  }

  private static Map<String, Object> training(TrainingSpec training) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("optimizer", optimizer(training.optimizer()));
    node.put("schedule", schedule(training.schedule()));
    node.put("loss", training.loss().specName());
    node.put("batchSize", training.batchSize());
    node.put("epochs", training.epochs());
    node.put("seed", training.seed());
    node.put("validation", training.validation());
    Integer patience = training.patience();
    if (patience != null) {
      node.put("earlyStopping", Map.of("patience", patience));
    }
    AugmentationSpec augmentation = training.augmentation();
    if (augmentation != null) {
      node.put("augmentation", augmentation(augmentation));
    }
    return node;
  }

  private static Map<String, Object> optimizer(OptimizerSpec optimizer) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("type", optimizer.type());
    node.put("learningRate", optimizer.learningRate());
    if (optimizer instanceof OptimizerSpec.Sgd sgd) {
      node.put("momentum", sgd.momentum());
      node.put("weightDecay", sgd.weightDecay());
    } else if (optimizer instanceof OptimizerSpec.Adam adam) {
      node.put("beta1", adam.beta1());
      node.put("beta2", adam.beta2());
      node.put("epsilon", adam.epsilon());
      node.put("weightDecay", adam.weightDecay());
    } else if (optimizer instanceof OptimizerSpec.AdamW adam) {
      node.put("beta1", adam.beta1());
      node.put("beta2", adam.beta2());
      node.put("epsilon", adam.epsilon());
      node.put("weightDecay", adam.weightDecay());
    }
    return node;
  }

  private static Map<String, Object> schedule(ScheduleSpec schedule) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("type", schedule.type());
    if (schedule instanceof ScheduleSpec.Step step) {
      node.put("gamma", step.gamma());
      node.put("epochs", step.epochs());
    } else if (schedule instanceof ScheduleSpec.Cosine cosine) {
      node.put("warmup", cosine.warmup());
      node.put("final", cosine.finalFraction());
    }
    return node;
  }

  private static Map<String, Object> augmentation(AugmentationSpec augmentation) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("rotate", augmentation.rotate());
    node.put("scale", augmentation.scale());
    node.put("shear", augmentation.shear());
    node.put("shift", augmentation.shift());
    AugmentationSpec.Elastic elastic = augmentation.elastic();
    if (elastic != null) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("sigma", elastic.sigma());
      field.put("displacement", elastic.displacement());
      node.put("elastic", field);
    }
    return node;
  }

  /** On one line if it fits and is not the document itself, else one entry a line. */
  private static String text(Object value, String indent) {
    if (!(value instanceof Map || value instanceof List)) {
      return JsonTree.text(value);
    }
    String flat = joined(value, "", ", ", "");
    if (!indent.isEmpty() && indent.length() + flat.length() < LINE_LENGTH) {
      return flat;
    }
    String inner = indent + "  ";
    return joined(value, "\n" + inner, ",\n" + inner, "\n" + indent);
  }

  private static String joined(Object value, String open, String between, String close) {
    String indent = open.isEmpty() ? "  " : open.substring(1);
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> text(element, indent))
          .collect(Collectors.joining(between, "[" + open, close + "]"));
    }
    return ((Map<?, ?>) value)
        .entrySet().stream()
            .map(e -> SpecChecks.quoted(e.getKey() + "") + ": " + text(e.getValue(), indent))
            .collect(Collectors.joining(between, "{" + open, close + "}"));
  }
}
