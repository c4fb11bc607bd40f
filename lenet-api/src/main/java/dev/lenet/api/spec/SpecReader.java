package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a spec from JSON text, or says everything that is wrong with it. */
final class SpecReader {
  private static final Kind<Activation> ACTIVATION =
      Kind.oneOf(Activation.values(), Activation::specName);
  private static final Kind<Initializer> INITIALIZER =
      Kind.oneOf(Initializer.values(), Initializer::specName);
  private static final Kind<Fit> FIT = Kind.oneOf(Fit.values(), Fit::specName);
  private static final Kind<Loss> LOSS = Kind.oneOf(Loss.values(), Loss::specName);
  private static final long DEFAULT_SEED = 42;

  /** Stands in for a type that cannot be read; its other fields are not looked at. */
  private static final String UNKNOWN = "";

  private static final Kind<String> LAYER_TYPE =
      Kind.oneOf("conv2d", "avgpool2d", "maxpool2d", "dense");
  private static final Kind<String> OPTIMIZER_TYPE = Kind.oneOf("sgd", "adam", "adamw");
  private static final Kind<String> SCHEDULE_TYPE = Kind.oneOf("constant", "step", "cosine");

  private final Problems problems = new Problems();
  private final List<SpecProblem> inOrder;
  private final @Nullable NetworkSpec spec;

  SpecReader(String json) {
    SpecText text = SpecText.read(json, problems);
    Fields root = new Fields(problems, "", text.tree());
    root.optional("$schema", Kind.TEXT, "");
    String name = root.required("name", Kind.TEXT, "");
    InputSpec input = input(root.object("input"));
    Initializer initializer = root.optional("initializer", INITIALIZER, Initializer.GLOROT_UNIFORM);
    List<LayerSpec> layers = layers(root);
    TrainingSpec training = training(root.object("training"));
    root.end();
    SpecChecks.addProblems(problems, name, input, layers, training);
    inOrder = problems.withRest(text.inOrder(problems.list()));
    spec = inOrder.isEmpty() ? new NetworkSpec(name, input, initializer, layers, training) : null;
  }

  /** What is wrong, in document order. */
  List<SpecProblem> problems() {
    return inOrder;
  }

  /** The spec; null if something is wrong. */
  @Nullable NetworkSpec spec() {
    return spec;
  }

  private static InputSpec input(Fields fields) {
    InputSpec input =
        new InputSpec(
            fields.required("channels", Kind.INTEGER, 1),
            fields.required("height", Kind.INTEGER, 1),
            fields.required("width", Kind.INTEGER, 1),
            fields.required("fit", FIT, Fit.PAD),
            fields.range("range"));
    fields.end();
    return input;
  }

  private static List<LayerSpec> layers(Fields root) {
    List<LayerSpec> layers = new ArrayList<>();
    root.objects("layers", Limits.LAYERS).forEach(fields -> layers.add(layer(fields)));
    return layers;
  }

  private static LayerSpec layer(Fields fields) {
    String name = fields.required("name", Kind.TEXT, "");
    LayerSpec layer =
        switch (fields.required("type", LAYER_TYPE, UNKNOWN)) {
          case "conv2d" -> conv2d(name, fields);
          case "avgpool2d" -> {
            Size kernel = fields.size("kernel");
            yield new LayerSpec.AvgPool2d(name, kernel, fields.optionalSize("stride", kernel));
          }
          case "maxpool2d" -> {
            Size kernel = fields.size("kernel");
            yield new LayerSpec.MaxPool2d(name, kernel, fields.optionalSize("stride", kernel));
          }
          case "dense" -> {
            int units = fields.required("units", Kind.INTEGER, 1);
            yield new LayerSpec.Dense(name, units, activation(fields));
          }
          default -> null;
        };
    if (layer == null) {
      return new LayerSpec.MaxPool2d(name, new Size(1, 1), new Size(1, 1));
    }
    fields.end();
    return layer;
  }

  private static LayerSpec conv2d(String name, Fields fields) {
    return new LayerSpec.Conv2d(
        name,
        fields.required("filters", Kind.INTEGER, 1),
        fields.size("kernel"),
        fields.optionalSize("stride", new Size(1, 1)),
        fields.optionalSize("padding", new Size(0, 0)),
        activation(fields));
  }

