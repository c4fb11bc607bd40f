package dev.lenet.api.spec;

/** Finds wrong values in a training. */
final class TrainingChecks {
  private final Problems problems;

  private TrainingChecks(Problems problems) {
    this.problems = problems;
  }

  static void addProblems(Problems problems, InputSpec input, TrainingSpec training) {
    TrainingChecks checks = new TrainingChecks(problems);
    checks.optimizer(training.optimizer());
    checks.schedule(training.schedule());
    if (training.loss() == TrainingSpec.Loss.MAXIMUM_POSTERIOR) {
      checks.positive("j", training.j());
    }
    checks.integer(1, "batchSize", training.batchSize());
    checks.integer(1, "epochs", training.epochs());
    checks.integer(0, "validation", training.validation());
    Integer patience = training.patience();
    if (patience != null) {
      checks.integer(1, "earlyStopping/patience", patience);
      problems.check(
          training.validation() > 0,
          "/training/validation",
          training.validation(),
          "at least 1, as earlyStopping goes by the validation accuracy");
    }
    AugmentationSpec augmentation = training.augmentation();
    if (augmentation != null) {
      checks.augmentation(augmentation, input);
    }
  }

  private void optimizer(OptimizerSpec optimizer) {
    positive("optimizer/learningRate", optimizer.learningRate());
    fraction("optimizer/momentum", optimizer.momentum());
    fraction("optimizer/beta1", optimizer.beta1());
    fraction("optimizer/beta2", optimizer.beta2());
    positive("optimizer/epsilon", optimizer.epsilon());
    notNegative("optimizer/weightDecay", optimizer.weightDecay());
    positive("optimizer/damping", optimizer.damping());
    integer(1, "optimizer/patterns", optimizer.patterns());
  }

  private void schedule(ScheduleSpec schedule) {
    positive("schedule/gamma", schedule.gamma());
    integer(1, "schedule/epochs", schedule.epochs());
    fraction("schedule/warmup", schedule.warmup());
    upTo(1, "schedule/final", schedule.finalFraction());
    for (int i = 0; i < schedule.factors().size(); i++) {
      positive("schedule/factors/" + i, schedule.factors().get(i));
    }
    problems.check(
        schedule.type() != ScheduleSpec.Type.TABLE || !schedule.factors().isEmpty(),
        "/training/schedule/factors",
        "[]",
        "at least one number");
  }

  private void augmentation(AugmentationSpec augmentation, InputSpec input) {
    upTo(180, "augmentation/rotate", augmentation.rotate());
    fraction("augmentation/scale", augmentation.scale());
    upTo(1, "augmentation/shear", augmentation.shear());
    boolean known = SizeChecks.isInputSound(problems);
    double side =
        known ? Math.max(input.shape().height(), input.shape().width()) : Integer.MAX_VALUE;
    upTo(side, "augmentation/shift", augmentation.shift());
    if (augmentation.isElastic()) {
      positive("augmentation/elastic/sigma", augmentation.elasticSigma());
      upTo(side, "augmentation/elastic/sigma", augmentation.elasticSigma());
      upTo(side, "augmentation/elastic/displacement", augmentation.elasticDisplacement());
    }
  }

  private void integer(int least, String field, int value) {
    problems.check(value >= least, "/training/" + field, value, "an integer of at least " + least);
  }

  private void positive(String field, double value) {
    check(value > 0 && value <= Double.MAX_VALUE, field, value, "a finite number greater than 0");
  }

  private void notNegative(String field, double value) {
    check(value >= 0 && value <= Double.MAX_VALUE, field, value, "a finite number of at least 0");
  }

  private void fraction(String field, double value) {
    check(value >= 0 && value < 1, field, value, "a number of at least 0 and less than 1");
  }

  private void upTo(double most, String field, double value) {
    check(value >= 0 && value <= most, field, value, "a number from 0 to %.0f".formatted(most));
  }

  private void check(boolean good, String field, double value, String allowed) {
    problems.check(good, "/training/" + field, value, allowed);
  }
}
