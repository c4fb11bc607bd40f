package com.example.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Trains and tests one network: a spec's JSON in, a row out. */
final class SweepTask implements Function<String, Row> {
  private static final long serialVersionUID = 1L;

  /** A row of the results. If a training failed, all from {@code test_accuracy} on are null. */
  static final StructType SCHEMA =
      new StructType()
          .add("spec", StringType, false)
          .add("seed", LongType, false)
          .add("learning_rate", DoubleType, false)
          .add("backend", StringType, false)
          .add("threads", IntegerType, false)
          .add("data_sha256", StringType, false)
          .add("test_data_sha256", StringType, false)
          .add("spec_json", StringType, false)
          .add("error", StringType)
          .add("test_accuracy", DoubleType)
          .add("test_errors", IntegerType)
          .add("validation_accuracy", DoubleType)
          .add("train_loss", DoubleType)
          .add("train_seconds", DoubleType)
          .add("weights_sha256", StringType)
          .add("model", BinaryType);

  private static final int RESULTS = SCHEMA.length() - SCHEMA.fieldIndex("test_accuracy");

  /**
   * They say something about the training, which would fail again elsewhere: so each is a result.
   * After any other failure, Spark tries the task on another executor.
   */
  private static final Set<ErrorCode> OF_THE_TRAINING =
      Set.of(
          ErrorCode.TRAINING_DIVERGED,
          ErrorCode.PREDICTION_NOT_FINITE,
          ErrorCode.BACKEND_CAPABILITY,
          ErrorCode.DATA_MISMATCH,
          ErrorCode.SPEC_INVALID);

  private final Broadcast<LabelledImages> train;
  private final Broadcast<LabelledImages> test;
  private final String backend;
  private final String dataSha256;
  private final String testSha256;

  SweepTask(
      Broadcast<LabelledImages> train,
      Broadcast<LabelledImages> test,
      String backend,
      String dataSha256,
      String testSha256) {
    this.train = train;
    this.test = test;
    this.backend = backend;
    this.dataSha256 = dataSha256;
    this.testSha256 = testSha256;
  }

  @Override
  public Row call(String json) {
    NetworkSpec spec = Specs.parse(json, "of the sweep");
    int threads = TaskContext.get().cpus();
    try {
      return row(spec, json, threads, null, results(spec, threads));
    } catch (LenetException e) {
      if (!OF_THE_TRAINING.contains(e.code())) {
        throw e;
      }
      return row(spec, json, threads, e.getMessage(), new Object[RESULTS]);
    }
  }

  private Row row(NetworkSpec spec, String json, int threads, String error, Object[] results) {
    TrainingSpec training = spec.training();
    List<Object> values =
        new ArrayList<>(
            List.of(
                spec.name(),
                training.seed(),
                training.optimizer().learningRate(),
                backend,
                threads,
                dataSha256,
                testSha256,
                json));
    values.add(error);
    values.addAll(Arrays.asList(results));
    return RowFactory.create(values.toArray());
  }

  private Object[] results(NetworkSpec spec, int threads) {
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(spec)) {
      TrainingOptions options = TrainingOptions.builder().threads(threads).build();
      TrainingReport report =
          opened.newTrainer(spec.training()).train(model, train.value().toDataset(), options);
      Evaluation evaluation = opened.newEvaluator().evaluate(model, test.value().toDataset());
      return new Object[] {
        evaluation.accuracy(),
        evaluation.errors(),
        report.kept().validationAccuracy(),
        report.kept().trainLoss(),
        report.trainSeconds(),
        report.weightsSha256(),
        ModelFile.of(model, report, evaluation).toBytes()
      };
    }
  }
}
