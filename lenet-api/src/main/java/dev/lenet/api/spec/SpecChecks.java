package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import dev.lenet.internal.text.Foreign;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds wrong values in a spec whose types are correct. */
final class SpecChecks {
  /** No line breaks, no spaces around it; {@link Foreign#isPlain} refuses control characters. */
  private static final Pattern NAME = Pattern.compile("\\S(.{0,98}\\S)?");

  /** A dot is not allowed, because it separates layer and tensor in the name of a tensor. */
  private static final Pattern LAYER_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final Problems problems;

  private SpecChecks(Problems problems) {
    this.problems = problems;
  }

  static List<SpecProblem> problems(NetworkSpec spec) {
    Problems problems = new Problems();
    addProblems(problems, spec);
    return problems.withRest(problems.list());
  }

  /** Adds problems to the known ones, unless they follow from them. */
  static void addProblems(Problems problems, NetworkSpec spec) {
    SpecChecks checks = new SpecChecks(problems);
    checks.name("/name", spec.name());
    checks.input(spec.input());
    if (problems.checkLength("/layers", spec.layers().size(), Limits.LAYERS)) {
      checks.layers(spec.layers());
      checks.lastLayer(spec.layers());
    }
    checks.classNames(spec);
    TrainingChecks.addProblems(problems, spec.input(), spec.training());
    SizeChecks.addProblems(problems, spec);
  }

  private void name(String pointer, String name) {
    problems.check(
        NAME.matcher(name).matches() && Foreign.isPlain(name),
        pointer,
        quoted(name),
        "a name of 1 to 100 characters on one line, without control characters and without spaces around it");
  }

  private void classNames(NetworkSpec spec) {
    List<String> names = spec.classNames();
    for (int i = 0; i < names.size(); i++) {
      String pointer = "/classNames/" + i;
      name(pointer, names.get(i));
      problems.check(
          names.indexOf(names.get(i)) == i,
          pointer,
          quoted(names.get(i)),
          "a name that no other class has");
    }
    String last = "/layers/" + (spec.layers().size() - 1);
    if (!names.isEmpty() && !spec.layers().isEmpty() && problems.isSound(last)) {
      problems.check(
          names.size() == spec.classes(),
          "/classNames",
          names.size() + " names",
          "one for each of the " + spec.classes() + " classes");
    }
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  private void input(InputSpec input) {
    atLeastOne("/input/channels", input.shape().channels());
    atLeastOne("/input/height", input.shape().height());
    atLeastOne("/input/width", input.shape().width());
    pixelValue("/input/range/0", input.low());
    pixelValue("/input/range/1", input.high());
    problems.check(
        input.low() != input.high(),
        "/input/range",
        "[" + input.low() + ", " + input.high() + "]",
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
            layer.type() != LayerSpec.Type.RBF,
            pointer + "/type",
            "\"rbf\"",
            "any other type: rbf is the last layer's");
        problems.check(
            layer.activation() != Activation.SOFTMAX,
            pointer + "/activation",
            "\"softmax\"",
            "any other activation: softmax is the last layer's");
      }
    }
  }

  private void layer(String pointer, LayerSpec layer) {
    if (layer.type() == LayerSpec.Type.DENSE) {
      atLeastOne(pointer + "/units", layer.units());
    } else if (layer.type() == LayerSpec.Type.CONV2D) {
      atLeastOne(pointer + "/filters", layer.units());
      connections(pointer + "/connections", layer);
    }
    atLeastOne(pointer + "/kernel/0", layer.kernel().height());
    atLeastOne(pointer + "/kernel/1", layer.kernel().width());
    atLeastOne(pointer + "/stride/0", layer.stride().height());
    atLeastOne(pointer + "/stride/1", layer.stride().width());
    padding(pointer + "/padding/0", layer.padding().height());
    padding(pointer + "/padding/1", layer.padding().width());
  }

  private void connections(String pointer, LayerSpec layer) {
    List<List<Integer>> connections = layer.connections();
    problems.check(
        connections.isEmpty() || connections.size() == layer.units(),
        pointer,
        connections.size() + " lists",
        "a list of channels for each of the " + layer.units() + " filters");
    for (int filter = 0; filter < connections.size(); filter++) {
      List<Integer> channels = connections.get(filter);
      String at = pointer + "/" + filter;
      problems.check(!channels.isEmpty(), at, "[]", "at least one channel");
      int least = 0;
      for (int i = 0; i < channels.size(); i++) {
        problems.check(
            channels.get(i) >= least,
            at + "/" + i,
            channels.get(i),
            "an integer of at least " + least + ": channels ascend");
        least = channels.get(i) + 1;
      }
    }
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
    if (last.type() == LayerSpec.Type.DENSE) {
      problems.check(
          last.activation() == Activation.SOFTMAX,
          pointer + "/activation",
          quoted(last.activation().specName()),
          "\"softmax\", as this is the last layer");
      problems.check(
          last.units() >= 2 && last.units() <= Limits.CLASSES,
          pointer + "/units",
          last.units(),
          "2 to " + Limits.CLASSES + ", the number of classes, as this is the last layer");
    } else {
      problems.check(
          last.type() == LayerSpec.Type.RBF,
          pointer + "/type",
          quoted(last.type().specName()),
          "\"dense\" or \"rbf\", as this is the last layer");
    }
    problems.check(
        layers.stream().anyMatch(LayerSpec::hasWeights),
        "/layers",
        "no layer with weights",
        "at least one layer with weights");
  }

  private void atLeastOne(String pointer, int value) {
    problems.check(value >= 1, pointer, value, "an integer of at least 1");
  }

  private void pixelValue(String pointer, double value) {
    problems.check(
        Math.abs(value) <= Float.MAX_VALUE, pointer, value, "a finite number that fits in float32");
  }
}
