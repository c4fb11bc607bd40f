package dev.lenet.api.spec;

import dev.lenet.api.error.Foreign;
import dev.lenet.api.error.SpecProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is wrong with the values of a spec whose types are right. */
final class SpecChecks {
  /** No line breaks, no spaces around it; {@link Foreign#isPlain} refuses control characters. */
  private static final Pattern NAME = Pattern.compile("\\S(.{0,98}\\S)?");

  /** Without a dot, which separates layer and tensor in the name of a tensor. */
  private static final Pattern LAYER_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private static final int MAX_CLASSES = 256;

  private final Problems problems;

  private SpecChecks(Problems problems) {
    this.problems = problems;
  }

  static List<SpecProblem> problems(
      String name, InputSpec input, List<LayerSpec> layers, TrainingSpec training) {
    Problems problems = new Problems();
    addProblems(problems, name, input, layers, training);
    return problems.withRest(problems.list());
  }

  /**
   * Adds what is wrong to the problems that are known already, where it does not follow from them.
   */
  static void addProblems(
      Problems problems,
      String name,
      InputSpec input,
      List<LayerSpec> layers,
      TrainingSpec training) {
    SpecChecks checks = new SpecChecks(problems);
    problems.check(
        NAME.matcher(name).matches() && Foreign.isPlain(name),
        "/name",
        quoted(name),
        "a name of 1 to 100 characters on one line, without control characters and without spaces around it");
    checks.input(input);
    if (problems.checkLength("/layers", layers.size(), Limits.LAYERS)) {
      checks.layers(layers);
      checks.lastLayer(layers);
    }
    TrainingChecks.addProblems(problems, input, training);
    SizeChecks.addProblems(problems, input, layers, training.batchSize());
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  private void input(InputSpec input) {
    atLeastOne("/input/channels", input.channels());
    atLeastOne("/input/height", input.height());
    atLeastOne("/input/width", input.width());
    pixelValue("/input/range/0", input.range().low());
    pixelValue("/input/range/1", input.range().high());
    problems.check(
        input.range().low() != input.range().high(),
        "/input/range",
        "[" + input.range().low() + ", " + input.range().high() + "]",
        "two different numbers");
  }

  private void layers(List<LayerSpec> layers) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      String pointer = "/layers/" + i;
      String name = layer.name();
      problems.check(
          LAYER_NAME.matcher(name).matches(),
          pointer + "/name",
          quoted(name),
          "1 to 100 letters a to z and A to Z, digits, '_' and '-'");
      problems.check(
          names.add(name), pointer + "/name", quoted(name), "a name that no other layer has");
      layer(pointer, layer);
      if (i < layers.size() - 1) {
        problems.check(
            activation(layer) != Activation.SOFTMAX,
            pointer + "/activation",
            "\"softmax\"",
            "any other activation: softmax is the last layer's");
      }
    }
  }

  private void layer(String pointer, LayerSpec layer) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      atLeastOne(pointer + "/filters", conv.filters());
      window(pointer, conv.kernel(), conv.stride());
      padding(pointer + "/padding/0", conv.padding().height());
      padding(pointer + "/padding/1", conv.padding().width());
    } else if (layer instanceof LayerSpec.AvgPool2d pool) {
      window(pointer, pool.kernel(), pool.stride());
    } else if (layer instanceof LayerSpec.MaxPool2d pool) {
      window(pointer, pool.kernel(), pool.stride());
    } else if (layer instanceof LayerSpec.Dense dense) {
      atLeastOne(pointer + "/units", dense.units());
    }
  }

  private void window(String pointer, Size kernel, Size stride) {
    atLeastOne(pointer + "/kernel/0", kernel.height());
    atLeastOne(pointer + "/kernel/1", kernel.width());
    atLeastOne(pointer + "/stride/0", stride.height());
    atLeastOne(pointer + "/stride/1", stride.width());
  }

  private void padding(String pointer, int padding) {
    problems.check(padding >= 0, pointer, padding, "an integer of at least 0");
  }

  private void lastLayer(List<LayerSpec> layers) {
    problems.check(!layers.isEmpty(), "/layers", "[]", "at least one layer");
    if (layers.isEmpty()) {
      return;
    }
    LayerSpec last = layers.get(layers.size() - 1);
    String pointer = "/layers/" + (layers.size() - 1);
    if (last instanceof LayerSpec.Dense dense) {
      problems.check(
          dense.activation() == Activation.SOFTMAX,
          pointer + "/activation",
          quoted(dense.activation().specName()),
          "\"softmax\", as this is the last layer");
      problems.check(
          dense.units() >= 2 && dense.units() <= MAX_CLASSES,
          pointer + "/units",
          dense.units(),
          "2 to " + MAX_CLASSES + ", the number of classes, as this is the last layer");
    } else {
      problems.check(
          false, pointer + "/type", quoted(last.type()), "\"dense\", as this is the last layer");
    }
  }

  private void atLeastOne(String pointer, int value) {
    problems.check(value >= 1, pointer, value, "an integer of at least 1");
  }

  private void pixelValue(String pointer, double value) {
    problems.check(
        Math.abs(value) <= Float.MAX_VALUE, pointer, value, "a finite number that fits in float32");
  }

  private static Activation activation(LayerSpec layer) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      return conv.activation();
    }
    return layer instanceof LayerSpec.Dense dense ? dense.activation() : Activation.IDENTITY;
  }
}
