package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a spec from JSON text, or lists all its problems. */
final class SpecReader {
  private static final Kind<Activation> ACTIVATION =
      Kind.oneOf(Activation.values(), Activation::specName);
  private static final Kind<Initializer> INITIALIZER =
      Kind.oneOf(Initializer.values(), Initializer::specName);
  private static final Kind<Fit> FIT = Kind.oneOf(Fit.values(), Fit::specName);
  private static final Kind<Bitmaps> BITMAPS = Kind.oneOf(Bitmaps.values(), Bitmaps::specName);
  private static final Kind<TrainingSpec.Loss> LOSS =
      Kind.oneOf(TrainingSpec.Loss.values(), TrainingSpec.Loss::specName);
  static final long DEFAULT_SEED = 42;

  private static final Kind<LayerSpec.Type> LAYER_TYPE =
      Kind.oneOf(LayerSpec.Type.values(), LayerSpec.Type::specName);
  private static final Kind<OptimizerSpec.Type> OPTIMIZER_TYPE =
      Kind.oneOf(OptimizerSpec.Type.values(), OptimizerSpec.Type::specName);
  private static final Kind<ScheduleSpec.Type> SCHEDULE_TYPE =
      Kind.oneOf(ScheduleSpec.Type.values(), ScheduleSpec.Type::specName);

  private final Problems problems = new Problems();
  private final List<SpecProblem> inOrder;
  private final @Nullable NetworkSpec spec;

  SpecReader(String json) {
    SpecText text = SpecText.read(json, problems);
    Fields root = new Fields(problems, "", text.tree());
    root.optional("$schema", Kind.TEXT, "");
    NetworkSpec read =
        NetworkSpec.builder(root.required("name", Kind.TEXT, ""))
            .input(input(root.object("input")))
            .initializer(root.optional("initializer", INITIALIZER, Initializer.GLOROT_UNIFORM))
            .layers(root.objects("layers", Limits.LAYERS).stream().map(SpecReader::layer).toList())
            .classNames(root.optionalNames("classNames", Limits.CLASSES))
            .training(training(root.object("training")))
            .buildUnchecked();
    root.end();
    SpecChecks.addProblems(problems, read);
    inOrder = problems.withRest(text.inOrder(problems.list()));
    spec = inOrder.isEmpty() ? read : null;
  }

  /** The problems, in document order. */
  List<SpecProblem> problems() {
    return inOrder;
  }

  /** The spec; null if there are problems. */
  @Nullable NetworkSpec spec() {
    return spec;
  }

  private static InputSpec input(Fields fields) {
    Shape shape =
        new Shape(
            fields.required("channels", Kind.INTEGER, 1),
            fields.required("height", Kind.INTEGER, 1),
            fields.required("width", Kind.INTEGER, 1));
    Fit fit = fields.required("fit", FIT, Fit.PAD);
    ValueRange range = fields.range("range");
    fields.end();
    return InputSpec.builder(shape).fit(fit).range(range.low(), range.high()).build();
  }

  private static LayerSpec layer(Fields fields) {
    String name = fields.required("name", Kind.TEXT, "");
    LayerSpec.Type type = fields.type(LAYER_TYPE);
    if (type == null) {
      // a stand-in; if the type cannot be read, its fields are not checked
      return LayerSpec.maxPool2d(name, Size.ONE).build();
    }
    LayerSpec.Builder layer =
        switch (type) {
          case CONV2D -> conv2d(name, fields);
          case AVG_POOL2D -> pool(LayerSpec.avgPool2d(name, fields.size("kernel")), fields);
          case MAX_POOL2D -> pool(LayerSpec.maxPool2d(name, fields.size("kernel")), fields);
          case SUBSAMPLING2D ->
              pool(LayerSpec.subsampling2d(name, fields.size("kernel")), fields)
                  .activation(activation(fields));
          case DENSE ->
              LayerSpec.dense(name, fields.required("units", Kind.INTEGER, 1))
                  .activation(activation(fields));
          case RBF -> LayerSpec.rbf(name, fields.required("bitmaps", BITMAPS, Bitmaps.ASCII_7X12));
        };
    fields.end();
    return layer.build();
  }

  private static LayerSpec.Builder conv2d(String name, Fields fields) {
    int filters = fields.required("filters", Kind.INTEGER, 1);
    return LayerSpec.conv2d(name, filters, fields.size("kernel"))
        .stride(fields.optionalSize("stride", Size.ONE))
        .padding(fields.optionalSize("padding", Size.NONE))
        .connections(fields.optionalIntegers("connections", filters))
        .activation(activation(fields));
  }

  private static LayerSpec.Builder pool(LayerSpec.Builder layer, Fields fields) {
    return layer.stride(fields.optionalSize("stride", layer.build().kernel()));
  }

  private static Activation activation(Fields fields) {
    return fields.optional("activation", ACTIVATION, Activation.IDENTITY);
  }

