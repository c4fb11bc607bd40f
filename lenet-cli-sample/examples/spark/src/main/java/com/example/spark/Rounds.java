package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.Model;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rounds of one training: those that stand in the table, and those that are added to it. */
final class Rounds {
  static final StructType SCHEMA =
      new StructType()
          .add("spec_json", StringType, false)
          .add("backend", StringType, false)
          .add("local_steps", IntegerType, false)
          .add("partitions", IntegerType, false)
          .add("threads", IntegerType, false)
          .add("data_sha256", StringType, false)
          .add("round", IntegerType, false)
          .add("images", LongType, false)
          .add("train_loss", DoubleType, false)
          .add("train_accuracy", DoubleType, false)
          .add("seconds", DoubleType, false)
          .add("weights", DataTypes.createArrayType(FloatType, false), false);

  private final ResultTable table;
  private final Model model;
  private final BackendInfo backend;
  private final int localSteps;
  private final int partitions;
  private final int threads;
  private final TrainingTable images;
  private final List<RoundReport> reports = new ArrayList<>();

  /** The rounds of this training that the table has; the model gets the weights of the last one. */
  Rounds(
      ResultTable table,
      Model model,
      BackendInfo backend,
      int localSteps,
      int partitions,
      int threads,
      TrainingTable images) {
    this.table = table;
    this.model = model;
    this.backend = backend;
    this.localSteps = localSteps;
    this.partitions = partitions;
    this.threads = threads;
    this.images = images;
    Dataset<Row> own = table.rows().where(own());
    own.orderBy("round").drop("weights").collectAsList().forEach(row -> reports.add(report(row)));
    if (count() > 0) {
      Row last = own.where(col("round").equalTo(count())).select("weights").first();
      model.setWeights(Weights.of(model.spec(), floats(last.getList(0))));
    }
  }

  private Column own() {
    return col("spec_json")
        .equalTo(Specs.toJson(model.spec()))
        .and(col("backend").equalTo(backend.name()))
        .and(col("local_steps").equalTo(localSteps))
        .and(col("partitions").equalTo(partitions))
        .and(col("threads").equalTo(threads))
        .and(col("data_sha256").equalTo(images.sha256()));
  }

  private static RoundReport report(Row row) {
    return new RoundReport(
        row.<Integer>getAs("round"),
        row.<Long>getAs("images"),
        row.<Double>getAs("train_loss"),
        row.<Double>getAs("train_accuracy"),
        row.<Double>getAs("seconds"));
  }

  int count() {
    return reports.size();
  }

  /** Whether they have used the images as often as the spec has epochs. */
  boolean areAll() {
    long used = reports.stream().mapToLong(RoundReport::images).sum();
    return used >= (long) model.spec().training().epochs() * images.size();
  }

  /** Adds a round, after which the model has its weights. When this returns, the table has it. */
  RoundReport add(List<LocalResult> results, double seconds) {
    long used = results.stream().mapToLong(LocalResult::images).sum();
    double loss = results.stream().mapToDouble(r -> r.images() * r.loss()).sum() / used;
    double accuracy = results.stream().mapToDouble(r -> r.images() * r.accuracy()).sum() / used;
    RoundReport report = new RoundReport(count() + 1, used, loss, accuracy, seconds);
    reports.add(report);
    Row row =
        RowFactory.create(
            Specs.toJson(model.spec()),
            backend.name(),
            localSteps,
            partitions,
            threads,
            images.sha256(),
            report.round(),
            used,
            loss,
            accuracy,
            seconds,
            model.weights().toArray());
    table.append(List.of(row));
    return report;
  }

  /**
   * The model file after the last round.
   *
   * @param dataName the name of the images
   */
  ModelFile modelFile(String dataName) {
    LocalReport report =
        new LocalReport(
            LocalEpoch.of(reports, images.size()),
            model.spec().training(),
            threads,
            backend,
            dataName,
            images.sha256(),
            model.weights().sha256());
    return ModelFile.of(model, report);
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }
}
