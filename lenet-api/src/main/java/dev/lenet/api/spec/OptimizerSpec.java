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
    ADAMW,
    /**
     * Stochastic diagonal Levenberg-Marquardt (LeCun et al. 1998, appendix C): w -= rate / (damping
     * + h) (g + weightDecay w), where h is how much the gradient of the loss changes with the
     * weight.
     */
    SDLM;

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

  /**
   * Stochastic diagonal Levenberg-Marquardt; by default with the paper's damping of 0.02 and 500
   * patterns.
   */
  public static Builder sdlm(double learningRate) {
    return new Builder(Type.SDLM, learningRate);
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

  /** The factor that keeps the mean gradient, in [0, 1); for adam and adamw. */
  public double beta1() {
    return values.beta1;
  }

  /** The factor that keeps the mean square, in [0, 1); for adam and adamw. */
  public double beta2() {
    return values.beta2;
  }

  /** A small number that keeps the divisor above 0; for adam and adamw. */
  public double epsilon() {
    return values.epsilon;
  }

  /** What is added to the curvature, for sdlm: the larger it is, the more alike are the rates. */
  public double damping() {
    return values.damping;
  }

  /** Number of training images that each epoch's curvature is estimated from, for sdlm. */
  public int patterns() {
    return values.patterns;
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
    switch (values.type) {
      case SGD -> fields.put("momentum", values.momentum);
      case ADAM, ADAMW -> {
        fields.put("beta1", values.beta1);
        fields.put("beta2", values.beta2);
        fields.put("epsilon", values.epsilon);
      }
      case SDLM -> {
        fields.put("damping", values.damping);
        fields.put("patterns", values.patterns);
      }
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
    private double damping = 0.02;
    private int patterns = 500;
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
      require(isAdam(), "betas");
      beta1 = newBeta1;
      beta2 = newBeta2;
      return this;
    }

    /** Sets the epsilon of adam or adamw. */
    public Builder epsilon(double newEpsilon) {
      require(isAdam(), "epsilon");
      epsilon = newEpsilon;
      return this;
    }

    /** Sets what sdlm adds to the curvature. */
    public Builder damping(double newDamping) {
      require(type == Type.SDLM, "damping");
      damping = newDamping;
      return this;
    }

    /** Sets from how many training images sdlm estimates the curvature before each epoch. */
    public Builder patterns(int images) {
      require(type == Type.SDLM, "patterns");
      patterns = images;
      return this;
    }

    private boolean isAdam() {
      return type == Type.ADAM || type == Type.ADAMW;
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
