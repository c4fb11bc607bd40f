package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** How training changes the weights. Immutable. */
public final class OptimizerSpec extends SpecValue {
  /** The rule of a step. */
  public enum Type {
    /** Stochastic gradient descent: v = momentum v + (g + weightDecay w); w -= rate v. */
    SGD,
    /**
     * Adam as PyTorch has it (Kingma and Ba 2015): bias-corrected moments, weight decay added to
     * the gradient.
     */
    ADAM,
    /** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
    ADAMW;

    /** The name in a spec file. */
    public String specName() {
      return SpecValue.name(this);
    }
  }

  private final Builder values;

  private OptimizerSpec(Builder values) {
    this.values = values;
  }

  /** Stochastic gradient descent; by default without momentum and weight decay. */
  public static Builder sgd(double learningRate) {
    return new Builder(Type.SGD, learningRate);
  }

  /** Adam; by default with beta1 0.9, beta2 0.999, epsilon 1e-8 and no weight decay. */
  public static Builder adam(double learningRate) {
    return new Builder(Type.ADAM, learningRate);
  }

  /** AdamW; by default with Adam's values and a weight decay of 0.01. */
  public static Builder adamW(double learningRate) {
    return new Builder(Type.ADAMW, learningRate).weightDecay(0.01);
  }

  /** This optimizer with another learning rate. */
  public OptimizerSpec withLearningRate(double newLearningRate) {
    Builder changed = values.copy();
    changed.learningRate = newLearningRate;
    return changed.build();
  }

  /** The rule of a step. */
  public Type type() {
    return values.type;
  }

  /** The rate that the schedule scales. */
  public double learningRate() {
    return values.learningRate;
  }

  /**
   * The factor that keeps the velocity from step to step, in [0, 1); 0 for other optimizers than
   * sgd.
   */
  public double momentum() {
    return values.momentum;
  }

  /** The factor that keeps the mean gradient, in [0, 1); not for sgd. */
  public double beta1() {
    return values.beta1;
  }

  /** The factor that keeps the mean square, in [0, 1); not for sgd. */
  public double beta2() {
    return values.beta2;
  }

  /** A small number that keeps the divisor above 0; not for sgd. */
  public double epsilon() {
    return values.epsilon;
  }

  /** How strongly weights and biases are pulled towards 0. */
  public double weightDecay() {
    return values.weightDecay;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", values.type.specName());
    fields.put("learningRate", values.learningRate);
    if (values.type == Type.SGD) {
      fields.put("momentum", values.momentum);
    } else {
      fields.put("beta1", values.beta1);
      fields.put("beta2", values.beta2);
      fields.put("epsilon", values.epsilon);
    }
    fields.put("weightDecay", values.weightDecay);
    return fields;
  }

  /** Builds an optimizer. {@link NetworkSpec.Builder#build} checks the values. */
  public static final class Builder extends SpecBuilder<Builder> {
    private final Type type;
    private double learningRate;
    private double momentum;
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double epsilon = 1e-8;
    private double weightDecay;

    private Builder(Type type, double learningRate) {
      this.type = type;
      this.learningRate = learningRate;
    }

    /** Sets the momentum of sgd. */
    public Builder momentum(double newMomentum) {
      require(type == Type.SGD, "momentum");
      momentum = newMomentum;
      return this;
    }

    /** Sets beta1 and beta2 of adam or adamw. */
    public Builder betas(double newBeta1, double newBeta2) {
      require(type != Type.SGD, "betas");
      beta1 = newBeta1;
      beta2 = newBeta2;
      return this;
    }

    /** Sets the epsilon of adam or adamw. */
    public Builder epsilon(double newEpsilon) {
      require(type != Type.SGD, "epsilon");
      epsilon = newEpsilon;
      return this;
    }

    /** Sets the weight decay. */
    public Builder weightDecay(double newWeightDecay) {
      weightDecay = newWeightDecay;
      return this;
    }

    private void require(boolean has, String field) {
      if (!has) {
        throw new IllegalArgumentException(
            "The optimizer %s has no %s".formatted(type.specName(), field));
      }
    }

    /** The optimizer. */
    public OptimizerSpec build() {
      return new OptimizerSpec(copy());
    }
  }
}
