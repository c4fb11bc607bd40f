package dev.lenet.api.spi;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Something that a spec may ask of a backend. */
public enum Capability {
  /** Convolution. */
  CONV2D,
  /** Zeros around a convolution's input. */
  CONV2D_PADDING,
  /** Average pooling. */
  AVG_POOL2D,
  /** Max pooling. */
  MAX_POOL2D,
  /** Fully connected layers. */
  DENSE,
  /** The activation tanh. */
  TANH,
  /** The activation relu. */
  RELU,
  /** The activation sigmoid. */
  SIGMOID,
  /**
   * The activation scaledTanh, which a plan makes of scalings and tanh: it needs {@link #TANH} too.
   */
  SCALED_TANH;

  /** The capabilities that a backend needs for the network. */
  public static Set<Capability> requiredBy(NetworkSpec spec) {
    Set<Capability> required = EnumSet.noneOf(Capability.class);
    for (LayerSpec layer : spec.layers()) {
      switch (layer.type()) {
        case CONV2D -> {
          required.add(CONV2D);
          if (layer.padding().height() > 0 || layer.padding().width() > 0) {
            required.add(CONV2D_PADDING);
          }
        }
        case AVG_POOL2D -> required.add(AVG_POOL2D);
        case MAX_POOL2D -> required.add(MAX_POOL2D);
        case DENSE -> required.add(DENSE);
        case RBF -> {
          // the library computes it
        }
        case SUBSAMPLING2D -> {
          required.add(AVG_POOL2D);
          required.add(CONV2D);
        }
      }
      addActivation(required, layer.activation());
    }
    return required;
  }

  private static void addActivation(Set<Capability> required, Activation activation) {
    switch (activation) {
      case TANH -> required.add(TANH);
      case RELU -> required.add(RELU);
      case SIGMOID -> required.add(SIGMOID);
      case SCALED_TANH -> {
        required.add(SCALED_TANH);
        required.add(TANH);
      }
      case IDENTITY, SOFTMAX -> {
        // every network ends in softmax, and the identity needs nothing
      }
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
