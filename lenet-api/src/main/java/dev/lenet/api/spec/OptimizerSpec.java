package dev.lenet.api.spec;

/** How weights follow the gradient. */
public sealed interface OptimizerSpec {
  /** The rate that the schedule starts from. */
  double learningRate();

  /** The type's name in a spec file. */
  String type();

  /** Stochastic gradient descent: v = momentum v + (g + weightDecay w); w -= rate v. */
  record Sgd(double learningRate, double momentum, double weightDecay) implements OptimizerSpec {
    @Override
    public String type() {
      return "sgd";
    }
  }

  /**
   * Adam as PyTorch has it (Kingma and Ba 2015): bias-corrected moments, weight decay added to the
   * gradient.
   */
  record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
      implements OptimizerSpec {
    @Override
    public String type() {
      return "adam";
    }
  }

  /** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
  record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
      implements OptimizerSpec {
    @Override
    public String type() {
      return "adamw";
    }
  }
}
