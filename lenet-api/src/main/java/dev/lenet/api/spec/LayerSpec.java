package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One layer of a network. Immutable. */
public final class LayerSpec extends SpecValue {
  /** What a layer computes. */
  public enum Type {
    /**
     * A convolution as deep-learning libraries define it: a cross-correlation, plus a bias for each
     * filter. Weights are {@code [filters, channels, kernelHeight, kernelWidth]}; with {@link
     * LayerSpec#connections} they are {@code [connections, kernelHeight, kernelWidth]}.
     */
    CONV2D,
    /** The mean over each window, channel by channel. */
    AVG_POOL2D,
    /** The largest value of each window, channel by channel. */
    MAX_POOL2D,
    /**
     * The sum over each window times a coefficient, plus a bias, channel by channel: LeCun et al.
     * 1998, section II.B. Weights, the coefficients, are {@code [channels]}.
     */
    SUBSAMPLING2D,
    /**
     * A fully connected layer over its input flattened in channel, row, column order. Weights are
     * {@code [units, inputs]}.
     */
    DENSE,
    /**
     * Euclidean radial basis units, LeCun et al. 1998, section II.B: the squared distance of the
     * input from a fixed code for each class. The last layer may be of this type; the logits are
     * minus the distances.
     */
    RBF;

    /** The name in a spec file. */
    public String specName() {
      return name().replace("_", "").toLowerCase(Locale.ROOT);
    }
  }

  private final Builder values;

  private LayerSpec(Builder values) {
    this.values = values;
  }

  /** A convolution; by default with stride 1, no padding and no activation. */
  public static Builder conv2d(String name, int filters, Size kernel) {
    return new Builder(name, Type.CONV2D, filters, kernel, Size.ONE);
  }

  /** Average pooling; by default the stride is the kernel. */
  public static Builder avgPool2d(String name, Size kernel) {
    return new Builder(name, Type.AVG_POOL2D, 0, kernel, kernel);
  }

  /** Max pooling; by default the stride is the kernel. */
  public static Builder maxPool2d(String name, Size kernel) {
    return new Builder(name, Type.MAX_POOL2D, 0, kernel, kernel);
  }

  /** Subsampling with weights; by default the stride is the kernel, and there is no activation. */
  public static Builder subsampling2d(String name, Size kernel) {
    return new Builder(name, Type.SUBSAMPLING2D, 0, kernel, kernel);
  }

  /** A fully connected layer; by default with no activation. */
  public static Builder dense(String name, int units) {
    return new Builder(name, Type.DENSE, units, Size.ONE, Size.ONE);
  }

  /** Radial basis units with fixed codes, one for each class. */
  public static Builder rbf(String name, Bitmaps bitmaps) {
    Builder builder = new Builder(name, Type.RBF, bitmaps.classes(), Size.ONE, Size.ONE);
    builder.bitmaps = bitmaps;
    return builder;
  }

  /** The layer's name, the first part of its tensors' names. */
  public String name() {
    return values.name;
  }

  /** What it computes. */
  public Type type() {
    return values.type;
  }

  /** Filters of a convolution, units of a dense or rbf layer; 0 for pooling and subsampling. */
  public int units() {
    return values.units;
  }

  /**
   * For each filter of a convolution, the channels that it reads, ascending; empty if each filter
   * reads all channels.
   */
  public List<List<Integer>> connections() {
    return values.connections;
  }

  /** The codes of an rbf layer; null for other layers. */
  public @Nullable Bitmaps bitmaps() {
    return values.bitmaps;
  }

  /** Height and width of the window of a convolution or of pooling; 1 and 1 for a dense layer. */
  public Size kernel() {
    return values.kernel;
  }

  /** Rows and columns from one window to the next; 1 and 1 for a dense layer. */
  public Size stride() {
    return values.stride;
  }

  /** Rows and columns of zeros that a convolution adds on each side; 0 and 0 for other layers. */
  public Size padding() {
    return values.padding;
  }

  /** The function applied to each output value; the identity for pooling. */
  public Activation activation() {
    return values.activation;
  }

