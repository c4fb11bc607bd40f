package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import java.util.List;

/** Finds what is wrong with a spec's values. */
final class SpecChecks {
  private SpecChecks() {}

  static List<SpecProblem> problems(
      String name, InputSpec input, List<LayerSpec> layers, TrainingSpec training) {
    return List.of();
  }
}
