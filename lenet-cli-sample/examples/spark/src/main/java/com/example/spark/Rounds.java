package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Model;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
          .add("model", BinaryType, false);

  private final ResultTable table;
  private final Model model;
  private final BackendInfo backend;
  private final int localSteps;
  private final int partitions;
  private final int threads;
  private final String dataSha256;
  private final List<EpochReport> reports = new ArrayList<>();

  private Rounds(
      ResultTable table,
      Model model,
      BackendInfo backend,
      int localSteps,
      int threads,
      List<String> hashesOfShards) {
    this.table = table;
    this.model = model;
    this.backend = backend;
    this.localSteps = localSteps;
    this.threads = threads;
    this.partitions = hashesOfShards.size();
    this.dataSha256 = sha256(String.join("", hashesOfShards));
  }

  /** The rounds of this training that the table has; the model gets the weights of the last one. */
  static Rounds in(
      ResultTable table,
      Model model,
      BackendInfo backend,
      int localSteps,
      int threads,
      List<String> hashesOfShards) {
    Rounds rounds = new Rounds(table, model, backend, localSteps, threads, hashesOfShards);
    table
        .rows()
        .where(rounds.own())
        .orderBy("round")
        .drop("model")
        .collectAsList()
        .forEach(row -> rounds.reports.add(report(row)));
    if (rounds.count() > 0) {
      model.setWeights(rounds.newest().weights());
    }
    return rounds;
  }

  private Column own() {
    return col("spec_json")
        .equalTo(Specs.toJson(model.spec()))
        .and(col("backend").equalTo(backend.name()))
        .and(col("local_steps").equalTo(localSteps))
        .and(col("partitions").equalTo(partitions))
        .and(col("threads").equalTo(threads))
        .and(col("data_sha256").equalTo(dataSha256));
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

  /** Adds a round, after which the model has its weights. When this returns, the table has it. */
  RoundReport add(List<LocalResult> results, double seconds) {
    long images = results.stream().mapToLong(LocalResult::images).sum();
    double loss = results.stream().mapToDouble(r -> r.images() * r.loss()).sum() / images;
    double accuracy = results.stream().mapToDouble(r -> r.images() * r.accuracy()).sum() / images;
    RoundReport report = new RoundReport(count() + 1, images, loss, accuracy, seconds);
    reports.add(report);
    Row row =
        RowFactory.create(
            Specs.toJson(model.spec()),
            backend.name(),
            localSteps,
            partitions,
            threads,
            dataSha256,
            report.epoch(),
            images,
            loss,
            accuracy,
            seconds,
            modelFile().toBytes());
    table.append(List.of(row));
    return report;
  }

  private ModelFile modelFile() {
    return ModelFile.of(
        model,
        new RoundsReport(
            List.copyOf(reports),
            model.spec().training(),
            partitions,
            backend,
            "%d partitions on Spark, %d local steps".formatted(partitions, localSteps),
            dataSha256,
            model.weights().sha256()));
  }

  /** The model of the last round in the table. */
  ModelFile newest() {
    byte[] model =
        table
            .rows()
            .where(own().and(col("round").equalTo(count())))
            .select("model")
            .first()
            .getAs(0);
    return ModelFile.read(new ByteArrayInputStream(model), "round " + count());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