  /** Whether the layer has weights and biases. */
  public boolean hasWeights() {
    return values.type == Type.CONV2D
        || values.type == Type.SUBSAMPLING2D
        || values.type == Type.DENSE;
  }

  /** The shape of the output for one input of the given shape. */
  public Shape outputShape(Shape in) {
    if (values.type == Type.DENSE || values.type == Type.RBF) {
      return new Shape(values.units, 1, 1);
    }
    return new Shape(
        values.type == Type.CONV2D ? values.units : in.channels(),
        windows(
            in.height() + 2L * values.padding.height(),
            values.kernel.height(),
            values.stride.height()),
        windows(
            in.width() + 2L * values.padding.width(),
            values.kernel.width(),
            values.stride.width()));
  }

  /** This layer in the kinds that backends compute, see {@link NetworkSpec#lowered}. */
  List<LayerSpec> lowered(Shape in) {
    return switch (values.type) {
      case CONV2D ->
          List.of(connections().isEmpty() ? this : values.copy().connections(List.of()).build());
      case SUBSAMPLING2D ->
          List.of(
              avgPool2d(values.name, values.kernel).stride(values.stride).build(),
              conv2d(values.name, in.channels(), Size.ONE).activation(values.activation).build());
      case RBF -> List.of();
      case AVG_POOL2D, MAX_POOL2D, DENSE -> List.of(this);
    };
  }

  private static int windows(long length, int kernel, int stride) {
    return Math.toIntExact(Math.floorDiv(length - kernel, stride) + 1);
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", values.name);
    fields.put("type", values.type.specName());
    if (values.bitmaps != null) {
      fields.put("bitmaps", values.bitmaps.specName());
    } else if (values.type == Type.DENSE) {
      fields.put("units", values.units);
    } else {
      if (values.type == Type.CONV2D) {
        fields.put("filters", values.units);
      }
      fields.put("kernel", pair(values.kernel));
      fields.put("stride", pair(values.stride));
      if (values.type == Type.CONV2D) {
        fields.put("padding", pair(values.padding));
        if (!values.connections.isEmpty()) {
          fields.put("connections", values.connections);
        }
      }
    }
    if (hasWeights()) {
      fields.put("activation", values.activation.specName());
    }
    return fields;
  }

  private static List<Object> pair(Size size) {
    return List.of(size.height(), size.width());
  }

  /** Builds a layer. {@link NetworkSpec.Builder#build} checks the values. */
  public static final class Builder extends SpecBuilder<Builder> {
    private final String name;
    private final Type type;
    private final int units;
    private final Size kernel;
    private Size stride;
    private Size padding = Size.NONE;
    private List<List<Integer>> connections = List.of();
    private @Nullable Bitmaps bitmaps;
    private Activation activation = Activation.IDENTITY;

    private Builder(String name, Type type, int units, Size kernel, Size stride) {
      this.name = name;
      this.type = type;
      this.units = units;
      this.kernel = kernel;
      this.stride = stride;
    }

    /** Sets the stride of a convolution or of pooling. */
    public Builder stride(Size newStride) {
      require(type != Type.DENSE && type != Type.RBF, "stride");
      stride = newStride;
      return this;
    }

    /** Sets the padding of a convolution. */
    public Builder padding(Size newPadding) {
      require(type == Type.CONV2D, "padding");
      padding = newPadding;
      return this;
    }

    /**
     * Sets which channels of the input each filter of a convolution reads; an empty list for all.
     *
     * @param channels for each filter its channels, counted from 0, ascending
     */
    public Builder connections(List<List<Integer>> channels) {
      require(type == Type.CONV2D, "connections");
      connections = channels.stream().map(List::copyOf).toList();
      return this;
    }

    /** Sets the activation of a layer with weights. */
    public Builder activation(Activation newActivation) {
      require(build().hasWeights(), "activation");
      activation = newActivation;
      return this;
    }

    private void require(boolean has, String field) {
      if (!has) {
        throw new IllegalArgumentException(
            "The layer '%s' is of type %s, which has no %s"
                .formatted(name, type.specName(), field));
      }
    }

    /** The layer. */
    public LayerSpec build() {
      return new LayerSpec(copy());
    }
  }
}
