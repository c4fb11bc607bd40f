package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.picture.DigitReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.scheduler.LiveListenerBus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.reflect.ClassTag;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A table of pictures, on two executors,")
class PictureReaderTest {
  private static final int PICTURES = 400;
  private static final StructType FILES =
      new StructType().add("name", DataTypes.StringType).add("file", DataTypes.BinaryType);

  @TempDir Path folder;

  @Test
  @DisplayName("is read as one process reads it, picture for picture")
  void readsAsOneProcess(Cluster cluster) {
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), PICTURES, 8);
    Dataset<Row> numbers = PictureReader.open(cluster.spark()).read(pictures, "picture");
    assertEquals(inOneProcess(pictures), values(numbers));
  }

  @Test
  @DisplayName("is read completely, and nothing twice, if an executor is killed meanwhile")
  void survivesAKill(Cluster cluster) throws Exception {
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), PICTURES, 8);
    PictureReader reader = with(cluster, "spark.lenet.backend", StallingProvider.NAME);
    String table = folder.resolve("numbers").toString();
    CompletableFuture<Void> killed = Trap.set();
    reader.read(pictures, "picture").write().parquet(table);
    killed.join();
    assertEquals(inOneProcess(pictures), values(cluster.spark().read().parquet(table)));
  }

  @Test
  @DisplayName("may have files that are no pictures: each is a row with its error")
  void badPicturesAreRows(Cluster cluster) throws Exception {
    byte[] form = Files.readAllBytes(Path.of("form.jpg"));
    Dataset<Row> files =
        cluster
            .spark()
            .createDataFrame(
                List.of(
                    RowFactory.create("form", form),
                    RowFactory.create("text", "5437".getBytes()),
                    RowFactory.create("empty", new byte[0]),
                    RowFactory.create("half", java.util.Arrays.copyOf(form, form.length / 2)),
                    RowFactory.create("null", null)),
                FILES)
            .coalesce(1);
    List<Row> rows =
        PictureReader.open(cluster.spark()).read(files, "file").orderBy("name").collectAsList();
    List<String> read = new ArrayList<>();
    for (Row row : rows) {
      String error = row.getAs("error");
      String code = error == null ? "" : error.replaceAll(".*\\[|\\]", "");
      read.add(row.getAs("name") + " " + row.getAs("number") + " " + code);
    }
    assertEquals(
        List.of(
            "empty null PICTURE_DAMAGED",
            "form 5437 ",
            "half null PICTURE_DAMAGED",
            "null null The picture is null",
            "text null PICTURE_UNKNOWN"),
        read);
  }

  @Test
  @DisplayName("may have large files that are no pictures: they do not fill the executor's memory")
  void largeFiles(Cluster cluster) {
    Dataset<Row> large =
        cluster
            .spark()
            .range(0, 300, 1, 1)
            .selectExpr(
                "CAST(id AS STRING) AS name", "CAST(repeat('no', 2500000) AS BINARY) AS file");
    Dataset<Row> read = PictureReader.open(cluster.spark()).read(large, "file");
    assertEquals(300, read.where("error LIKE '%PICTURE_UNKNOWN%'").count());
  }

  @Test
  @DisplayName("is read by one reader in each executor, which its tasks share")
  void sharesOneReader(Cluster cluster) {
    Broadcast<SharedReader> shared =
        cluster.context().broadcast(new SharedReader("java", null, 0.8));
    JavaRDD<Integer> tasks =
        cluster.context().parallelize(IntStream.range(0, 16).boxed().toList(), 16);
    List<String> readers =
        tasks
            .map(
                t ->
                    SparkEnv.get().executorId()
                        + " "
                        + System.identityHashCode(shared.value().get()))
            .distinct()
            .collect();
    assertEquals(2, readers.size(), readers::toString);
  }

  @Test
  @DisplayName("is read by several tasks of an executor at once, each as if it were alone")
  void readsInSeveralThreads(Cluster cluster) {
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), 50, 1);
    List<byte[]> files =
        pictures.select("picture").orderBy("id").as(Encoders.BINARY()).collectAsList();
    SharedReader reader = new SharedReader("java", null, 0.8);
    Broadcast<SharedReader> shared = cluster.context().broadcast(reader);
    List<String> read =
        cluster
            .context()
            .parallelize(List.of(6), 1)
            .flatMap(threads -> Crowd.read(threads, shared, files).iterator())
            .collect();
    assertEquals(6, read.size());
    assertEquals(1, read.stream().distinct().count(), read::toString);
    assertEquals(Crowd.text(reader, files), read.get(0));
  }

  @Test
  @DisplayName("is read without an engine in the driver, which only tries one")
  void closesTheTrial(Cluster cluster) {
    int before = StallingProvider.openEngines();
    with(cluster, "spark.lenet.backend", StallingProvider.NAME);
    assertEquals(before, StallingProvider.openEngines());
  }

  @Test
  @DisplayName("is read by a command that counts, and then counts no more")
  void stopsCounting(Cluster cluster) {
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), 20, 2);
    String table = folder.resolve("counted").toString();
    String printed = ReadingRun.run(cluster.spark(), pictures, "picture", table);
    assertTrue(printed.startsWith("20 pictures read in "), printed);
    ClassTag<ExecutorUse> type = ClassTag.apply(ExecutorUse.class);
    LiveListenerBus bus = cluster.spark().sparkContext().listenerBus();
    assertEquals(0, bus.findListenersByClass(type).size());
  }

  @Test
  @DisplayName("is read in SQL by the function read_digits, with the same result")
  void readsInSql(Cluster cluster) {
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), 50, 2);
    pictures.createOrReplaceTempView("pictures");
    Dataset<Row> read =
        cluster
            .spark()
            .sql(
                "SELECT id, label, reading.* FROM (SELECT *, read_digits(picture) AS reading FROM"
                    + " pictures)");
    assertEquals(inOneProcess(pictures), values(read));
  }

  @Test
  @DisplayName("is read in SQL as the session's settings say at that time")
  void heedsTheSession(Cluster cluster) {
    GeneratedDigits.of(cluster.spark(), 50, 2).createOrReplaceTempView("pictures");
    String query =
        "SELECT count_if(reading.sure) FROM (SELECT read_digits(picture) AS reading FROM pictures)";
    long usual = cluster.spark().sql(query).first().getLong(0);
    SparkSession strict = cluster.spark().newSession();
    GeneratedDigits.of(strict, 50, 2).createOrReplaceTempView("pictures");
    strict.conf().set("spark.lenet.sureFrom", "0.9999999");
    assertTrue(strict.sql(query).first().getLong(0) < usual);
    assertEquals(usual, cluster.spark().sql(query).first().getLong(0));
  }

  @Test
  @DisplayName("is read by a function that was registered by another name")
  void registersAFunction(Cluster cluster) {
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), 20, 2);
    pictures.createOrReplaceTempView("few");
    cluster.spark().udf().register("number_on", PictureReader.open(cluster.spark()).function());
    Dataset<Row> read =
        cluster
            .spark()
            .sql("SELECT id, label, r.* FROM (SELECT *, number_on(picture) AS r FROM few)");
    assertEquals(inOneProcess(pictures), values(read));
  }

  @Test
  @DisplayName("without that column, or with one of the result's, is refused")
  void refusesOtherTables(Cluster cluster) {
    PictureReader reader = PictureReader.open(cluster.spark());
    Dataset<Row> pictures = GeneratedDigits.of(cluster.spark(), 1, 1);
    Exception missing =
        assertThrows(IllegalArgumentException.class, () -> reader.read(pictures, "image"));
    assertTrue(missing.getMessage().contains("'image'"), missing::getMessage);
    Dataset<Row> twice = pictures.withColumn("number", col("label"));
    Exception doubled =
        assertThrows(IllegalArgumentException.class, () -> reader.read(twice, "picture"));
    assertTrue(doubled.getMessage().contains("'number'"), doubled::getMessage);
  }

  @Test
  @DisplayName("is refused with a model file that has no bytes, and not read with another model")
  void emptyModel(Cluster cluster) throws Exception {
    String empty = Files.createFile(folder.resolve("empty.safetensors")).toString();
    ModelFileException e =
        assertThrows(ModelFileException.class, () -> with(cluster, "spark.lenet.model", empty));
    assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
  }

  /** A reader that was opened with a setting which other tests do not have. */
  private static PictureReader with(Cluster cluster, String setting, String value) {
    cluster.spark().conf().set(setting, value);
    try {
      return PictureReader.open(cluster.spark());
    } finally {
      cluster.spark().conf().unset(setting);
    }
  }

  private static List<String> inOneProcess(Dataset<Row> pictures) {
    List<String> values = new ArrayList<>();
    try (Backend backend = Backends.open("java");
        DigitReader reader = DigitReader.builder().backend(backend).open()) {
      for (Row row : pictures.orderBy("id").collectAsList()) {
        Row answer = ReadingColumns.of(reader.read(row.<byte[]>getAs("picture")));
        values.add(
            Texts.of(
                row.get(0),
                row.get(1),
                answer.get(0),
                answer.get(1),
                answer.get(2),
                answer.get(3)));
      }
    }
    return values;
  }

  private static List<String> values(Dataset<Row> numbers) {
    return numbers
        .select("id", "label", "number", "sure", "digits", "error")
        .orderBy("id")
        .collectAsList()
        .stream()
        .map(
            row -> Texts.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
        .toList();
  }
}