  private static TrainingSpec training(Fields fields) {
    TrainingSpec.Builder training =
        TrainingSpec.builder().optimizer(optimizer(fields.object("optimizer")));
    Fields schedule = fields.optionalObject("schedule");
    training
        .schedule(schedule == null ? ScheduleSpec.constant() : schedule(schedule))
        .batchSize(fields.required("batchSize", Kind.INTEGER, 1))
        .epochs(fields.required("epochs", Kind.INTEGER, 1))
        .seed(fields.optional("seed", Kind.LONG, DEFAULT_SEED))
        .validation(fields.optional("validation", Kind.INTEGER, 0));
    TrainingSpec.Loss loss = fields.required("loss", LOSS, TrainingSpec.Loss.CROSS_ENTROPY);
    training.loss(loss);
    if (loss == TrainingSpec.Loss.MAXIMUM_POSTERIOR) {
      training.j(fields.required("j", Kind.NUMBER, 1.0));
    }
    Fields earlyStopping = fields.optionalObject("earlyStopping");
    if (earlyStopping != null) {
      training.patience(earlyStopping.required("patience", Kind.INTEGER, 1));
      earlyStopping.end();
    }
    Fields augmentation = fields.optionalObject("augmentation");
    if (augmentation != null) {
      training.augmentation(augmentation(augmentation));
    }
    fields.end();
    return training.build();
  }

  private static OptimizerSpec optimizer(Fields fields) {
    OptimizerSpec.Type type = fields.type(OPTIMIZER_TYPE);
    double learningRate = fields.required("learningRate", Kind.NUMBER, 1.0);
    if (type == null) {
      return OptimizerSpec.sgd(learningRate).build();
    }
    OptimizerSpec.Builder optimizer =
        switch (type) {
          case SGD ->
              OptimizerSpec.sgd(learningRate)
                  .momentum(fields.optional("momentum", Kind.NUMBER, 0.0));
          case ADAM -> moments(OptimizerSpec.adam(learningRate), fields);
          case ADAMW -> moments(OptimizerSpec.adamW(learningRate), fields);
          case SDLM -> sdlm(learningRate, fields);
        };
    double decay = optimizer.build().weightDecay();
    optimizer.weightDecay(fields.optional("weightDecay", Kind.NUMBER, decay));
    fields.end();
    return optimizer.build();
  }

  private static OptimizerSpec.Builder moments(OptimizerSpec.Builder adam, Fields fields) {
    OptimizerSpec usual = adam.build();
    return adam.betas(
            fields.optional("beta1", Kind.NUMBER, usual.beta1()),
            fields.optional("beta2", Kind.NUMBER, usual.beta2()))
        .epsilon(fields.optional("epsilon", Kind.NUMBER, usual.epsilon()));
  }

  private static OptimizerSpec.Builder sdlm(double learningRate, Fields fields) {
    OptimizerSpec usual = OptimizerSpec.sdlm(learningRate).build();
    return OptimizerSpec.sdlm(learningRate)
        .damping(fields.optional("damping", Kind.NUMBER, usual.damping()))
        .patterns(fields.optional("patterns", Kind.INTEGER, usual.patterns()));
  }

  private static ScheduleSpec schedule(Fields fields) {
    ScheduleSpec.Type type = fields.type(SCHEDULE_TYPE);
    if (type == null) {
      return ScheduleSpec.constant();
    }
    ScheduleSpec schedule =
        switch (type) {
          case CONSTANT -> ScheduleSpec.constant();
          case STEP ->
              ScheduleSpec.step(
                  fields.required("gamma", Kind.NUMBER, 1.0),
                  fields.required("epochs", Kind.INTEGER, 1));
          case COSINE ->
              ScheduleSpec.cosine(
                  fields.optional("warmup", Kind.NUMBER, 0.0),
                  fields.optional("final", Kind.NUMBER, 0.0));
          case TABLE -> ScheduleSpec.table(fields.numbers("factors", Limits.FACTORS));
        };
    fields.end();
    return schedule;
  }

  private static AugmentationSpec augmentation(Fields fields) {
    AugmentationSpec.Builder augmentation =
        AugmentationSpec.builder()
            .rotate(fields.optional("rotate", Kind.NUMBER, 0.0))
            .scale(fields.optional("scale", Kind.NUMBER, 0.0))
            .shear(fields.optional("shear", Kind.NUMBER, 0.0))
            .shift(fields.optional("shift", Kind.NUMBER, 0.0));
    Fields elastic = fields.optionalObject("elastic");
    if (elastic != null) {
      double sigma = elastic.required("sigma", Kind.NUMBER, 1.0);
      augmentation.elastic(sigma, elastic.required("displacement", Kind.NUMBER, 0.0));
      elastic.end();
    }
    fields.end();
    return augmentation.build();
  }
}