  private static Activation activation(Fields fields) {
    return fields.optional("activation", ACTIVATION, Activation.IDENTITY);
  }

  private static TrainingSpec training(Fields fields) {
    OptimizerSpec optimizer = optimizer(fields.object("optimizer"));
    Fields schedule = fields.optionalObject("schedule");
    Loss loss = fields.required("loss", LOSS, Loss.CROSS_ENTROPY);
    int batchSize = fields.required("batchSize", Kind.INTEGER, 1);
    int epochs = fields.required("epochs", Kind.INTEGER, 1);
    long seed = fields.optional("seed", Kind.LONG, DEFAULT_SEED);
    int validation = fields.optional("validation", Kind.INTEGER, 0);
    Fields earlyStopping = fields.optionalObject("earlyStopping");
    Fields augmentation = fields.optionalObject("augmentation");
    fields.end();
    return new TrainingSpec(
        optimizer,
        schedule == null ? new ScheduleSpec.Constant() : schedule(schedule),
        loss,
        batchSize,
        epochs,
        seed,
        validation,
        earlyStopping == null ? null : patience(earlyStopping),
        augmentation == null ? null : augmentation(augmentation));
  }

  private static OptimizerSpec optimizer(Fields fields) {
    String type = fields.required("type", OPTIMIZER_TYPE, UNKNOWN);
    double learningRate = fields.required("learningRate", Kind.NUMBER, 1.0);
    if (type.equals(UNKNOWN)) {
      return new OptimizerSpec.Sgd(learningRate, 0, 0);
    }
    OptimizerSpec optimizer;
    if (type.equals("sgd")) {
      double momentum = fields.optional("momentum", Kind.NUMBER, 0.0);
      double decay = fields.optional("weightDecay", Kind.NUMBER, 0.0);
      optimizer = new OptimizerSpec.Sgd(learningRate, momentum, decay);
    } else {
      boolean decoupled = type.equals("adamw");
      double beta1 = fields.optional("beta1", Kind.NUMBER, 0.9);
      double beta2 = fields.optional("beta2", Kind.NUMBER, 0.999);
      double epsilon = fields.optional("epsilon", Kind.NUMBER, 1e-8);
      double decay = fields.optional("weightDecay", Kind.NUMBER, decoupled ? 0.01 : 0.0);
      optimizer =
          decoupled
              ? new OptimizerSpec.AdamW(learningRate, beta1, beta2, epsilon, decay)
              : new OptimizerSpec.Adam(learningRate, beta1, beta2, epsilon, decay);
    }
    fields.end();
    return optimizer;
  }

  private static ScheduleSpec schedule(Fields fields) {
    String type = fields.required("type", SCHEDULE_TYPE, UNKNOWN);
    if (type.equals(UNKNOWN)) {
      return new ScheduleSpec.Constant();
    }
    ScheduleSpec schedule =
        switch (type) {
          case "step" ->
              new ScheduleSpec.Step(
                  fields.required("gamma", Kind.NUMBER, 1.0),
                  fields.required("epochs", Kind.INTEGER, 1));
          case "cosine" ->
              new ScheduleSpec.Cosine(
                  fields.optional("warmup", Kind.NUMBER, 0.0),
                  fields.optional("final", Kind.NUMBER, 0.0));
          default -> new ScheduleSpec.Constant();
        };
    fields.end();
    return schedule;
  }

  private static int patience(Fields fields) {
    int patience = fields.required("patience", Kind.INTEGER, 1);
    fields.end();
    return patience;
  }

  private static AugmentationSpec augmentation(Fields fields) {
    double rotate = fields.optional("rotate", Kind.NUMBER, 0.0);
    double scale = fields.optional("scale", Kind.NUMBER, 0.0);
    double shear = fields.optional("shear", Kind.NUMBER, 0.0);
    double shift = fields.optional("shift", Kind.NUMBER, 0.0);
    Fields elastic = fields.optionalObject("elastic");
    fields.end();
    return new AugmentationSpec(
        rotate, scale, shear, shift, elastic == null ? null : elastic(elastic));
  }

  private static AugmentationSpec.Elastic elastic(Fields fields) {
    double sigma = fields.required("sigma", Kind.NUMBER, 1.0);
    double displacement = fields.required("displacement", Kind.NUMBER, 0.0);
    fields.end();
    return new AugmentationSpec.Elastic(sigma, displacement);
  }
}
